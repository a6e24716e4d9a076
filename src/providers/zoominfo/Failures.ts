import { type Effect, Option } from "effect"
import type { FailureReason, ProviderFailure } from "../Provider.ts"
import type { Received } from "../wire/Exchange.ts"
import { readError } from "../wire/Json.ts"
import { reasonOf, refusal } from "../wire/Refusal.ts"
import { JsonApiErrors, ProseError } from "./Wire.ts"

const codeOf = (received: Received): string | undefined =>
  readError(JsonApiErrors)(received).pipe(
    Option.map(({ errors }) => errors[0].code),
    Option.orElse(() => Option.map(readError(ProseError)(received), ({ error }) => error.code)),
    Option.getOrUndefined
  )

/** ZoomInfo says with a 400 that the credits are used up. */
const reasons: Readonly<Record<string, FailureReason>> = {
  PFAPI0001: "forbidden",
  PFAPI0011: "quota_exhausted",
  PFAPI0007: "unavailable",
  PFAPI0010: "unavailable",
  ZI0004: "rate_limited"
}

export const refused = (received: Received): Effect.Effect<never, ProviderFailure> => {
  const code = codeOf(received)
  return refusal(received, { code, reason: reasons[code ?? ""] ?? reasonOf(received.status) })
}

export const isExpiredToken = (failure: ProviderFailure): boolean =>
  failure.status === 401 && (failure.code === undefined || failure.code === "ZI0001")

/** The account may not see one of the fields asked for; the whole request was refused, free of charge. */
export const isDisallowedField = (failure: ProviderFailure): boolean => failure.code === "PFAPI0001"
