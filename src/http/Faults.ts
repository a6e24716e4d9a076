import { HttpApiError, HttpServerError, type HttpServerRequest } from "@effect/platform"
import { Cause, Effect, Option, Predicate } from "effect"
import { ForbiddenByRule } from "../compliance/ForbiddenByRule.ts"
import { isNestedTooDeeply, problemsOf } from "./BadRequest.ts"
import { BodyTooLarge } from "./BodyTooLarge.ts"
import type { Survey } from "./Endpoints.ts"
import { codeOf, type Fault } from "./Problem.ts"

const broken: Fault = {
  status: 500,
  code: "internal_error",
  detail: "Something went wrong on our side. Send the request id to the operator; trying again later may help."
}

const malformed: Fault = { status: 400, code: "malformed_json", detail: "The body is not well-formed JSON in UTF-8." }

const tooLarge: Fault = { status: 413, code: "payload_too_large", detail: "The body is larger than this call reads." }

const hidden = new Set(["_tag", "message", "name", "stack", "cause", "retryAfterSeconds"])

const membersOf = (error: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(error).filter(([name]) => !hidden.has(name)))

const isUnreadableBody = (error: unknown): error is HttpServerError.RequestError =>
  error instanceof HttpServerError.RequestError && error.reason === "Decode"

const nowhere = (survey: Survey, request: HttpServerRequest.HttpServerRequest): Fault => {
  const { pathname } = new URL(request.url, "http://localhost")
  const methods = [...new Set(survey.methodsAt(pathname))]
  return methods.length === 0 || methods.includes(request.method)
    ? { status: 404, code: "not_found", detail: "There is nothing at this path. The API reference is at /docs." }
    : {
        status: 405,
        code: "method_not_allowed",
        detail: `This path answers ${methods.join(", ")}.`,
        headers: { allow: methods.join(", ") }
      }
}

const unfit = Effect.fnUntraced(function* (survey: Survey, request: HttpServerRequest.HttpServerRequest) {
  const { pathname } = new URL(request.url, "http://localhost")
  const endpoint = survey.at(request.method, pathname)
  if (endpoint === undefined) return nowhere(survey, request)
  const errors = yield* problemsOf(endpoint, request)
  if (errors.length > 0)
    return {
      status: 400,
      code: "invalid_request",
      detail:
        errors.length === 1
          ? "One part of the request does not fit."
          : `${errors.length} parts of the request do not fit.`,
      errors
    } satisfies Fault
  yield* Effect.logError("An answer did not fit the contract").pipe(
    Effect.annotateLogs({ method: request.method, pathname })
  )
  return broken
})

/** Every failure of every endpoint, turned into one problem; the only place that decides what a caller is told. */
export const faultOf = (survey: Survey, request: HttpServerRequest.HttpServerRequest, cause: Cause.Cause<unknown>) =>
  Effect.gen(function* () {
    const failure = Option.getOrElse(Cause.failureOption(cause), () => Cause.squash(cause))
    if (failure instanceof HttpApiError.HttpApiDecodeError) return yield* unfit(survey, request)
    if (failure instanceof RangeError && (yield* isNestedTooDeeply(request))) return yield* unfit(survey, request)
    if (Predicate.isTagged(failure, "RouteNotFound")) return nowhere(survey, request)
    if (isUnreadableBody(failure)) return failure.cause instanceof BodyTooLarge ? tooLarge : malformed
    if (Predicate.hasProperty(failure, "_tag") && typeof failure._tag === "string") {
      const known = survey.errors.get(failure._tag)
      if (known !== undefined) {
        const wait = Predicate.hasProperty(failure, "retryAfterSeconds") ? failure.retryAfterSeconds : undefined
        return {
          status: known.status,
          code: codeOf(failure._tag),
          detail: failure instanceof ForbiddenByRule ? failure.message : known.description,
          extra: membersOf(failure),
          ...(typeof wait === "number" ? { headers: { "retry-after": `${Math.ceil(wait)}` } } : {})
        } satisfies Fault
      }
    }
    yield* Effect.logError("A request failed", cause)
    return broken
  })
