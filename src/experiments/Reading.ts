import { alwaysValid, clusterSequence, usualSequence } from "../statistics/AlwaysValid.ts"
import { clusteredDifference } from "../statistics/ClusteredDifference.ts"
import { type Difference, differenceOfMeans } from "../statistics/Difference.ts"
import { ofSuccesses, ofSums } from "../statistics/Sample.ts"
import { mismatchLevel, type SampleRatio, sampleRatio } from "../statistics/SampleRatio.ts"
import type { Experiment, ExperimentMetric } from "./Experiment.ts"
import { AgainstFirst, ArmReading, ExperimentReading, SampleRatioCheck } from "./ExperimentReading.ts"
import type { Observation, Observed } from "./Observation.ts"

/** Under this many acceptances the spread of premiums, or of agents, is not known well enough to be believed. */
const fewestPositive = 10

type Parts = ReadonlyArray<Observed>

const total = (parts: Parts, of: (part: Observed) => number) => parts.reduce((sum, part) => sum + of(part), 0)

const totals = (parts: Parts) => ({
  exposed: total(parts, part => part.exposed),
  known: total(parts, part => part.known),
  positive: total(parts, part => part.positive),
  sum: total(parts, part => part.sum),
  sumOfSquares: total(parts, part => part.sumOfSquares)
})

const sampleOf = (metric: ExperimentMetric, parts: Parts) => {
  const { known, positive, sum, sumOfSquares } = totals(parts)
  return metric === "premium" ? ofSums(known, sum, sumOfSquares) : ofSuccesses(positive, known)
}

const clustersOf = (parts: Parts) =>
  parts.filter(({ known }) => known > 0).map(({ known: count, sum, sumOfSquares }) => ({ count, sum, sumOfSquares }))

const differenceIn = ({ metric, unit }: Experiment, treated: Parts, control: Parts): Difference | null => {
  if (totals(treated).known === 0 || totals(control).known === 0) return null
  const isFew = [treated, control].some(parts => totals(parts).positive < fewestPositive)
  if (isFew && (unit === "agent" || metric === "premium")) return null
  return unit === "agent"
    ? clusteredDifference(clustersOf(treated), clustersOf(control))
    : differenceOfMeans(sampleOf(metric, treated), sampleOf(metric, control))
}

/** How many units each arm had at the end of each day, one day after another. */
const growth = (
  { arms }: Pick<Experiment, "arms">,
  firstExposed: Observation["firstExposed"]
): ReadonlyArray<ReadonlyArray<number>> => {
  let counts = arms.map(() => 0)
  return [...Map.groupBy(firstExposed, ({ day }) => day).values()].map(added => {
    counts = counts.map((count, at) => count + (added.find(({ variant }) => variant === arms[at]?.key)?.count ?? 0))
    return counts
  })
}

export interface ArmSizes extends SampleRatio {
  /** Units that were exposed, arm by arm. */
  readonly units: ReadonlyArray<number>
}

/** Whether the arms have the shares that they were to have. */
export const armSizesOf = (
  experiment: Pick<Experiment, "arms">,
  firstExposed: Observation["firstExposed"]
): ArmSizes => {
  const looks = growth(experiment, firstExposed)
  const weights = experiment.arms.map(({ weight }) => weight)
  return { ...sampleRatio(looks, weights), units: looks.at(-1) ?? weights.map(() => 0) }
}

/** What an experiment shows: each arm against the first, all at once 95 % sure, or why it cannot be said. */
export const readingOf = (experiment: Experiment, observation: Observation): ExperimentReading => {
  const { arms, metric } = experiment
  const { mismatch, pValue, units } = armSizesOf(experiment, observation.firstExposed)
  const scale = metric === "premium" ? 1 : 100
  const single = experiment.unit === "agent" ? clusterSequence : usualSequence
  const sequence = { ...single, alpha: single.alpha / (arms.length - 1) }
  const partsOf = (key: string) => observation.outcomes.filter(({ variant }) => variant === key)

  const against = (treated: Parts, control: Parts) => {
    const difference = mismatch ? null : differenceIn(experiment, treated, control)
    const interval = difference && alwaysValid(difference, sequence)
    if (difference === null || interval === null)
      return AgainstFirst.make({
        difference: null,
        interval: null,
        reason: mismatch ? "sample_ratio_mismatch" : "too_few_outcomes"
      })
    const [low, high] = interval
    return AgainstFirst.make({
      difference: scale * difference.estimate,
      interval: [scale * low, scale * high],
      reason: null
    })
  }

  const first = partsOf(arms[0]?.key ?? "")
  return ExperimentReading.make({
    ...experiment,
    arms: arms.map((arm, at) => {
      const parts = partsOf(arm.key)
      const { exposed, known, positive, sum } = totals(parts)
      return ArmReading.make({
        ...arm,
        assigned: observation.assigned.find(({ variant }) => variant === arm.key)?.count ?? 0,
        exposedUnits: units[at] ?? 0,
        exposed,
        open: exposed - known,
        known,
        positive,
        mean: known === 0 ? null : (scale * sum) / known,
        againstFirst: at === 0 ? null : against(parts, first)
      })
    }),
    sampleRatio: SampleRatioCheck.make({ pValue, threshold: mismatchLevel, passes: !mismatch })
  })
}
