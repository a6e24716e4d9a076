import { Schema } from "effect"
import { FieldPath } from "../profile/FieldPath.ts"
import { ProviderId, ProviderType } from "./Provider.ts"

const Expression = Schema.String.pipe(Schema.minLength(1), Schema.maxLength(2000)).annotations({
  identifier: "Expression",
  description: "A JMESPath expression over the provider's JSON answer."
})

export class CustomMapping extends Schema.Class<CustomMapping>("CustomMapping")({
  request: Schema.Struct({
    method: Schema.Literal("GET", "POST"),
    path: Schema.String.annotations({
      description:
        "Appended to apiEndpoint; {email}, {phone}, {firstName}, {lastName}, {dateOfBirth}, {street}, {city}, {state}, {postalCode}, {companyName}, {companyDomain}, {vin} are filled in, URL-encoded."
    }),
    headers: Schema.optional(Schema.Record({ key: Schema.String, value: Schema.String })),
    body: Schema.optional(
      Schema.Record({ key: Schema.String, value: Schema.String }).annotations({
        description: "JSON body of a POST: member name to a template of the same placeholders; empty ones are left out."
      })
    ),
    requires: Schema.Array(Schema.Array(Schema.String)).annotations({
      description: "Sets of placeholders, any one of which is enough to look up."
    })
  }),
  auth: Schema.Union(
    Schema.Struct({ kind: Schema.Literal("none") }),
    Schema.Struct({ kind: Schema.Literal("bearer") }),
    Schema.Struct({ kind: Schema.Literal("basic") }),
    Schema.Struct({ kind: Schema.Literal("header"), name: Schema.String })
  ),
  matched: Expression.annotations({ description: "True when the answer is about a match; a 404 is no match anyway." }),
  matchConfidence: Schema.optional(Expression.annotations({ description: "0-1; 0.8 when absent." })),
  recordId: Schema.optional(Expression),
  observedAt: Schema.optional(
    Expression.annotations({ description: "RFC 3339 time; the time of the call when absent." })
  ),
  fields: Schema.partial(Schema.Record({ key: FieldPath, value: Expression })).annotations({
    description: "For each field of the profile, where its value is."
  }),
  identity: Schema.optional(
    Schema.Struct({
      fullName: Schema.optional(Expression),
      dateOfBirth: Schema.optional(Expression),
      email: Schema.optional(Expression),
      phone: Schema.optional(Expression)
    })
  ),
  coverage: Schema.optional(
    Schema.partial(Schema.Record({ key: FieldPath, value: Schema.Number.pipe(Schema.between(0, 1)) })).annotations({
      description: "Share of matches that carry each field; 0.8 when absent."
    })
  ),
  matchRate: Schema.optional(Schema.Number.pipe(Schema.between(0, 1))),
  reliability: Schema.optional(Schema.Number.pipe(Schema.between(0, 1))),
  billing: Schema.optional(Schema.Literal("per_call", "per_match", "per_unique_record", "per_unique_query"))
}) {}

/** One row of `data_providers`, its key decrypted only in memory. */
export class ProviderConfig extends Schema.Class<ProviderConfig>("ProviderConfig")({
  id: ProviderId,
  name: Schema.String,
  type: ProviderType,
  apiEndpoint: Schema.String,
  apiKey: Schema.Redacted(Schema.String),
  isEnabled: Schema.Boolean,
  priority: Schema.Int,
  costPerCall: Schema.NonNegative,
  rateLimitPerMinute: Schema.Int.pipe(Schema.positive()),
  dailyQuota: Schema.Int.pipe(Schema.positive()),
  dailyBudget: Schema.optional(Schema.NonNegative),
  cacheTtlMinutes: Schema.Int.pipe(Schema.nonNegative()),
  timeoutMs: Schema.Int.pipe(Schema.positive()),
  mapping: Schema.optional(CustomMapping),
  version: Schema.Int
}) {}
