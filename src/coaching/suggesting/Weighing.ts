import type { Tried } from "./Experience.ts"

/** Of the rule below; it stands with every choice. */
export const weighingVersion = "2026-11-26"

// A judgement, until outcomes have been measured against the holdout. What was heard is less sure than what an agent says of it,
// silence says less than a no, and how a call ends hangs on much else than one script.
const weights = { used: 1, said: 0.75, dismissed: 1, unanswered: 0.5, outcome: 0.5 } as const
/** How much of a success a call is that is to go on. */
const followUpWorth = 0.5

/** How often a script helps, as a Beta distribution: uniform before anything was tried. */
export const posteriorOf = ({ dismissed, followUp, notInterested, said, shown, sold, used }: Tried) => {
  const unanswered = Math.max(0, shown - used - said - dismissed)
  const [won, lost] = [sold + followUpWorth * followUp, notInterested + (1 - followUpWorth) * followUp]
  return {
    alpha: 1 + weights.used * used + weights.said * said + weights.outcome * won,
    beta: 1 + weights.dismissed * dismissed + weights.unanswered * unanswered + weights.outcome * lost
  }
}

export const expectedOf = (tried: Tried): number => {
  const { alpha, beta } = posteriorOf(tried)
  return alpha / (alpha + beta)
}
