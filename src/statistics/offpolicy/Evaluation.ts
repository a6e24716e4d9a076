import { doublyRobust, type Estimate, effectiveRewards, inversePropensity, selfNormalised } from "./Estimators.ts"
import { effectiveSize, type Logged, weightOf } from "./Logged.ts"

export type Refusal =
  | "no_decisions"
  | "propensity_unknown"
  | "support_missing"
  | "effective_size_too_low"
  | "rewards_too_few"

export interface Diagnostics {
  readonly decisions: number
  readonly effectiveSize: number
  readonly effectiveRewards: number
  /** Share of what the policy would do that was never done in a like situation. */
  readonly unsupported: number
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

const fewestEffective = 100
const fewestRewards = 10
const mostUnsupported = 0.02

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
  if (!decisions.every(({ propensity }) => isProbability(propensity))) return "propensity_unknown"
  if (found.unsupported > mostUnsupported) return "support_missing"
  if (found.effectiveSize < fewestEffective) return "effective_size_too_low"
  return found.effectiveRewards < fewestRewards ? "rewards_too_few" : null
}

/** What a policy would have earned per decision, from the log of another; or why that cannot be said. */
export const evaluate = (decisions: ReadonlyArray<Logged>, alpha = 0.05): Evaluation => {
  const diagnostics = {
    decisions: decisions.length,
    effectiveSize: effectiveSize(decisions.map(weightOf)),
    effectiveRewards: effectiveRewards(decisions),
    unsupported: unsupportedShare(decisions)
  }
  const refused = refusalOf(decisions, diagnostics)
  if (refused !== null) return { ...diagnostics, refused }
  return {
    ...diagnostics,
    refused,
    inversePropensity: inversePropensity(decisions, alpha),
    selfNormalised: selfNormalised(decisions, alpha),
    doublyRobust: doublyRobust(decisions, alpha)
  }
}
