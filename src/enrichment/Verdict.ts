import type { EnrichedProfile } from "../profile/EnrichedProfile.ts"
import type { EnrichmentStatus, ProviderReport } from "./Enrichment.ts"

export interface Evidence {
  readonly reports: ReadonlyArray<ProviderReport>
  /** A provider's record, old or new, is in the profile. */
  readonly hasFacts: boolean
  readonly stored: EnrichedProfile | null
}

export type Verdict = EnrichmentStatus | "unavailable"

const failed = new Set(["rate_limited", "timeout", "failed"])
const wentWell = new Set(["matched", "cached", "not_found"])
const overBudget = new Set(["over_budget", "daily_budget", "provider_budget", "campaign_budget", "over_cost_limit"])
const byChoice = new Set([...overBudget, "not_needed", "too_little_known", "provider_disabled", "provider_unknown"])

/** Not asked against our will: its breaker is open, it is paused, or time ran out. */
const isFailure = ({ outcome, reason = "" }: ProviderReport) =>
  failed.has(outcome) || (outcome === "skipped" && !byChoice.has(reason))

/** What to call the result, from what became of each provider. */
export const verdictOf = ({ reports, hasFacts, stored }: Evidence): Verdict => {
  const failures = reports.filter(isFailure)
  const answered = reports.filter(({ outcome }) => wentWell.has(outcome))
  const unaffordable = reports.some(({ outcome, reason }) => outcome === "skipped" && overBudget.has(reason ?? ""))
  if (failures.length > 0) {
    if (answered.length > 0) return "partial"
    return stored === null && !hasFacts ? "unavailable" : "degraded"
  }
  if (answered.length === 0) {
    if (unaffordable) return "skipped"
    return hasFacts ? "cached" : "not_found"
  }
  if (!hasFacts) return "not_found"
  return answered.every(({ outcome }) => outcome === "cached") && !unaffordable ? "cached" : "complete"
}
