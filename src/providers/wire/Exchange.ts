import { FetchHttpClient, type Headers, HttpClient, HttpClientRequest, type HttpClientResponse } from "@effect/platform"
import { Chunk, Effect, Option, Predicate, Stream } from "effect"
import { ProviderFailure } from "../Provider.ts"

export interface Received {
  readonly status: number
  readonly headers: Headers.Headers
  readonly body: string
}

export type Exchange = (request: HttpClientRequest.HttpClientRequest) => Effect.Effect<Received, ProviderFailure>

const maxBodyBytes = 2 * 1024 * 1024
const isSuccess = (status: number) => status >= 200 && status < 300

const neverSentCodes =
  /^(ECONNREFUSED|ENOTFOUND|EAI_|EHOSTUNREACH|ENETUNREACH|EPROTO|CERT_|DEPTH_ZERO|UNABLE_TO|ERR_TLS|ERR_ADDRESS_NOT_PUBLIC)/

const codeOf = (error: unknown): string =>
  Predicate.hasProperty(error, "code") && Predicate.isString(error.code)
    ? error.code
    : Predicate.hasProperty(error, "cause")
      ? codeOf(error.cause)
      : ""

const unreachable = (error: unknown) =>
  new ProviderFailure({ reason: "unreachable", billing: neverSentCodes.test(codeOf(error)) ? "none" : "unknown" })

const text = (chunks: Chunk.Chunk<Uint8Array>) => Buffer.concat(Chunk.toReadonlyArray(chunks)).toString("utf8")

interface Read {
  readonly bytes: number
  readonly chunks: Chunk.Chunk<Uint8Array>
}
const nothingRead: Read = { bytes: 0, chunks: Chunk.empty() }

const readBounded = (response: HttpClientResponse.HttpClientResponse) =>
  response.stream.pipe(
    Stream.runFoldEffect(nothingRead, (read, chunk) => {
      const bytes = read.bytes + chunk.byteLength
      return bytes > maxBodyBytes
        ? Effect.fail("too_large" as const)
        : Effect.succeed<Read>({ bytes, chunks: Chunk.append(read.chunks, chunk) })
    }),
    Effect.map(read => Option.some(text(read.chunks))),
    Effect.catchAll(error =>
      Effect.succeed(
        error !== "too_large" && error._tag === "ResponseError" && error.reason === "EmptyBody"
          ? Option.some("")
          : Option.none<string>()
      )
    )
  )

const receive = (response: HttpClientResponse.HttpClientResponse) =>
  Effect.flatMap(readBounded(response), body =>
    Option.isNone(body) && isSuccess(response.status)
      ? Effect.fail(new ProviderFailure({ reason: "malformed", billing: "unknown", status: response.status }))
      : Effect.succeed<Received>({
          status: response.status,
          headers: response.headers,
          body: Option.getOrElse(body, () => "")
        })
  )

/** One request and its whole answer. Nothing of it is traced: URLs and headers may name a person or hold a key. */
export const exchangeWith = (client: HttpClient.HttpClient): Exchange => {
  const quiet = client.pipe(HttpClient.withTracerDisabledWhen(() => true))
  return request =>
    quiet
      .execute(HttpClientRequest.setHeader(request, "user-agent", "callwise/0.1"))
      .pipe(
        Effect.provideService(FetchHttpClient.RequestInit, { redirect: "manual" }),
        Effect.mapError(unreachable),
        Effect.flatMap(receive)
      )
}

/** An exchange whose answers are in 2xx; any other answer is what the vendor's own words for it mean. */
export const accepting =
  (exchange: Exchange, refused: (received: Received) => Effect.Effect<never, ProviderFailure>): Exchange =>
  request =>
    Effect.filterOrElse(exchange(request), succeeded, refused)

export const succeeded = (received: Received): boolean => isSuccess(received.status)

export const at = (endpoint: string, path: string): string => `${endpoint.replace(/\/+$/, "")}${path}`
