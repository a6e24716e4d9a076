import { Schema } from "effect"
import rulesJson from "./rating-factor-rules.json" with { type: "json" }
import { Sources } from "./Source.ts"

export const RatingFactor = Schema.Literal(
  "age",
  "driving_experience",
  "gender",
  "marital_status",
  "credit",
  "home_ownership",
  "education",
  "occupation",
  "zip_code",
  "tobacco",
  "prior_insurance",
  "roof_age",
  "wildfire_mitigation",
  "health_status",
  "genetic_information",
  "race_ethnicity",
  "religion",
  "national_origin",
  "domestic_violence_victim_status",
  "external_consumer_data"
)
export type RatingFactor = typeof RatingFactor.Type

const FactorRule = Schema.Struct({
  state: Schema.String,
  line: Schema.Literal("auto", "home", "life", "health_aca", "all", "all_personal"),
  factor: RatingFactor,
  status: Schema.Literal("banned", "limited", "conditional", "allowed"),
  /** What the status comes to for a first price: a limit that binds only renewals, or only its size, lets the factor in. */
  mayEnter: Schema.Boolean,
  from: Schema.optional(Schema.String),
  detail: Schema.optional(Schema.String),
  citation: Schema.String,
  source: Sources
})
export type FactorRule = typeof FactorRule.Type

export const { rules: factorRules } = Schema.decodeUnknownSync(
  Schema.Struct({ asOf: Schema.String, rules: Schema.Array(FactorRule) })
)(rulesJson)
