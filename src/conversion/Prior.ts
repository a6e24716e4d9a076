import { betaQuantile, normalCritical } from "../statistics/Distributions.ts"
import type { ConversionFeatures } from "./ConversionFeatures.ts"
import { intervalAlpha } from "./IntervalLevel.ts"
import { logit, sigmoid } from "./learner/Design.ts"
import type { Part } from "./learner/Scorer.ts"
import {
  attachShare,
  leftAfterMinutes,
  lineOdds,
  priorDate,
  soldShare,
  type Told,
  waitsForCall
} from "./PriorTables.ts"

export const priorVersion = `prior-${priorDate}`

const mostExamples = 30
const leastExamples = 2
/** Practitioners' bounds are read as holding eight of ten cases. */
const boundsAlpha = 0.2
/** How far off the model of speed may well be, either way: it is judgement. */
const speedDoubt: Told = { low: 0.5, mode: 1, high: 2 }
/**
 * A share sold speaks of leads that were called as leads usually are. Of firms that answer at all (77 %), half have done so
 * after an hour (37 %; HBR 2011, S51).
 */
const usualMinutes = 60
/** A source that says nothing counts as shared web, and may be nearly anything. */
const unknownChannel: Told = {
  low: soldShare.cold_list_call.mode,
  mode: soldShare.shared_web.mode,
  high: soldShare.live_transfer.mode
}

/** What the trade's figures speak of. */
export type PriorInputs = Pick<ConversionFeatures, "channel" | "hoursSinceLead" | "offerType" | "statedInterest">

interface Step {
  readonly feature: string
  readonly logit: number
  readonly variance: number
}

const spread = (low: number, high: number) => ((high - low) / (2 * normalCritical(boundsAlpha))) ** 2

const odds = (feature: string, { low, mode, high }: Told): Step => ({
  feature,
  logit: Math.log(mode),
  variance: spread(Math.log(low), Math.log(high))
})

/** Along straight lines between the table's points, both axes logarithmic. */
const leftAfter = (minutes: number): number => {
  const next = leftAfterMinutes.findIndex(([at]) => at >= minutes)
  const [before, after] = [leftAfterMinutes.at(Math.max(0, next) - 1), leftAfterMinutes.at(next)]
  if (before === undefined || after === undefined || next <= 0) return after?.[1] ?? 1
  const way = Math.log(minutes / before[0]) / Math.log(after[0] / before[0])
  return before[1] * (after[1] / before[1]) ** way
}

const stepsOf = ({ channel, hoursSinceLead, offerType, statedInterest }: PriorInputs): ReadonlyArray<Step> => {
  const share = channel === null ? unknownChannel : soldShare[channel]
  const isCalledBack = channel === null || waitsForCall.has(channel)
  const speed = hoursSinceLead === null ? 1 : leftAfter(Math.max(1, 60 * hoursSinceLead)) / leftAfter(usualMinutes)
  return [
    { feature: "channel", logit: logit(share.mode), variance: spread(logit(share.low), logit(share.high)) },
    odds("offerType", lineOdds[offerType]),
    ...(isCalledBack && hoursSinceLead !== null
      ? [{ ...odds("hoursSinceLead", speedDoubt), logit: Math.log(speed) }]
      : []),
    ...(statedInterest === "other_line" ? [odds("statedInterest", attachShare[offerType])] : [])
  ]
}

export interface Prior {
  readonly probability: number
  readonly interval: readonly [number, number]
  /** For how many observed offers it stands. */
  readonly examples: number
  readonly parts: ReadonlyArray<Part>
}

/** What the trade's figures say, as a Beta distribution that a few dozen outcomes outweigh. */
export const priorOf = (features: PriorInputs): Prior => {
  const steps = stepsOf(features)
  const probability = sigmoid(steps.reduce((sum, step) => sum + step.logit, 0))
  const variance = steps.reduce((sum, step) => sum + step.variance, 0)
  const examples = Math.min(mostExamples, Math.max(leastExamples, 1 / (variance * probability * (1 - probability))))
  const quantile = (p: number) => betaQuantile(p, examples * probability, examples * (1 - probability))
  return {
    probability,
    interval: [
      Math.min(probability, quantile(intervalAlpha / 2)),
      Math.max(probability, quantile(1 - intervalAlpha / 2))
    ],
    examples,
    parts: steps.map(({ feature, logit }) => ({ feature, logit }))
  }
}
