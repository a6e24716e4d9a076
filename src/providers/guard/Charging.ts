import type { Answered, ProviderId, Terms } from "../Provider.ts"

export interface Charge {
  /** Units the vendor charges for; null when the answer was lost and nobody knows. */
  readonly billedCalls: number | null
  /** What is charged once in a period, when the terms have such a thing. */
  readonly subject: { readonly parts: ReadonlyArray<string>; readonly days: number } | null
}

const recordDays = 365
const queryDays = 30

/** What one answer costs under the provider's terms, before it is known whether the subject was billed already. */
export const chargeOf = (providerId: ProviderId, terms: Terms, cacheKey: string, answer: Answered): Charge => {
  if (answer._tag === "ProviderFailure") return { billedCalls: answer.billing === "unknown" ? null : 0, subject: null }
  const { billedCalls } = answer
  if (billedCalls === 0) return { billedCalls, subject: null }
  if (terms.billing === "per_unique_record" && answer._tag === "Matched") {
    const { recordId } = answer.record
    return { billedCalls, subject: { parts: ["record", providerId, recordId ?? cacheKey], days: recordDays } }
  }
  if (terms.billing === "per_unique_query")
    return { billedCalls, subject: { parts: ["query", providerId, cacheKey], days: queryDays } }
  return { billedCalls, subject: null }
}
