import { Schema } from "effect"
import { CallId } from "../calls/CallId.ts"
import { AgentId } from "../keys/ApiKey.ts"
import { LeadId } from "../leads/Lead.ts"
import { strictInput } from "../leads/LeadInput.ts"
import { OfferType } from "../offers/OfferType.ts"
import { RiskCategory } from "./RiskCategory.ts"
import { RiskReview } from "./RiskReview.ts"
import { RiskSeverity } from "./Severity.ts"
import { PatternKind } from "./TrustedPattern.ts"

export const ValidationId = Schema.UUID.pipe(Schema.brand("ValidationId")).annotations({ identifier: "ValidationId" })
export type ValidationId = typeof ValidationId.Type

export const ValidationType = Schema.Literal("fraud", "compliance", "quality", "all").annotations({
  identifier: "ValidationType",
  description:
    "fraud: identity, contact data, behaviour and velocity; quality: identity and contact data; compliance: what the law says; all of them.",
  message: () => ({ message: "must be fraud, compliance, quality or all", override: true })
})
export type ValidationType = typeof ValidationType.Type

const points = Schema.Number.pipe(Schema.between(0, 100))

export class RiskSignal extends Schema.Class<RiskSignal>("RiskSignal")({
  id: Schema.String.annotations({ description: "Of the fraud indicator or the rule." }),
  points: Schema.NonNegative.annotations({ description: "What it weighs by itself." }),
  weight: points.annotations({ description: "Its part of the score." }),
  strength: Schema.Literal("hard", "weak").annotations({
    description: "Weak ones weigh only beside a hard sign of fraud, and 15 points together at most."
  }),
  message: Schema.String,
  citation: Schema.String
}) {}

export class RiskCheck extends Schema.Class<RiskCheck>("RiskCheck")({
  name: Schema.String,
  category: RiskCategory,
  status: Schema.Literal("passed", "failed", "warning").annotations({
    description: "warning: evidence is missing, or too weak to count; it never decides."
  }),
  severity: RiskSeverity,
  result: Schema.Boolean.annotations({ description: "False only when the check failed." }),
  message: Schema.String,
  weight: points.annotations({ description: "Points of the score; the weights of all checks add up to it." }),
  signals: Schema.Array(RiskSignal),
  evidence: Schema.Array(Schema.Struct({ field: Schema.String, says: Schema.String })).annotations({
    description: "Fields and classes of their values, never the values."
  }),
  cannotTell: Schema.String.annotations({ description: "What the check by its nature cannot tell." }),
  settledBy: Schema.NullOr(Schema.String).annotations({
    description: "The cheapest question or look-up that would settle what is not known."
  })
}) {}

export class ValidationMetadata extends Schema.Class<ValidationMetadata>("ValidationMetadata")({
  rulesVersion: Schema.String,
  identityVersion: Schema.optional(Schema.String).annotations({
    description:
      "Of the likelihoods that told one person from two: stated, or learnt from leads and answers. Absent where it was not kept yet."
  }),
  thresholds: Schema.Struct({ review: Schema.Number, escalate: Schema.Number }),
  blockedBy: Schema.Array(Schema.String).annotations({
    description: "Rules that forbid what was asked; no review lifts them."
  }),
  referredBy: Schema.Array(Schema.String).annotations({ description: "Rules that refer it to a person." }),
  trusted: Schema.Array(PatternKind).annotations({ description: "Trusted patterns that the lead has." }),
  profileEnrichedAt: Schema.NullOr(Schema.DateTimeUtc)
}) {}

export class RiskValidation extends Schema.Class<RiskValidation>("RiskValidation")({
  validationId: ValidationId,
  leadId: LeadId,
  validationType: ValidationType,
  offerType: Schema.NullOr(OfferType),
  agentId: Schema.NullOr(AgentId),
  callId: Schema.NullOr(CallId),
  overallRiskScore: points,
  severity: RiskSeverity,
  isApproved: Schema.Boolean.annotations({
    description: "Nothing called for a review and no rule forbids it, or a person has approved it since."
  }),
  requiresReview: Schema.Boolean.annotations({
    description:
      "From FRAUD_RISK_THRESHOLD on, and when a rule forbids it or refers it to a person; review says what became of it."
  }),
  autoEscalate: Schema.Boolean.annotations({ description: "From COMPLIANCE_AUTO_ESCALATE_THRESHOLD on." }),
  validationChecks: Schema.Array(RiskCheck),
  validationMetadata: ValidationMetadata,
  review: Schema.NullOr(RiskReview),
  createdAt: Schema.DateTimeUtc,
  expiresAt: Schema.DateTimeUtc,
  isExpired: Schema.Boolean
}) {}

export const ValidationAsked = Schema.Struct({
  validationType: Schema.optional(ValidationType).annotations({ description: "all when absent." }),
  offerType: Schema.optional(OfferType).annotations({
    description: "The line whose rules are asked; else those of the lead's interests, or of all lines."
  }),
  agentId: Schema.optional(AgentId).annotations({ description: "Whose licence is asked about." }),
  callId: Schema.optional(CallId)
}).annotations({ identifier: "ValidationAsked", parseOptions: strictInput })
export type ValidationAsked = typeof ValidationAsked.Type

export class RiskValidationNotFound extends Schema.TaggedError<RiskValidationNotFound>()(
  "RiskValidationNotFound",
  {},
  { description: "The lead has not been validated so, or no validation has this id, or the person has been erased." }
) {}

export class ReviewClosed extends Schema.TaggedError<ReviewClosed>()(
  "ReviewClosed",
  { validationId: ValidationId },
  { description: "Somebody has decided on it already." }
) {}
