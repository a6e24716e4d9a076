import { HttpClient, HttpClientRequest } from "@effect/platform"
import { Effect, FiberRef, GlobalValue } from "effect"

interface Call {
  readonly reference: string
  status: number | undefined
}

const currentCall = GlobalValue.globalValue("callwise/providers/guard/currentCall", () =>
  FiberRef.unsafeMake<Call | undefined>(undefined)
)

/** Names the purchases that the HTTP calls of `use` are made for, and gives back the last status seen. */
export const underReference = <A, E>(purchaseIds: ReadonlyArray<string>, use: Effect.Effect<A, E>) =>
  Effect.suspend(() => {
    const call: Call = { reference: purchaseIds.join(","), status: undefined }
    return use.pipe(
      Effect.either,
      Effect.map(result => ({ result, status: call.status })),
      Effect.locally(currentCall, call)
    )
  })

/** A span of semantic conventions with nothing of the URL but the host, and nothing of headers and bodies. */
const spanned = (client: HttpClient.HttpClient) =>
  HttpClient.transform(client, (answer, request) =>
    answer.pipe(
      Effect.tap(({ status }) => Effect.annotateCurrentSpan("http.response.status_code", status)),
      Effect.withSpan(`http.client ${request.method}`, {
        kind: "client",
        captureStackTrace: false,
        attributes: {
          "http.request.method": request.method,
          "server.address": URL.parse(request.url)?.hostname ?? "unknown"
        }
      })
    )
  )

/** The client that adapters get: calls carry their purchases' ids, and no span of it can hold personal data. */
export const providerHttp = Effect.map(HttpClient.HttpClient, client =>
  client.pipe(
    HttpClient.mapRequestEffect(request =>
      Effect.map(FiberRef.get(currentCall), call =>
        call === undefined ? request : HttpClientRequest.setHeader(request, "X-Callwise-Reference", call.reference)
      )
    ),
    HttpClient.tap(({ status }) =>
      Effect.map(FiberRef.get(currentCall), call => {
        if (call !== undefined) call.status = status
      })
    ),
    HttpClient.withTracerDisabledWhen(() => true),
    HttpClient.withTracerPropagation(false),
    spanned
  )
)
