import { Schema } from "effect"
import { LeadId } from "../leads/Lead.ts"
import { strictInput } from "../leads/LeadInput.ts"
import { textOf } from "../leads/Normalised.ts"
import { RiskSeverity } from "./Severity.ts"

const ReviewId = Schema.UUID.pipe(Schema.brand("ReviewId")).annotations({ identifier: "ReviewId" })

export const ReviewStatus = Schema.Literal("open", "closed").annotations({
  identifier: "RiskReviewStatus",
  message: () => ({ message: "must be open or closed", override: true })
})
export type ReviewStatus = typeof ReviewStatus.Type

const ReviewDecision = Schema.Literal("approve", "reject").annotations({
  identifier: "RiskReviewDecision",
  description: "approve: the lead is as it should be; reject: it is not."
})

export class RiskReview extends Schema.Class<RiskReview>("RiskReview")({
  reviewId: ReviewId,
  leadId: Schema.NullOr(LeadId).annotations({ description: "Null once the person has been erased." }),
  flagged: Schema.Boolean.annotations({
    description: "Whether the validation called for it; false when somebody reviewed a lead that had passed."
  }),
  escalated: Schema.Boolean,
  overallRiskScore: Schema.Number.pipe(Schema.between(0, 100)),
  severity: RiskSeverity,
  reasons: Schema.Array(Schema.String).annotations({ description: "Ids of the signals and rules that weighed." }),
  status: ReviewStatus,
  decision: Schema.NullOr(ReviewDecision),
  reviewer: Schema.NullOr(Schema.String),
  note: Schema.NullOr(Schema.String),
  openedAt: Schema.DateTimeUtc,
  decidedAt: Schema.NullOr(Schema.DateTimeUtc)
}) {}

export const ReviewDecided = Schema.Struct({
  decision: ReviewDecision,
  reviewer: textOf(100, "Who decided."),
  note: Schema.optional(textOf(2_000, "Why."))
}).annotations({ identifier: "ReviewDecided", parseOptions: strictInput })
export type ReviewDecided = typeof ReviewDecided.Type

/** What became of reviews: how often an alarm was false, and how often none was raised. */
export interface ReviewOutcomes {
  readonly open: number
  /** Called for, and rejected. */
  readonly confirmed: number
  /** Called for, and approved. */
  readonly falsePositives: number
  /** Passed, and rejected all the same. */
  readonly missed: number
}
