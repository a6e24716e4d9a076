import { Duration } from "effect"
import type { Answered, FailureReason, Terms } from "../Provider.ts"
import type { Verdict } from "./Breaker.ts"

const sick: ReadonlySet<FailureReason> = new Set(["unavailable", "timeout", "unreachable", "malformed"])

/** Only what speaks of the vendor's health counts towards its breaker. */
export const verdictOf = (answers: ReadonlyArray<Answered>): Verdict => {
  const failures = answers.filter(answer => answer._tag === "ProviderFailure")
  if (failures.length < answers.length) return "healthy"
  if (failures.some(({ reason }) => sick.has(reason))) return "sick"
  return "neutral"
}

const pauses: Partial<Record<FailureReason, Duration.Duration>> = {
  auth_rejected: Duration.minutes(15),
  forbidden: Duration.minutes(15),
  quota_exhausted: Duration.minutes(30)
}
const longestPause = Duration.hours(24)

/** How long nobody should ask this provider: until its Retry-After, or long when only a person can mend it. */
export const pauseAfter = (answers: ReadonlyArray<Answered>) => {
  for (const answer of answers) {
    if (answer._tag !== "ProviderFailure") continue
    const { reason, retryAfter } = answer
    const stated = reason === "rate_limited" || reason === "unavailable" ? retryAfter : undefined
    const pause = stated ?? pauses[reason]
    if (pause !== undefined) return { reason, pause: Duration.min(pause, longestPause) }
  }
  return undefined
}

const transient: ReadonlySet<FailureReason> = new Set(["rate_limited", "unavailable", "unreachable", "pending"])

/** Worth asking again: nothing was charged and it may pass, or the answer was lost where a repeat is free. */
export const isWorthRepeating = (answer: Answered, terms: Terms): boolean => {
  if (answer._tag !== "ProviderFailure") return false
  if (answer.billing === "unknown")
    return terms.repeatsAreFree && (transient.has(answer.reason) || sick.has(answer.reason))
  return transient.has(answer.reason)
}
