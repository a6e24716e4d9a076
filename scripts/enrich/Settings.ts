import { Schema } from "effect"
import { enrichOptionsFields } from "../../src/enrichment/Enrichment.ts"

const {
  forceRefresh,
  includeProviders,
  excludeProviders,
  enrichmentPriority,
  strategy,
  requiredFields,
  timeoutMs,
  dataTypes
} = enrichOptionsFields

/** What shapes the result of a run: the same from its first line to its last, however often it is resumed. */
export const Settings = Schema.Struct({
  strategy,
  providers: includeProviders,
  excludeProviders,
  priority: enrichmentPriority,
  requiredFields,
  dataTypes,
  forceRefresh,
  timeoutMs,
  minScore: Schema.optional(Schema.Number.pipe(Schema.between(0, 100))),
  maxCost: Schema.optional(Schema.NonNegative),
  maxCostPerLead: enrichOptionsFields.maxCost
}).annotations({ parseOptions: { onExcessProperty: "error", errors: "all" } })
export type Settings = typeof Settings.Type

export const defaultPriority = "low"
export const defaultTimeoutMs = 20_000

/** The command line's name of each setting. */
const flags: Record<keyof Settings, string> = {
  strategy: "--strategy",
  providers: "--providers",
  excludeProviders: "--exclude-providers",
  priority: "--priority",
  requiredFields: "--required-fields",
  dataTypes: "--data-types",
  forceRefresh: "--force-refresh",
  timeoutMs: "--timeout-ms",
  minScore: "--min-score",
  maxCost: "--max-cost",
  maxCostPerLead: "--max-cost-per-lead"
}

/** What is asked for now and is not what the run began with; what is not asked for stays as it was. */
export const differences = (began: Settings, given: Settings): ReadonlyArray<string> => {
  const before = new Map<string, unknown>(Object.entries(began))
  return Object.entries(given).flatMap(([name, value]) => {
    const was = before.get(name)
    if (value === undefined || JSON.stringify(value) === JSON.stringify(was)) return []
    const flag = Object.entries(flags).find(([setting]) => setting === name)?.[1] ?? name
    return [was === undefined ? `${flag} was not given` : `${flag} was ${Array.isArray(was) ? was.join(",") : was}`]
  })
}
