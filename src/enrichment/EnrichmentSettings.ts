import { Config, Duration } from "effect"
import { decimal, wholeNumber } from "../platform/NumberSetting.ts"
import { ConsentRequired } from "../privacy/ConsentRequired.ts"
import { Strategy } from "./Enrichment.ts"
import { RequiredByDefault } from "./RequiredFields.ts"

export const EnrichmentSettings = Config.all({
  strategy: Config.literal(...Strategy.literals)("ENRICHMENT_STRATEGY").pipe(Config.withDefault("waterfall" as const)),
  timeout: Config.map(
    wholeNumber("ENRICHMENT_TIMEOUT_MS", { from: 50, to: 60_000, otherwise: 1_900 }),
    Duration.millis
  ),
  profileTtl: Config.map(
    wholeNumber("ENRICHMENT_CACHE_TTL_MINUTES", { from: 1, to: 525_600, otherwise: 1_440 }),
    Duration.minutes
  ),
  minScore: wholeNumber("ENRICHMENT_MIN_SCORE", { from: 0, to: 100, otherwise: 0 }),
  maxCostPerLead: decimal("ENRICHMENT_MAX_COST_PER_LEAD", { from: 0, to: 100_000, otherwise: 2 }),
  maxCostPerField: decimal("ENRICHMENT_MAX_COST_PER_FIELD", { from: 0, to: 100_000, otherwise: 0.25 }),
  fieldConfidence: decimal("ENRICHMENT_FIELD_CONFIDENCE", { from: 0, to: 1, otherwise: 0.6 }),
  consentRequired: ConsentRequired,
  requiredFields: RequiredByDefault
})
export type EnrichmentSettings = Config.Config.Success<typeof EnrichmentSettings>
