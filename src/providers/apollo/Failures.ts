import { Duration, type Effect, Option } from "effect"
import { type FailureReason, ProviderFailure } from "../Provider.ts"
import type { Received } from "../wire/Exchange.ts"
import { readError } from "../wire/Json.ts"
import { reasonOf, refusal } from "../wire/Refusal.ts"
import { ErrorBody } from "./Wire.ts"

const codeOf = (body: ErrorBody) => body.error_details?.code ?? body.error_code

const prose = (body: ErrorBody) =>
  [body.error, body.error_message, body.message, body.error_details?.message].join(" ").toLowerCase()

/** Used-up credits and a missing key have no code of their own: they come as 403 or 422 with a sentence. */
const reason = (status: number, body: ErrorBody): FailureReason => {
  const code = codeOf(body) ?? ""
  if (code.startsWith("AUTH.AUTHENTICATION.")) return "auth_rejected"
  if (code.startsWith("USAGE.RATE_LIMIT.")) return "rate_limited"
  if (status !== 403 && status !== 422) return reasonOf(status)
  if (/\bcredits?\b/.test(prose(body)) || /CREDIT/i.test(code)) return "quota_exhausted"
  return status === 422 && /\bapi key\b/.test(prose(body)) ? "auth_rejected" : reasonOf(status)
}

export const refused = (received: Received): Effect.Effect<never, ProviderFailure> => {
  const body = Option.getOrElse(readError(ErrorBody)(received), (): ErrorBody => ({}))
  const seconds = body.error_details?.retry_after_seconds
  return refusal(received, {
    code: codeOf(body),
    reason: reason(received.status, body),
    retryAfter:
      received.headers["retry-after"] === undefined && seconds !== undefined ? Duration.seconds(seconds) : undefined
  })
}

/** A bulk answer may be a failure though its status is 200. */
export const failedInside = (code: string | undefined): ProviderFailure =>
  new ProviderFailure({
    reason: code === undefined || code === "UNKNOWN_ERROR" ? "unavailable" : "bad_input",
    billing: "none",
    status: 200,
    ...(code === undefined ? {} : { code })
  })
