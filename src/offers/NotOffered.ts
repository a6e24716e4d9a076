import { Schema } from "effect"
import { OfferType } from "./OfferType.ts"
import { OfferQuestion } from "./Reason.ts"

export class NotOffered extends Schema.Class<NotOffered>("NotOffered")({
  offerType: OfferType,
  ruleId: Schema.String,
  reason: Schema.String,
  citation: Schema.String,
  opensWhen: Schema.String.annotations({ description: "The smallest change that would open the line." }),
  questions: Schema.optionalWith(Schema.Array(OfferQuestion), { default: () => [] }).annotations({
    description: "What is not known and could open it."
  })
}) {}
