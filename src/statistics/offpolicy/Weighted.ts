import type { Interval } from "../Interval.ts"
import { skewedMean } from "../SkewedMean.ts"

/** One past decision, as another policy weighs it: by how much likelier it is there to be made. */
export interface Weighted {
  readonly weight: number
  readonly reward: number
}

export interface Estimate {
  readonly value: number
  readonly interval: Interval
}

/** Kish: equally weighted decisions that would know as much. */
export const effectiveSize = (weights: ReadonlyArray<number>): number => {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const squares = weights.reduce((total, weight) => total + weight ** 2, 0)
  return squares === 0 ? 0 : sum ** 2 / squares
}

/** Effective number of decisions that brought a reward. */
export const effectiveRewards = (decisions: ReadonlyArray<Weighted>): number =>
  effectiveSize(decisions.filter(({ reward }) => reward !== 0).map(({ weight }) => weight))

export const meanOf = (values: ReadonlyArray<number>) => values.reduce((sum, value) => sum + value, 0) / values.length

/** Few decisions carry the sum: their number is what the interval's degrees of freedom come from. */
export const intervalOf = (contributions: ReadonlyArray<number>, carrying: number, alpha: number): Interval =>
  skewedMean(contributions, { alpha, degreesOfFreedom: Math.max(1, carrying - 1) })

/** Inverse propensity score: unbiased, and noisy where weights are large. */
export const inversePropensity = (decisions: ReadonlyArray<Weighted>, alpha: number): Estimate => {
  const contributions = decisions.map(({ reward, weight }) => weight * reward)
  return { value: meanOf(contributions), interval: intervalOf(contributions, effectiveRewards(decisions), alpha) }
}

/** The same divided by the mean weight: a little biased, and never beyond the rewards that were seen. */
export const selfNormalised = (decisions: ReadonlyArray<Weighted>, alpha: number): Estimate => {
  const meanWeight = meanOf(decisions.map(({ weight }) => weight))
  const value = meanOf(decisions.map(({ reward, weight }) => weight * reward)) / meanWeight
  const linearised = decisions.map(({ reward, weight }) => value + (weight * (reward - value)) / meanWeight)
  return { value, interval: intervalOf(linearised, effectiveRewards(decisions), alpha) }
}
