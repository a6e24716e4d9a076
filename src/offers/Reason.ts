import { Schema } from "effect"

export const ReasonCategory = Schema.Literal(
  "demographic_fit",
  "intent_match",
  "risk_profile",
  "life_event",
  "coverage_gap",
  "property_fit",
  "vehicle_fit",
  "firm_fit"
).annotations({ identifier: "ReasonCategory" })
export type ReasonCategory = typeof ReasonCategory.Type

export class OfferReason extends Schema.Class<OfferReason>("OfferReason")({
  category: ReasonCategory,
  reason: Schema.String,
  impact: Schema.Literal("positive", "neutral", "negative"),
  weight: Schema.Int.annotations({ description: "Points of the fit score; with fitBase they add up to it." }),
  field: Schema.NullOr(Schema.String).annotations({
    description: "The field it rests on; null when it rests on none."
  }),
  fieldConfidence: Schema.NullOr(Schema.Number.pipe(Schema.between(0, 1))).annotations({
    description: "How sure that field is; an unsure one earns less."
  })
}) {}

export class OfferQuestion extends Schema.Class<OfferQuestion>("OfferQuestion")({
  field: Schema.String,
  question: Schema.String,
  points: Schema.Int.annotations({ description: "The most that the answer could add to the fit score." }),
  ruleId: Schema.optional(Schema.String).annotations({
    description: "The rule that cannot be judged without the answer."
  })
}) {}
