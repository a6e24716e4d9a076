import { Schema } from "effect"
import { textOf } from "../leads/Normalised.ts"
import { ProviderId, ProviderType } from "./Provider.ts"
import { CustomMapping } from "./ProviderConfig.ts"

const isHttpUrl = (text: string): boolean => {
  const parsed = URL.parse(text.replaceAll(/\{[a-z]+\}/gi, "x"))
  return (
    !/[\s\p{Cc}]/u.test(text) &&
    parsed !== null &&
    /^https?:$/.test(parsed.protocol) &&
    parsed.username === "" &&
    parsed.search === ""
  )
}

const ProviderName = textOf(100, "Told apart without regard to case.")

const ApiEndpoint = Schema.String.pipe(
  Schema.maxLength(500),
  Schema.filter(isHttpUrl, { message: () => "must be an http or https URL without credentials and query" })
).annotations({ description: "Base URL; the vendor's own when absent." })

const whole = (least: number, most: number, description: string) =>
  Schema.Int.pipe(Schema.between(least, most)).annotations({ description })

export const providerFields = {
  apiEndpoint: ApiEndpoint,
  apiKey: Schema.Redacted(Schema.String.pipe(Schema.minLength(1), Schema.maxLength(2000))).annotations({
    description: "Stored encrypted, never answered. ZoomInfo and D&B: client id and secret, joined by a colon."
  }),
  isEnabled: Schema.Boolean.annotations({ description: "Whether it is asked at all; true when absent." }),
  priority: whole(0, 100_000, "Lower is asked earlier when all else is equal; 100 when absent."),
  costPerCall: Schema.Number.pipe(Schema.between(0, 10_000)).annotations({
    description: "US dollars for each call that the vendor bills; a planning figure of the vendor's when absent."
  }),
  rateLimitPerMinute: whole(1, 1_000_000, "HTTP calls in any minute; DEFAULT_RATE_LIMIT_PER_MINUTE when absent."),
  dailyQuota: whole(1, 100_000_000, "Look-ups in a day (UTC); DEFAULT_RATE_LIMIT_PER_DAY when absent."),
  dailyBudget: Schema.NullOr(Schema.Number.pipe(Schema.between(0, 1_000_000))).annotations({
    description: "US dollars in a day (UTC), over all replicas; null: as much as the other budgets let it."
  }),
  cacheTtlMinutes: whole(0, 525_600, "Minutes an answer stays fresh; ENRICHMENT_CACHE_TTL_MINUTES when absent."),
  timeoutMs: whole(50, 120_000, "Milliseconds one call may take; CALLWISE_PROVIDER_TIMEOUT_MS when absent."),
  mapping: CustomMapping.annotations({ description: "For type custom: how to ask and where the fields are." })
} as const

const optionalFields = {
  apiEndpoint: Schema.optional(providerFields.apiEndpoint),
  apiKey: Schema.optional(providerFields.apiKey),
  isEnabled: Schema.optional(providerFields.isEnabled),
  priority: Schema.optional(providerFields.priority),
  costPerCall: Schema.optional(providerFields.costPerCall),
  rateLimitPerMinute: Schema.optional(providerFields.rateLimitPerMinute),
  dailyQuota: Schema.optional(providerFields.dailyQuota),
  dailyBudget: Schema.optional(providerFields.dailyBudget),
  cacheTtlMinutes: Schema.optional(providerFields.cacheTtlMinutes),
  timeoutMs: Schema.optional(providerFields.timeoutMs),
  mapping: Schema.optional(providerFields.mapping)
} as const

const strict = { parseOptions: { onExcessProperty: "error", errors: "all" } } as const

/** What is needed to make a provider known: by the API, the environment or the sandbox. */
export const ProviderDefinition = Schema.Struct({
  name: ProviderName,
  type: ProviderType,
  ...optionalFields
}).annotations({
  identifier: "NewDataProvider",
  description: "A data provider to register.",
  ...strict
})
export type ProviderDefinition = typeof ProviderDefinition.Type

export const ProviderPatch = Schema.Struct({ name: Schema.optional(ProviderName), ...optionalFields }).annotations({
  identifier: "DataProviderPatch",
  description: "The members to change.",
  ...strict
})
export type ProviderPatch = typeof ProviderPatch.Type

export const ProviderOrigin = Schema.Literal("api", "environment", "sandbox")
export type ProviderOrigin = typeof ProviderOrigin.Type

export const ProviderStatus = Schema.Literal("active", "degraded", "disabled")
export type ProviderStatus = typeof ProviderStatus.Type

/** A registered provider as it may be shown: everything but the key. */
export class DataProvider extends Schema.Class<DataProvider>("DataProvider")(
  {
    id: ProviderId,
    name: Schema.String,
    type: ProviderType,
    apiEndpoint: Schema.String,
    hasApiKey: Schema.Boolean,
    isEnabled: Schema.Boolean,
    status: ProviderStatus.annotations({
      description: "degraded when most recent calls failed or it is paused; disabled when it is not asked."
    }),
    priority: Schema.Int,
    costPerCall: Schema.Number,
    rateLimitPerMinute: Schema.Int,
    dailyQuota: Schema.Int,
    dailyBudget: providerFields.dailyBudget,
    cacheTtlMinutes: Schema.Int,
    timeoutMs: Schema.Int,
    mapping: Schema.optional(CustomMapping),
    successRate: Schema.Number.annotations({
      description: "Share of the last day's calls that got an answer, 0-1; 1 when there were none."
    }),
    origin: ProviderOrigin.annotations({ description: "Who registered it." }),
    createdAt: Schema.DateTimeUtc,
    updatedAt: Schema.DateTimeUtc
  },
  { description: "A registered data provider; its key is never answered." }
) {}
