import { HttpServerResponse } from "@effect/platform"
import { Clock, Context, Duration, Effect, Layer, Schedule, type Scope } from "effect"
import type { Caller } from "../keys/ApiKey.ts"
import { Ids } from "../platform/Ids.ts"
import { wholeNumber } from "../platform/NumberSetting.ts"
import { Secrets } from "../platform/Secrets.ts"
import { leadAbout } from "./AboutLead.ts"
import { IdempotencyRepo } from "./IdempotencyRepo.ts"
import type { Inbound } from "./Inbound.ts"
import type { Fault } from "./Problem.ts"
import { RepeatableRequest } from "./RepeatableRequest.ts"

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

  /** Runs the request once per key and body; twins get its stored answer, and only what is final is stored. */
  const once = <E, R>(
    inbound: Inbound,
    caller: Caller,
    answer: Effect.Effect<HttpServerResponse.HttpServerResponse, E, R>,
    refuse: (fault: Fault) => HttpServerResponse.HttpServerResponse
  ): Effect.Effect<HttpServerResponse.HttpServerResponse, E, R | Scope.Scope> =>
    Effect.gen(function* () {
      if (inbound.idempotency === null) return yield* answer
      const owner = yield* ids.next
      const { key, fingerprint } = inbound.idempotency
      const earlier = yield* repo.begin({
        keyId: caller.keyId,
        idempotencyKey: secrets.hash("idempotency key", key).toString("base64url"),
        fingerprint: secrets.hash("idempotent request", Buffer.from(fingerprint).toString("hex")),
        owner,
        runningForSeconds
      })
      if (earlier.identity === null) {
        if (earlier.sameRequest === false) return refuse(otherBody)
        if (earlier.status === null) return refuse(running)
        if (earlier.sealedBody === null) return refuse(erased)
        return HttpServerResponse.raw(secrets.decrypt(earlier.sealedBody), {
          status: earlier.status,
          headers: { ...earlier.headers, "idempotent-replayed": "true" }
        })
      }
      const trying = Effect.gen(function* () {
        const response = yield* Effect.provideService(answer, RepeatableRequest, { identity: earlier.identity })
        if (!isFinal(response.status)) {
          yield* repo.release(owner)
          return response
        }
        const body = yield* Effect.promise(() => HttpServerResponse.toWeb(response).text())
        const headers = Object.fromEntries(
          kept.flatMap(name => (response.headers[name] === undefined ? [] : [[name, response.headers[name]]]))
        )
        const contentType = response.body._tag !== "Empty" ? response.body.contentType : undefined
        const complete = contentType === undefined ? headers : { "content-type": contentType, ...headers }
        yield* repo.finish({
          owner,
          status: response.status,
          headers: complete,
          sealedBody: secrets.encrypt(body),
          subject: subjectOf(inbound, headers)
        })
        return HttpServerResponse.raw(body, { status: response.status, headers: complete })
      })
      return yield* held(
        owner,
        Effect.onError(trying, () => repo.release(owner))
      )
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
