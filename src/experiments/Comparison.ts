import { alwaysValid, clusterSequence, usualSequence } from "../statistics/AlwaysValid.ts"
import { clusteredDifference } from "../statistics/ClusteredDifference.ts"
import { differenceOfMeans } from "../statistics/Difference.ts"
import type { Interval } from "../statistics/Interval.ts"
import { randomisationInterval, spentAt, together } from "../statistics/Randomisation.ts"
import { ofSuccesses, ofSums } from "../statistics/Sample.ts"
import type { ArmKey, Experiment, ExperimentMetric } from "./Experiment.ts"
import type { Observation, Observed } from "./Observation.ts"
import { type Parts, partsOf, totals } from "./Parts.ts"

/** Under this many acceptances the spread of premiums, or of agents, is not known well enough to be believed. */
const fewestPositive = 10
/** Under this many agents their spread is not known well enough for any formula: they are dealt anew instead. */
const manyClusters = 40
/** Half of the doubt is for the time with few agents, half for that with many. */
const halved = 2

export interface Compared {
  /** In the metric's own unit; a share is 0-1. */
  readonly difference: number
  readonly interval: Interval
  readonly method: "always_valid" | "randomisation"
}

const sampleOf = (metric: ExperimentMetric, parts: Parts) => {
  const { known, positive, sum, sumOfSquares } = totals(parts)
  return metric === "premium" ? ofSums(known, sum, sumOfSquares) : ofSuccesses(positive, known)
}

const clustersOf = (parts: Parts) =>
  parts.filter(({ known }) => known > 0).map(({ known: count, sum, sumOfSquares }) => ({ count, sum, sumOfSquares }))

const areFew = (pair: ReadonlyArray<Parts>) => pair.some(parts => totals(parts).positive < fewestPositive)

interface Pair {
  readonly arm: ArmKey
  readonly first: ArmKey
  readonly alpha: number
}

const ofLeads = (metric: ExperimentMetric, treated: Parts, control: Parts, alpha: number): Compared | null => {
  if (metric === "premium" && areFew([treated, control])) return null
  const difference = differenceOfMeans(sampleOf(metric, treated), sampleOf(metric, control))
  const interval = alwaysValid(difference, { ...usualSequence, alpha })
  return interval && { difference: difference.estimate, interval, method: "always_valid" }
}

const byDealing = (looks: Observation["looks"], { alpha, arm, first }: Pair) =>
  together(
    looks.map((outcomes: ReadonlyArray<Observed>, at) => {
      const pair = [partsOf(outcomes, arm), partsOf(outcomes, first)] as const
      if (areFew(pair)) return null
      return randomisationInterval(clustersOf(pair[0]), clustersOf(pair[1]), {
        alpha: spentAt(alpha, at + 1),
        seed: at + 1
      })
    })
  )

const ofAgents = (treated: Parts, control: Parts, looks: Observation["looks"], pair: Pair): Compared | null => {
  if (areFew([treated, control])) return null
  const [a, b] = [clustersOf(treated), clustersOf(control)]
  const difference = clusteredDifference(a, b)
  const alpha = pair.alpha / halved
  if (a.length + b.length >= manyClusters) {
    const interval = alwaysValid(difference, { ...clusterSequence, alpha })
    return interval && { difference: difference.estimate, interval, method: "always_valid" }
  }
  const interval = byDealing(looks, { ...pair, alpha })
  return interval && { difference: difference.estimate, interval, method: "randomisation" }
}

/** An arm against the first; its interval may be looked at on every day. Null where what is known excludes nothing yet. */
export const compared = (
  { arms, metric, unit }: Experiment,
  { looks, outcomes }: Observation,
  { arm, first }: Omit<Pair, "alpha">
): Compared | null => {
  const alpha = usualSequence.alpha / (arms.length - 1)
  const [treated, control] = [partsOf(outcomes, arm), partsOf(outcomes, first)]
  if (totals(treated).known === 0 || totals(control).known === 0) return null
  return unit === "agent"
    ? ofAgents(treated, control, looks, { arm, first, alpha })
    : ofLeads(metric, treated, control, alpha)
}
