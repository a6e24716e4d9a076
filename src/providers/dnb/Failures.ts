import { type Effect, Option } from "effect"
import type { FailureReason, ProviderFailure } from "../Provider.ts"
import type { Received } from "../wire/Exchange.ts"
import { readError } from "../wire/Json.ts"
import { reasonOf, refusal } from "../wire/Refusal.ts"
import { ErrorBody } from "./Wire.ts"

const codeOf = (received: Received): string | undefined =>
  Option.getOrUndefined(readError(ErrorBody)(received))?.error.errorCode

const noSuchCompany = new Set(["20505", "10500", "30500", "30501", "30502", "30503"])

/** A 404 that names no such code is a path that is not there: that says nothing of the company. */
export const isNoSuchCompany = (received: Received): boolean =>
  received.status === 404 && noSuchCompany.has(codeOf(received) ?? "")

/** Not being entitled to a product is told with a 401. */
const reasons: Readonly<Record<string, FailureReason>> = { "00041": "forbidden" }

export const refused = (received: Received): Effect.Effect<never, ProviderFailure> => {
  const code = codeOf(received)
  return refusal(received, { code, reason: reasons[code ?? ""] ?? reasonOf(received.status) })
}

export const isExpiredToken = (failure: ProviderFailure): boolean =>
  failure.status === 401 && (failure.code === undefined || failure.code === "00040")
