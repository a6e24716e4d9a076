import { Config, Duration } from "effect"
import { Strategy } from "./Enrichment.ts"
import { RequiredByDefault } from "./RequiredFields.ts"

const within = (name: string, fallback: number, low: number, high: number) =>
  Config.number(name).pipe(
    Config.withDefault(fallback),
    Config.validate({ message: `must be ${low}-${high}`, validation: value => value >= low && value <= high })
  )

export const EnrichmentSettings = Config.all({
  strategy: Config.literal(...Strategy.literals)("ENRICHMENT_STRATEGY").pipe(Config.withDefault("waterfall" as const)),
  timeout: Config.map(within("ENRICHMENT_TIMEOUT_MS", 1_900, 50, 60_000), Duration.millis),
  profileTtl: Config.map(within("ENRICHMENT_CACHE_TTL_MINUTES", 1_440, 0, 525_600), Duration.minutes),
  minScore: within("ENRICHMENT_MIN_SCORE", 0, 0, 100),
  maxCostPerLead: within("ENRICHMENT_MAX_COST_PER_LEAD", 2, 0, 100_000),
  maxCostPerField: within("ENRICHMENT_MAX_COST_PER_FIELD", 0.25, 0, 100_000),
  fieldConfidence: within("ENRICHMENT_FIELD_CONFIDENCE", 0.6, 0, 1),
  consentRequired: Config.literal(
    "on",
    "off"
  )("CALLWISE_CONSENT_REQUIRED").pipe(
    Config.withDefault("off" as const),
    Config.map(value => value === "on")
  ),
  requiredFields: RequiredByDefault
})
export type EnrichmentSettings = Config.Config.Success<typeof EnrichmentSettings>
