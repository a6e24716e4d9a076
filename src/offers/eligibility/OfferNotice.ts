import { Schema } from "effect"
import { Severity } from "../../rules/Rule.ts"

export class OfferNotice extends Schema.Class<OfferNotice>("OfferNotice")({
  ruleId: Schema.String,
  severity: Severity,
  message: Schema.String,
  citation: Schema.String
}) {}
