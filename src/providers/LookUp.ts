import type { DateTime } from "effect"
import type { LeadId } from "../leads/Lead.ts"
import type { Outcome, RefusalReason } from "./guard/Order.ts"
import type { Priority } from "./guard/Priority.ts"
import type { EnrichmentQuery, FailureReason, ProviderId, ProviderRecord } from "./Provider.ts"

export interface LookUpRequest {
  readonly providerId: ProviderId
  readonly query: EnrichmentQuery
  readonly leadId: LeadId
  /** Idempotency: under one key a provider is never paid twice. */
  readonly purchaseKey: string
  readonly enrichmentId?: string | undefined
  readonly batchId?: string | undefined
  readonly priority: Priority
  readonly deadline: DateTime.Utc
  /** Buys anew even when the answer is in the cache. */
  readonly refresh: boolean
  /** May wait some milliseconds to share one HTTP call with others. */
  readonly batch: boolean
  /** Dollars this look-up may cost at most. */
  readonly maxCost?: number | undefined
  /** Of the lead: its campaign may have a budget. */
  readonly source?: string | undefined
  /** The lead is one that the service holds: once it is erased, nothing more is bought. */
  readonly ofStoredLead?: boolean | undefined
}

export type LookUpReason =
  | FailureReason
  | RefusalReason
  | "deadline"
  | "too_little_known"
  | "over_cost_limit"
  | "provider_unknown"
  | "provider_disabled"

export interface LookUpResult {
  readonly providerId: ProviderId
  /** `cached` and `not_found` with `cachedAt` came from the cache; `skipped` means that nothing was asked. */
  readonly outcome: "matched" | "not_found" | "cached" | "rate_limited" | "timeout" | "failed" | "skipped"
  readonly reason?: LookUpReason
  readonly record?: ProviderRecord
  readonly matchConfidence?: number
  /** Dollars; a lost answer counts as charged, an answer shared with another look-up costs nothing again. */
  readonly cost: number
  readonly durationMs: number
  readonly cachedAt?: DateTime.Utc
}

type Said = Omit<LookUpResult, "providerId" | "durationMs">

const refusedAs: Record<RefusalReason, LookUpResult["outcome"]> = {
  circuit_open: "skipped",
  queue_full: "rate_limited",
  rate_limit: "rate_limited",
  daily_quota: "rate_limited",
  daily_budget: "skipped",
  provider_budget: "skipped",
  campaign_budget: "skipped",
  paused: "skipped",
  answer_lost: "failed",
  provider_changed: "skipped",
  consent_missing: "skipped",
  lead_gone: "skipped"
}

const failedAs = (reason: FailureReason): LookUpResult["outcome"] => {
  if (reason === "rate_limited" || reason === "timeout") return reason
  return reason === "quota_exhausted" ? "rate_limited" : "failed"
}

export const skipped = (reason: LookUpReason): Said => ({ outcome: "skipped", reason, cost: 0 })

/** What the guards gave, in the words of an enrichment's answer. */
export const said = (outcome: Outcome): Said => {
  if (outcome._tag === "Failed")
    return { outcome: failedAs(outcome.reason), reason: outcome.reason, cost: outcome.cost }
  if (outcome._tag === "Refused")
    return { outcome: refusedAs[outcome.reason], reason: outcome.pausedFor ?? outcome.reason, cost: outcome.cost }
  const { answer, cost, cachedAt } = outcome
  const cached = cachedAt === undefined ? {} : { cachedAt }
  if (answer._tag === "NotFound") return { outcome: "not_found", cost, ...cached }
  const { record } = answer
  return {
    outcome: cachedAt === undefined ? "matched" : "cached",
    record,
    matchConfidence: record.matchConfidence,
    cost,
    ...cached
  }
}
