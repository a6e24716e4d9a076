import { Config } from "effect"
import { wholeNumber } from "../platform/NumberSetting.ts"
import type { ProviderType } from "./Provider.ts"

/** What holds for a provider that says nothing else. */
export const ProviderDefaults = Config.all({
  rateLimitPerMinute: wholeNumber("DEFAULT_RATE_LIMIT_PER_MINUTE", { from: 1, to: 1_000_000, otherwise: 60 }),
  dailyQuota: wholeNumber("DEFAULT_RATE_LIMIT_PER_DAY", { from: 1, to: 100_000_000, otherwise: 1000 }),
  cacheTtlMinutes: wholeNumber("ENRICHMENT_CACHE_TTL_MINUTES", { from: 1, to: 525_600, otherwise: 1440 }),
  timeoutMs: wholeNumber("CALLWISE_PROVIDER_TIMEOUT_MS", { from: 50, to: 120_000, otherwise: 5000 })
})
export type ProviderDefaults = Config.Config.Success<typeof ProviderDefaults>

export const defaultPriority = 100

/** No vendor publishes prices (shared/providers): figures to plan with until the contract's own is set. */
export const planningCost: Record<ProviderType, number> = {
  zoominfo: 0.25,
  apollo: 0.05,
  clearbit: 0.1,
  dun_bradstreet: 0.5,
  custom: 0
}
