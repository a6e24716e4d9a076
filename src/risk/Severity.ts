import { Schema } from "effect"

export const RiskSeverity = Schema.Literal("low", "medium", "high", "critical").annotations({
  identifier: "RiskSeverity",
  description:
    "By the points: critical from COMPLIANCE_AUTO_ESCALATE_THRESHOLD, high from FRAUD_RISK_THRESHOLD, medium from half of it."
})
export type RiskSeverity = typeof RiskSeverity.Type

export interface Thresholds {
  /** From here on a person reviews the lead. */
  readonly review: number
  /** From here on the review is opened as an escalation. */
  readonly escalate: number
}

export const severityOf = (points: number, { escalate, review }: Thresholds): RiskSeverity => {
  if (points >= escalate) return "critical"
  if (points >= review) return "high"
  return points >= review / 2 ? "medium" : "low"
}
