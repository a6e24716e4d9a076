import { HttpServerResponse } from "@effect/platform"
import { Clock, Context, Duration, Effect, Layer, Option, Schedule, type Scope } from "effect"
import type { Caller } from "../keys/ApiKey.ts"
import { Ids } from "../platform/Ids.ts"
import { wholeNumber } from "../platform/NumberSetting.ts"
import { Secrets } from "../platform/Secrets.ts"
import { leadAbout } from "./AboutLead.ts"
import { type Attempt, cameSecond, IdempotencyRepo } from "./IdempotencyRepo.ts"
import type { Inbound } from "./Inbound.ts"
import type { Fault } from "./Problem.ts"
import { type Keeping, RepeatableRequest } from "./RepeatableRequest.ts"

const Hours = wholeNumber("CALLWISE_IDEMPOTENCY_HOURS", { from: 1, to: 720, otherwise: 24 })

/** Renewed while a request runs: what a replica had in hand when it died can be tried again after so long. */
const runningForSeconds = 10
const renewedEvery = Duration.seconds(runningForSeconds / 4)
const forgottenAtOnce = 5_000

const kept = ["content-type", "location", "etag", "link"]

const otherBody: Fault = {
  status: 422,
  code: "idempotency_key_reused",
  detail: "This Idempotency-Key came before with another request. Use a new key for a new request."
}

const running: Fault = {
  status: 409,
  code: "idempotent_request_running",
  detail: "A request with this Idempotency-Key is still running. Ask again in a moment.",
  headers: { "retry-after": "1" }
}

const erased: Fault = {
  status: 410,
  code: "answer_erased",
  detail: "What this request wrote was about a person who has been erased since. It is not done again."
}

const isFinal = (status: number) => status < 500 && ![401, 403, 408, 429].includes(status)

/** The lead that an answer is about, so that erasing the lead erases the answer. */
const subjectOf = (inbound: Inbound, { location, link }: Readonly<Record<string, string>>): string | null =>
  leadAbout(link) ??
  (location === undefined
    ? /^\/api\/leads\/([^/]+)\/./.exec(new URL(inbound.url).pathname)
    : /^\/api\/leads\/([^/]+)/.exec(location))?.[1] ??
  null

const textOf = (response: HttpServerResponse.HttpServerResponse): string => {
  if (response.body._tag !== "Uint8Array") throw new Error("only an answer in memory is kept with what is written")
  return Buffer.from(response.body.body).toString("utf8")
}

const bodyOf = (response: HttpServerResponse.HttpServerResponse): Effect.Effect<string> =>
  response.body._tag === "Uint8Array"
    ? Effect.succeed(textOf(response))
    : Effect.promise(() => HttpServerResponse.toWeb(response).text())

const keptHeaders = ({ headers }: HttpServerResponse.HttpServerResponse): Readonly<Record<string, string>> =>
  Object.fromEntries(
    kept.flatMap(name => {
      const value = headers[name]
      return value === undefined ? [] : [[name, value]]
    })
  )

const completeHeaders = (
  { body }: HttpServerResponse.HttpServerResponse,
  headers: Readonly<Record<string, string>>
) => {
  const contentType = body._tag !== "Empty" ? body.contentType : undefined
  return contentType === undefined ? headers : { "content-type": contentType, ...headers }
}

/** With its length: what is short is sent as it is. */
const answerOf = (body: string, status: number, headers: Readonly<Record<string, string>>) =>
  HttpServerResponse.raw(body, { status, headers, contentLength: Buffer.byteLength(body) })

interface Asked<E, R> {
  readonly inbound: Inbound
  readonly attempt: Pick<Attempt, "keyId" | "idempotencyKey" | "fingerprint" | "owner">
  readonly refuse: (fault: Fault) => HttpServerResponse.HttpServerResponse
  readonly answer: Effect.Effect<HttpServerResponse.HttpServerResponse, E, R>
}

const make = Effect.gen(function* () {
  const repo = yield* IdempotencyRepo
  const ids = yield* Ids
  const secrets = yield* Secrets
  const hours = yield* Hours
  yield* repo
    .forgetOlderThan(hours, forgottenAtOnce)
    .pipe(Effect.repeat(Schedule.spaced("10 minutes")), Effect.forkScoped)

  const begunAtMillis = new Map<string, number>()
  const renewing = Effect.flatMap(Clock.currentTimeMillis, now => {
    const before = now - Duration.toMillis(renewedEvery)
    const owners = [...begunAtMillis].flatMap(([owner, begunAt]) => (begunAt <= before ? [owner] : []))
    return owners.length === 0 ? Effect.void : repo.renew(owners, runningForSeconds)
  })
  yield* renewing.pipe(
    Effect.catchAllCause(cause => Effect.logError("Requests under way cannot be renewed", cause)),
    Effect.schedule(Schedule.spaced(renewedEvery)),
    Effect.forkScoped
  )

  /** Nobody else tries it as long as this runs. */
  const held = <A, E, R>(owner: string, request: Effect.Effect<A, E, R>) =>
    Effect.acquireUseRelease(
      Effect.map(Clock.currentTimeMillis, now => begunAtMillis.set(owner, now)),
      () => request,
      () => Effect.sync(() => begunAtMillis.delete(owner))
    )

  const attemptOf = ({ fingerprint, key }: NonNullable<Inbound["idempotency"]>, caller: Caller, owner: string) => ({
    keyId: caller.keyId,
    idempotencyKey: secrets.hash("idempotency key", key).toString("base64url"),
    fingerprint: secrets.hash("idempotent request", Buffer.from(fingerprint).toString("hex")),
    owner
  })

  const keptOf = (inbound: Inbound, response: HttpServerResponse.HttpServerResponse, body: string) => {
    const headers = keptHeaders(response)
    return {
      status: response.status,
      headers: completeHeaders(response, headers),
      sealedBody: secrets.encrypt(body),
      subject: subjectOf(inbound, headers)
    }
  }

  /** Noted before it runs: who comes second meanwhile is told so. */
  const noted = <E, R>({ answer, attempt, inbound, refuse }: Asked<E, R>) =>
    Effect.gen(function* () {
      const { owner } = attempt
      const earlier = yield* repo.begin({ ...attempt, runningForSeconds })
      if (earlier.identity === null) {
        if (earlier.sameRequest === false) return refuse(otherBody)
        if (earlier.status === null) return refuse(running)
        if (earlier.sealedBody === null) return refuse(erased)
        return answerOf(secrets.decrypt(earlier.sealedBody), earlier.status, {
          ...earlier.headers,
          "idempotent-replayed": "true"
        })
      }
      const trying = Effect.gen(function* () {
        const response = yield* Effect.provideService(answer, RepeatableRequest, {
          identity: earlier.identity,
          keeping: null
        })
        if (!isFinal(response.status)) {
          yield* repo.release(owner)
          return response
        }
        const body = yield* bodyOf(response)
        const kept = keptOf(inbound, response, body)
        yield* repo.finish({ owner, ...kept })
        return answerOf(body, response.status, kept.headers)
      })
      return yield* held(
        owner,
        Effect.onError(trying, () => repo.release(owner))
      )
    })

  /** Noted with what it writes. Where it wrote nothing, or somebody else came under the key before, what is noted decides. */
  const unnoted = <E, R>(asked: Asked<E, R>) =>
    Effect.gen(function* () {
      let kept: HttpServerResponse.HttpServerResponse | undefined
      const keeping: Keeping = (rows, response) => {
        kept = response
        return repo.keeping(rows, { ...asked.attempt, ...keptOf(asked.inbound, response, textOf(response)) })
      }
      const answered = yield* Effect.provideService(asked.answer, RepeatableRequest, { identity: null, keeping }).pipe(
        Effect.asSome,
        Effect.catchSomeCause(cause => Option.liftPredicate(Effect.succeedNone, () => cameSecond(cause)))
      )
      if (Option.isNone(answered)) return yield* noted(asked)
      const response = answered.value
      if (response === kept || !isFinal(response.status)) return response
      return yield* noted({ ...asked, answer: Effect.succeed(response) })
    })

  /** Runs the request once per key and body; twins get its stored answer, and only what is final is stored. */
  const once = <E, R>(
    inbound: Inbound,
    caller: Caller,
    answer: Effect.Effect<HttpServerResponse.HttpServerResponse, E, R>,
    refuse: (fault: Fault) => HttpServerResponse.HttpServerResponse,
    keepsItsAnswer = false
  ): Effect.Effect<HttpServerResponse.HttpServerResponse, E, R | Scope.Scope> =>
    Effect.gen(function* () {
      if (inbound.idempotency === null) return yield* answer
      const attempt = attemptOf(inbound.idempotency, caller, yield* ids.next)
      return yield* (keepsItsAnswer ? unnoted : noted)({ inbound, attempt, refuse, answer })
    })

  return { once }
})

export class Idempotency extends Context.Tag("callwise/http/Idempotency")<
  Idempotency,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layerNoDeps = Layer.scoped(Idempotency, make)
  static readonly layer = this.layerNoDeps.pipe(Layer.provide([IdempotencyRepo.layer, Ids.layer, Secrets.layer]))
}
