import { Schema } from "effect"
import { OfferType } from "./OfferType.ts"

export class NotOffered extends Schema.Class<NotOffered>("NotOffered")({
  offerType: OfferType,
  ruleId: Schema.String,
  reason: Schema.String,
  citation: Schema.String,
  opensWhen: Schema.String.annotations({ description: "The smallest change that would open the line." })
}) {}
