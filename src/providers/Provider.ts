import { type Effect, Schema } from "effect"
import { Address, Company, LeadVehicle } from "../leads/Lead.ts"
import { PlainDate } from "../leads/PlainDate.ts"
import { FieldPath } from "../profile/FieldPath.ts"
import { Facts } from "../profile/Profile.ts"

export const ProviderId = Schema.String.pipe(Schema.brand("ProviderId")).annotations({ identifier: "ProviderId" })
export type ProviderId = typeof ProviderId.Type

export const ProviderType = Schema.Literal("zoominfo", "apollo", "clearbit", "dun_bradstreet", "custom").annotations({
  identifier: "ProviderType"
})
export type ProviderType = typeof ProviderType.Type

/** What may be asked of a provider about one lead; phone is E.164, e-mail lower case, state two letters. */
export class EnrichmentQuery extends Schema.Class<EnrichmentQuery>("EnrichmentQuery")({
  email: Schema.optional(Schema.String),
  phone: Schema.optional(Schema.String),
  firstName: Schema.optional(Schema.String),
  lastName: Schema.optional(Schema.String),
  dateOfBirth: Schema.optional(PlainDate),
  jobTitle: Schema.optional(Schema.String),
  company: Schema.optional(Company),
  address: Schema.optional(Address),
  vehicles: Schema.optional(Schema.Array(LeadVehicle))
}) {}

/** Who the provider says the person is: for identity checks, never merged into the facts. */
export class IdentityClaims extends Schema.Class<IdentityClaims>("IdentityClaims")({
  fullName: Schema.optional(Schema.String),
  dateOfBirth: Schema.optional(PlainDate),
  emails: Schema.optional(Schema.Array(Schema.String)),
  phones: Schema.optional(Schema.Array(Schema.String)),
  address: Schema.optional(Address),
  employer: Schema.optional(Schema.String)
}) {}

/** One provider's answer in our words: units, currencies and codes already normalised. */
export class ProviderRecord extends Schema.Class<ProviderRecord>("ProviderRecord")({
  recordId: Schema.optional(
    Schema.String.annotations({ description: "The vendor's own id of the record that matched." })
  ),
  matchConfidence: Schema.Number.pipe(Schema.between(0, 1)).annotations({
    description: "How sure the vendor is that this is the lead."
  }),
  observedAt: Schema.DateTimeUtc.annotations({ description: "When the vendor last saw its facts to be true." }),
  facts: Facts,
  fieldConfidence: Schema.optional(
    Schema.partial(Schema.Record({ key: FieldPath, value: Schema.Number.pipe(Schema.between(0, 1)) })).annotations({
      description: "Where the vendor tells fields apart (estimated, modelled); else matchConfidence holds."
    })
  ),
  identity: IdentityClaims
}) {}

/** `billedCalls` counts what the vendor charges for under its own terms, before repeats that it gives free. */
export const Matched = Schema.TaggedStruct("Matched", { record: ProviderRecord, billedCalls: Schema.NonNegative })
export const NotFound = Schema.TaggedStruct("NotFound", { billedCalls: Schema.NonNegative })
export const ProviderAnswer = Schema.Union(Matched, NotFound)
export type ProviderAnswer = typeof ProviderAnswer.Type

export const FailureReason = Schema.Literal(
  "rate_limited",
  "quota_exhausted",
  "auth_rejected",
  "forbidden",
  "bad_input",
  "pending",
  "unreachable",
  "unavailable",
  "malformed",
  "timeout"
)
export type FailureReason = typeof FailureReason.Type

/**
 * Why a provider gave no answer. `billing` is what is known of the charge: "none" (refused or never sent),
 * "unknown" (sent, and the answer was lost).
 */
export class ProviderFailure extends Schema.TaggedError<ProviderFailure>()("ProviderFailure", {
  reason: FailureReason,
  billing: Schema.Literal("none", "unknown"),
  status: Schema.optional(Schema.Int),
  code: Schema.optional(Schema.String.annotations({ description: "The vendor's machine code, never its prose." })),
  retryAfter: Schema.optional(Schema.DurationFromMillis)
}) {}

export type CredentialCheck =
  | { readonly valid: true; readonly creditsLeft?: number }
  | { readonly valid: false; readonly reason: FailureReason }

export interface Terms {
  /** Fields this provider can fill, each with the share of matches that carry it. */
  readonly supplies: Readonly<Partial<Record<FieldPath, number>>>
  /** Share of look-ups with enough keys that match, before anything was observed. */
  readonly expectedMatchRate: number
  /** How often its values are right, 0-1, before anything was observed. */
  readonly reliability: number
  /**
   * What a repeated look-up costs: `per_call` always; `per_unique_record` nothing for a record already bought in the
   * period; `per_unique_query` nothing for the same question in the period.
   */
  readonly billing: "per_call" | "per_match" | "per_unique_record" | "per_unique_query"
  /** Largest number of billed calls one look-up can cause. */
  readonly maxBilledCalls: number
  /** Look-ups one HTTP call can carry. */
  readonly batchSize: number
  /** True when asking again after a lost answer cannot be charged twice. */
  readonly repeatsAreFree: boolean
}

/** One vendor behind the port. It knows the wire and nothing of caches, quotas, retries or money. */
export interface ProviderAdapter {
  readonly terms: Terms
  readonly canLookUp: (query: EnrichmentQuery) => boolean
  /** One HTTP exchange for up to `terms.batchSize` queries; answers in the order of the queries. */
  readonly lookUp: (
    queries: readonly [EnrichmentQuery, ...Array<EnrichmentQuery>]
  ) => Effect.Effect<ReadonlyArray<Answered>, ProviderFailure>
  /** The vendor's cheapest proof that the credentials work. */
  readonly check: Effect.Effect<CredentialCheck, ProviderFailure>
}

/** Within a batch each query has its own fate. */
export type Answered = ProviderAnswer | ProviderFailure
