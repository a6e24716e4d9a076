import type { Interval } from "../Interval.ts"
import { skewedMean } from "../SkewedMean.ts"
import { effectiveSize, type Logged, weightOf } from "./Logged.ts"
import { fitOutcomes, type OutcomeModel } from "./OutcomeModel.ts"

export interface Estimate {
  readonly value: number
  readonly interval: Interval
}

/** Few decisions carry the sum: their number is what the interval's degrees of freedom come from. */
const intervalOf = (contributions: ReadonlyArray<number>, carrying: number, alpha: number): Interval =>
  skewedMean(contributions, { alpha, degreesOfFreedom: Math.max(1, carrying - 1) })

const meanOf = (values: ReadonlyArray<number>) => values.reduce((sum, value) => sum + value, 0) / values.length

/** Effective number of decisions that brought a reward. */
export const effectiveRewards = (decisions: ReadonlyArray<Logged>): number =>
  effectiveSize(decisions.filter(({ reward }) => reward !== 0).map(weightOf))

/** Inverse propensity score: unbiased, and noisy where weights are large. */
export const inversePropensity = (decisions: ReadonlyArray<Logged>, alpha: number): Estimate => {
  const contributions = decisions.map(decision => weightOf(decision) * decision.reward)
  return { value: meanOf(contributions), interval: intervalOf(contributions, effectiveRewards(decisions), alpha) }
}

/** The same divided by the mean weight: a little biased, and never beyond the rewards that were seen. */
export const selfNormalised = (decisions: ReadonlyArray<Logged>, alpha: number): Estimate => {
  const weights = decisions.map(weightOf)
  const meanWeight = meanOf(weights)
  const value = meanOf(decisions.map(({ reward }, at) => (weights[at] ?? 0) * reward)) / meanWeight
  const linearised = decisions.map(({ reward }, at) => value + ((weights[at] ?? 0) * (reward - value)) / meanWeight)
  return { value, interval: intervalOf(linearised, effectiveRewards(decisions), alpha) }
}

const folds = 5

/** Each decision is judged by an outcome model that was fitted without it and the rest of its fold. */
const crossFitted = (decisions: ReadonlyArray<Logged>): ReadonlyArray<OutcomeModel> =>
  Array.from({ length: folds }, (_, fold) => fitOutcomes(decisions.filter((_, at) => at % folds !== fold)))

const expectedUnder = (model: OutcomeModel, { stratum, target }: Logged): number => {
  let sum = 0
  for (const [action, probability] of target) sum += probability * model(stratum, action)
  return sum
}

/** What an outcome model expects, corrected by what it missed: right when either it or the propensities are. */
export const doublyRobust = (decisions: ReadonlyArray<Logged>, alpha: number): Estimate => {
  const models = crossFitted(decisions)
  const contributions = decisions.map((decision, at) => {
    const model = models[at % folds]
    if (model === undefined) return 0
    const missed = decision.reward - model(decision.stratum, decision.action)
    return expectedUnder(model, decision) + weightOf(decision) * missed
  })
  return { value: meanOf(contributions), interval: intervalOf(contributions, effectiveRewards(decisions), alpha) }
}
