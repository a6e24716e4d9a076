import { readFile } from "node:fs/promises"
import { Config, ConfigError, Effect, Option, type Redacted, Schema } from "effect"
import { inOneLine, inputProblems } from "../platform/InputProblems.ts"
import { ProviderType } from "../providers/Provider.ts"
import { type ProviderDefinition, providerFields } from "../providers/ProviderDefinition.ts"

const vendors = {
  zoominfo: { name: "ZoomInfo", variable: "ZOOMINFO_API_KEY" },
  apollo: { name: "Apollo", variable: "APOLLO_API_KEY" },
  clearbit: { name: "Clearbit", variable: "CLEARBIT_API_KEY" },
  dun_bradstreet: { name: "Dun & Bradstreet", variable: "DUN_BRADSTREET_API_KEY" }
} as const

const Entry = Schema.Struct({
  type: Schema.optional(ProviderType),
  enabled: Schema.optional(Schema.Boolean),
  apiKeyVariable: Schema.optional(Schema.NonEmptyString),
  apiEndpoint: Schema.optional(providerFields.apiEndpoint),
  priority: Schema.optional(providerFields.priority),
  costPerCall: Schema.optional(providerFields.costPerCall),
  rateLimitPerMinute: Schema.optional(providerFields.rateLimitPerMinute),
  dailyQuota: Schema.optional(providerFields.dailyQuota),
  dailyBudget: Schema.optional(providerFields.dailyBudget),
  cacheTtlMinutes: Schema.optional(providerFields.cacheTtlMinutes),
  timeoutMs: Schema.optional(providerFields.timeoutMs),
  mapping: Schema.optional(providerFields.mapping)
})

const ProvidersFile = Schema.parseJson(
  Schema.Struct({ dataProviders: Schema.Record({ key: Schema.String, value: Entry }) })
).annotations({ parseOptions: { onExcessProperty: "error", errors: "all" } })

const fileVariable = "CALLWISE_PROVIDERS_FILE"

const entries = Effect.gen(function* () {
  const path = yield* Config.option(Config.nonEmptyString(fileVariable))
  if (Option.isNone(path)) return {}
  const refuse = (why: string) => ConfigError.InvalidData([fileVariable], why)
  const text = yield* Effect.tryPromise({
    try: () => readFile(path.value, "utf8"),
    catch: () => refuse("names a file that cannot be read: give the path of a JSON file, or unset it")
  })
  const { dataProviders } = yield* Effect.mapError(Schema.decode(ProvidersFile)(text), error =>
    refuse(`names a file that does not fit: ${inOneLine(inputProblems(error.issue))}`)
  )
  return dataProviders
})

const isVendor = (name: string): name is keyof typeof vendors => name in vendors

const definitionOf = (
  key: string,
  entry: typeof Entry.Type,
  apiKey: Option.Option<Redacted.Redacted>
): ProviderDefinition => {
  const { type, enabled, apiKeyVariable: _, ...settings } = entry
  return {
    ...settings,
    name: isVendor(key) ? vendors[key].name : key,
    type: isVendor(key) ? key : (type ?? "custom"),
    ...(enabled === undefined ? {} : { isEnabled: enabled }),
    ...(Option.isSome(apiKey) ? { apiKey: apiKey.value } : {})
  }
}

/** The providers that the environment configures: vendors whose key is set, and what the providers file adds. */
export const configuredProviders = Effect.gen(function* () {
  const file = yield* entries
  const keys = new Set([...Object.keys(vendors), ...Object.keys(file)])
  const definitions: Array<ProviderDefinition> = []
  for (const key of keys) {
    const entry = file[key] ?? {}
    const variable = entry.apiKeyVariable ?? (isVendor(key) ? vendors[key].variable : undefined)
    const apiKey = variable === undefined ? Option.none() : yield* Config.option(Config.redacted(variable))
    if (Option.isSome(apiKey) || !isVendor(key)) definitions.push(definitionOf(key, entry, apiKey))
  }
  return definitions
})
