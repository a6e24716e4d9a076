import type { Finding } from "./checks/Check.ts"
import { type RiskSeverity, severityOf, type Thresholds } from "./Severity.ts"
import { type WeighedFinding, weigh } from "./Weighing.ts"

/** What the findings say, and what of it only the law can lift or only a person can decide. */
export interface Grounds {
  readonly findings: ReadonlyArray<Finding>
  /** Ids of the rules that forbid it. */
  readonly blockedBy: ReadonlyArray<string>
  /** Ids of the rules that refer it to a person. */
  readonly referredBy: ReadonlyArray<string>
}

export interface Assessment {
  readonly overallRiskScore: number
  readonly severity: RiskSeverity
  readonly isApproved: boolean
  readonly requiresReview: boolean
  readonly autoEscalate: boolean
  readonly findings: ReadonlyArray<WeighedFinding>
}

/** A person decides from the review threshold on, and whatever a rule refers or forbids; missing evidence decides nothing. */
export const assess = ({ blockedBy, findings, referredBy }: Grounds, thresholds: Thresholds): Assessment => {
  const weighed = weigh(findings, thresholds)
  const { overallRiskScore } = weighed
  const autoEscalate = overallRiskScore >= thresholds.escalate
  const requiresReview =
    autoEscalate || overallRiskScore >= thresholds.review || blockedBy.length > 0 || referredBy.length > 0
  return {
    overallRiskScore,
    severity: severityOf(overallRiskScore, thresholds),
    isApproved: !requiresReview,
    requiresReview,
    autoEscalate,
    findings: weighed.findings
  }
}

/** What a decision about it rests on: the same reasons give the same list. */
export const reasonsOf = ({ findings }: Assessment): ReadonlyArray<string> =>
  [
    ...new Set(findings.flatMap(({ signals }) => signals.filter(({ weight }) => weight > 0).map(({ id }) => id)))
  ].toSorted()
