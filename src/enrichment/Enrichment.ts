import { Schema } from "effect"
import { LeadId } from "../leads/Lead.ts"
import { Conflict, EnrichedProfile } from "../profile/EnrichedProfile.ts"
import { FieldPath } from "../profile/FieldPath.ts"
import { DataType } from "../profile/Profile.ts"
import { Priority } from "../providers/guard/Priority.ts"
import { ProviderType } from "../providers/Provider.ts"

const strict = { parseOptions: { onExcessProperty: "error", errors: "all" } } as const

export const Strategy = Schema.Literal("waterfall", "parallel").annotations({
  identifier: "Strategy",
  description:
    "waterfall: the cheapest adequate providers first, until the required fields are filled well enough; parallel: all at once."
})
export type Strategy = typeof Strategy.Type

const Providers = Schema.Array(Schema.NonEmptyString).pipe(Schema.maxItems(50))

export const enrichOptionsFields = {
  forceRefresh: Schema.optional(Schema.Boolean.annotations({ description: "Buy again what is still fresh." })),
  includeProviders: Schema.optional(Providers.annotations({ description: "Only these: ids, names or types." })),
  excludeProviders: Schema.optional(Providers.annotations({ description: "Not these: ids, names or types." })),
  enrichmentPriority: Schema.optional(Priority),
  strategy: Schema.optional(Strategy),
  requiredFields: Schema.optional(
    Schema.Array(FieldPath).pipe(Schema.maxItems(60)).annotations({
      description: "The waterfall goes on until these are filled well enough."
    })
  ),
  maxCost: Schema.optional(
    Schema.Number.pipe(Schema.between(0, 100_000)).annotations({
      description: "US dollars this lead may cost; 0 buys nothing."
    })
  ),
  timeoutMs: Schema.optional(
    Schema.Int.pipe(Schema.between(50, 60_000)).annotations({ description: "Milliseconds until the answer, 50-60000." })
  ),
  dataTypes: Schema.optional(
    Schema.NonEmptyArray(DataType).annotations({ description: "What is not named is neither bought nor answered." })
  )
} as const

export const EnrichOptions = Schema.Struct(enrichOptionsFields).annotations({ identifier: "EnrichOptions", ...strict })
export type EnrichOptions = typeof EnrichOptions.Type

const Outcome = Schema.Literal(
  "matched",
  "not_found",
  "cached",
  "skipped",
  "rate_limited",
  "timeout",
  "failed"
).annotations({
  identifier: "ProviderOutcome"
})
export type Outcome = typeof Outcome.Type

export class ProviderReport extends Schema.Class<ProviderReport>("ProviderReport")({
  providerId: Schema.String,
  name: Schema.String,
  type: ProviderType,
  outcome: Outcome,
  reason: Schema.optional(Schema.String.annotations({ description: "Why there is no answer, as a stable word." })),
  matchConfidence: Schema.optional(Schema.Number.pipe(Schema.between(0, 1))),
  cost: Schema.NonNegative.annotations({ description: "US dollars charged for this look-up." }),
  durationMs: Schema.NonNegative.annotations({ description: "Milliseconds." })
}) {}

export const EnrichmentStatus = Schema.Literal(
  "complete",
  "partial",
  "cached",
  "degraded",
  "not_found",
  "skipped"
).annotations({
  identifier: "EnrichmentStatus",
  description:
    "complete: everyone asked has answered; partial: someone failed; cached: nothing had to be bought; degraded: only the last stored profile could answer; not_found: nobody knows the lead; skipped: nothing was bought, see reason."
})
export type EnrichmentStatus = typeof EnrichmentStatus.Type

export class EnrichmentResult extends Schema.Class<EnrichmentResult>("EnrichmentResult")({
  leadId: LeadId,
  status: EnrichmentStatus,
  reason: Schema.optional(Schema.String.annotations({ description: "Why nothing was bought." })),
  profile: Schema.NullOr(EnrichedProfile),
  providers: Schema.Array(ProviderReport),
  conflicts: Schema.Array(Conflict),
  totalCost: Schema.NonNegative.annotations({ description: "US dollars." }),
  durationMs: Schema.NonNegative.annotations({ description: "Milliseconds." })
}) {}

export class ConsentMissing extends Schema.TaggedError<ConsentMissing>()(
  "ConsentMissing",
  { leadId: LeadId },
  { description: "The person has refused or withdrawn consent to enrichment: nothing was sent to any provider." }
) {}

export class ProfileNotFound extends Schema.TaggedError<ProfileNotFound>()(
  "ProfileNotFound",
  { leadId: LeadId },
  { description: "There is no profile of this lead, or it has expired and includeExpired=true was not asked for." }
) {}

export class EnrichmentUnavailable extends Schema.TaggedError<EnrichmentUnavailable>()(
  "EnrichmentUnavailable",
  { leadId: LeadId, providers: Schema.Array(ProviderReport), retryAfterSeconds: Schema.Number },
  { description: "No provider could answer and no profile is stored. Try again a little later." }
) {}
