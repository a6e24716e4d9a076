import { Config } from "effect"
import type { ProviderType } from "./Provider.ts"

const positive = (name: string, fallback: number, most: number) =>
  Config.integer(name).pipe(
    Config.withDefault(fallback),
    Config.validate({ message: `must be 1-${most}`, validation: value => value >= 1 && value <= most })
  )

/** What holds for a provider that says nothing else. */
export const ProviderDefaults = Config.all({
  rateLimitPerMinute: positive("DEFAULT_RATE_LIMIT_PER_MINUTE", 60, 1_000_000),
  dailyQuota: positive("DEFAULT_RATE_LIMIT_PER_DAY", 1000, 100_000_000),
  cacheTtlMinutes: positive("ENRICHMENT_CACHE_TTL_MINUTES", 1440, 525_600),
  timeoutMs: positive("CALLWISE_PROVIDER_TIMEOUT_MS", 5000, 120_000)
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
