import { type Effect, Option } from "effect"
import type { FailureReason, ProviderFailure } from "../Provider.ts"
import type { Received } from "../wire/Exchange.ts"
import { readError } from "../wire/Json.ts"
import { reasonOf, refusal } from "../wire/Refusal.ts"
import { ErrorBody } from "./Wire.ts"

const errorOf = (received: Received) => Option.getOrUndefined(readError(ErrorBody)(received))?.error

const noSuchCompany = new Set(["20505", "10500", "30500", "30501", "30502", "30503"])

/** A 404 that names no such code is a path that is not there: that says nothing of the company. */
export const isNoSuchCompany = (received: Received): boolean =>
  received.status === 404 && noSuchCompany.has(errorOf(received)?.errorCode ?? "")

/** A product outside the contract is told with a 401; only its sentence tells a used-up quota from haste. */
const reason = (status: number, error: ReturnType<typeof errorOf>): FailureReason => {
  if (error?.errorCode === "00041") return "forbidden"
  return status === 429 && /\bquota\b/i.test(error?.errorMessage ?? "") ? "quota_exhausted" : reasonOf(status)
}

export const refused = (received: Received): Effect.Effect<never, ProviderFailure> => {
  const error = errorOf(received)
  return refusal(received, { code: error?.errorCode, reason: reason(received.status, error) })
}

export const isExpiredToken = (failure: ProviderFailure): boolean =>
  failure.status === 401 && (failure.code === undefined || failure.code === "00040")
