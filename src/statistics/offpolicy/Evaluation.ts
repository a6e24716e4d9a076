import { doublyRobust } from "./DoublyRobust.ts"
import { type Logged, weightedOf } from "./Logged.ts"
import { type Support, type TooLittle, tooLittle } from "./Support.ts"
import { type Estimate, effectiveRewards, effectiveSize, inversePropensity, selfNormalised } from "./Weighted.ts"

export type Refusal = "no_decisions" | "propensity_unknown" | TooLittle

export interface Diagnostics extends Support {
  readonly decisions: number
}

export type Evaluation = Diagnostics &
  (
    | { readonly refused: Refusal }
    | {
        readonly refused: null
        readonly inversePropensity: Estimate
        readonly selfNormalised: Estimate
        readonly doublyRobust: Estimate
      }
  )

const unsupportedShare = (decisions: ReadonlyArray<Logged>): number => {
  const done = new Map<string, Set<string>>()
  for (const { action, stratum } of decisions) done.set(stratum, (done.get(stratum) ?? new Set()).add(action))
  const unseen = decisions.reduce((sum, { stratum, target }) => {
    const seen = done.get(stratum)
    let missing = 0
    for (const [action, probability] of target) if (!seen?.has(action)) missing += probability
    return sum + missing
  }, 0)
  return decisions.length === 0 ? 0 : unseen / decisions.length
}

const isProbability = (value: number) => value > 0 && value <= 1

const refusalOf = (decisions: ReadonlyArray<Logged>, found: Diagnostics): Refusal | null => {
  if (decisions.length === 0) return "no_decisions"
  return decisions.every(({ propensity }) => isProbability(propensity)) ? tooLittle(found) : "propensity_unknown"
}

/** What a policy would have earned per decision, from the log of another; or why that cannot be said. */
export const evaluate = (decisions: ReadonlyArray<Logged>, alpha = 0.05): Evaluation => {
  const weighted = decisions.map(weightedOf)
  const diagnostics = {
    decisions: decisions.length,
    effectiveSize: effectiveSize(weighted.map(({ weight }) => weight)),
    effectiveRewards: effectiveRewards(weighted),
    unsupported: unsupportedShare(decisions)
  }
  const refused = refusalOf(decisions, diagnostics)
  if (refused !== null) return { ...diagnostics, refused }
  return {
    ...diagnostics,
    refused,
    inversePropensity: inversePropensity(weighted, alpha),
    selfNormalised: selfNormalised(weighted, alpha),
    doublyRobust: doublyRobust(decisions, alpha)
  }
}
