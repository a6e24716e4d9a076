import { HttpApiBuilder, HttpApiError, type HttpApp, HttpServerRequest, HttpServerResponse } from "@effect/platform"
import { Cause, Context, Duration, Effect, Option, Redacted } from "effect"
import { Actor } from "../audit/Actor.ts"
import { ApiKeys } from "../keys/ApiKeys.ts"
import { problemsOfAddress } from "./BadRequest.ts"
import { CurrentCaller } from "./Caller.ts"
import type { Endpoint, Survey } from "./Endpoints.ts"
import { faultOf } from "./Faults.ts"
import { Idempotency } from "./Idempotency.ts"
import { cameSecond } from "./IdempotencyRepo.ts"
import { CurrentInbound } from "./Inbound.ts"
import { type Fault, problemResponse } from "./Problem.ts"
import { KeepsItsAnswer } from "./RepeatableRequest.ts"
import { recordRequest } from "./RequestMetrics.ts"
import { Throttling } from "./Throttling.ts"

const bearer = "Bearer "

const throttled: Fault = {
  status: 429,
  code: "rate_limited",
  detail: "This key has used up its requests of the minute. Retry-After says when to go on."
}

const keepsItsAnswer = ({ definition }: Endpoint): boolean => Context.get(definition.annotations, KeepsItsAnswer)

const unfit = Effect.die(new HttpApiError.HttpApiDecodeError({ issues: [], message: "" }))

/** Around every call of the contract: who asks, how often, whether asked before; and every failure as a problem. */
export const edge = (survey: Survey) =>
  HttpApiBuilder.middleware(
    Effect.gen(function* () {
      const keys = yield* ApiKeys
      const throttling = yield* Throttling
      const idempotency = yield* Idempotency

      return (app: HttpApp.Default) =>
        Effect.gen(function* () {
          const request = yield* HttpServerRequest.HttpServerRequest
          const inbound = yield* CurrentInbound
          const refuse = (fault: Fault) => problemResponse(fault, inbound)
          const url = new URL(inbound.url)
          const endpoint = survey.at(request.method, url.pathname)
          const isAddressed = endpoint === undefined || problemsOfAddress(endpoint, url).length === 0
          const authorization = request.headers.authorization ?? ""
          const caller = authorization.startsWith(bearer)
            ? Option.getOrNull(yield* keys.authenticate(Redacted.make(authorization.slice(bearer.length).trim())))
            : null
          const answered = (isAddressed || caller === null ? app : unfit).pipe(
            Effect.catchAllCause(cause =>
              Cause.isInterruptedOnly(cause) || cameSecond(cause)
                ? Effect.failCause(cause)
                : Effect.map(faultOf(survey, request, cause), refuse)
            )
          )
          if (caller === null) return yield* answered
          const repeatable = endpoint === undefined ? { ...inbound, idempotency: null } : inbound
          const asCaller = answered.pipe(
            Effect.provideService(CurrentCaller, caller),
            Effect.provideService(Actor, {
              keyId: caller.keyId,
              keyName: caller.keyName,
              requestId: inbound.requestId
            }),
            Effect.annotateLogs("keyId", caller.keyId)
          )
          const { allowed, headers } = yield* throttling.take(caller.keyId)
          const response = allowed
            ? yield* idempotency.once(
                repeatable,
                caller,
                asCaller,
                refuse,
                endpoint !== undefined && keepsItsAnswer(endpoint)
              )
            : refuse({ ...throttled, headers })
          return HttpServerResponse.setHeaders(response, headers)
        }).pipe(watched(survey))
    })
  )

const watched =
  (survey: Survey) =>
  <E, R>(answer: Effect.Effect<HttpServerResponse.HttpServerResponse, E, R>) =>
    Effect.gen(function* () {
      const request = yield* HttpServerRequest.HttpServerRequest
      const { requestId, url } = yield* CurrentInbound
      const route = survey.at(request.method, new URL(url).pathname)?.definition.path ?? "unmatched"
      const [duration, response] = yield* Effect.timed(Effect.annotateLogs(answer, "requestId", requestId))
      yield* recordRequest(request.method, route, response.status, Duration.toSeconds(duration))
      return response
    })
