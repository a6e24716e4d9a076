import { mismatchLevel, type SampleRatio, sampleRatio } from "../statistics/SampleRatio.ts"
import { compared } from "./Comparison.ts"
import type { ArmKey, Experiment } from "./Experiment.ts"
import { AgainstFirst, ArmReading, ExperimentReading, SampleRatioCheck } from "./ExperimentReading.ts"
import type { Observation } from "./Observation.ts"
import { partsOf, totals } from "./Parts.ts"

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
  const first = arms[0]

  const against = (arm: ArmKey) => {
    const found = mismatch || first === undefined ? null : compared(experiment, observation, { arm, first: first.key })
    if (found === null)
      return AgainstFirst.make({
        difference: null,
        interval: null,
        method: null,
        reason: mismatch ? "sample_ratio_mismatch" : "too_few_outcomes"
      })
    const [low, high] = found.interval
    return AgainstFirst.make({
      difference: scale * found.difference,
      interval: [scale * low, scale * high],
      method: found.method,
      reason: null
    })
  }

  return ExperimentReading.make({
    ...experiment,
    arms: arms.map((arm, at) => {
      const parts = partsOf(observation.outcomes, arm.key)
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
        againstFirst: at === 0 ? null : against(arm.key)
      })
    }),
    sampleRatio: SampleRatioCheck.make({ pValue, threshold: mismatchLevel, passes: !mismatch })
  })
}
