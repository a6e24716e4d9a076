import { wilson } from "../../statistics/FixedSample.ts"
import { covers, type Interval } from "../../statistics/Interval.ts"
import { fewestEffective, fewestRewards, type TooLittle, tooLittle } from "../../statistics/offpolicy/Support.ts"
import {
  type Estimate,
  effectiveRewards,
  effectiveSize,
  selfNormalised,
  type Weighted
} from "../../statistics/offpolicy/Weighted.ts"
import { skewedMean } from "../../statistics/SkewedMean.ts"
import type { Policy } from "./Policy.ts"
import type { PolicyFigure } from "./PolicyFigure.ts"
import type { WeighedDecision } from "./Weighing.ts"

export type Metric = "acceptance" | "conversion" | "premiumPerLead"

const alpha = 0.05
/** One chance in a thousand to take for a selection what is none. */
const alphaOfSelection = 0.001

const rewardOf: Readonly<Record<Metric, (decision: WeighedDecision) => number | null>> = {
  acceptance: ({ accepted }) => (accepted ? 1 : 0),
  conversion: ({ converted }) => (converted === null ? null : converted ? 1 : 0),
  premiumPerLead: ({ premium }) => premium
}

const unitOf = (metric: Metric): PolicyFigure["unit"] => (metric === "premiumPerLead" ? "US dollars" : "percent")
const scaleOf = (metric: Metric): number => (metric === "premiumPerLead" ? 1 : 100)
const mostOf = (metric: Metric): number => (metric === "premiumPerLead" ? Number.POSITIVE_INFINITY : 100)

const bounded = ([low, high]: Interval, most: number): Interval => [Math.max(0, low), Math.min(most, high)]

const nobody = "No lead was shown an offer of a decision of that time of which it is known by now what came of it."
const selected = "Whether offers were shown at all went by which of them stood first: what was shown cannot be weighed."

const rounded = (count: number) => Math.floor(count).toLocaleString("en-US")

const inWords = (why: TooLittle, unsupported: number, effective: number, rewards: number): string => {
  if (why === "support_missing")
    return `For ${Math.ceil(100 * unsupported)} of 100 leads it would choose what could never have been chosen (OFFER_EXPLORATION_PERCENT): nothing tells what would have come of it.`
  return why === "effective_size_too_low"
    ? `What was done by chance as it would have is worth ${rounded(effective)} decisions; ${fewestEffective} are needed.`
    : `What was done by chance as it would have brought something in the worth of ${rounded(rewards)} decisions; ${fewestRewards} are needed.`
}

interface Known {
  readonly decision: WeighedDecision
  readonly reward: number
}

const knownOf = (decisions: ReadonlyArray<WeighedDecision>, metric: Metric): ReadonlyArray<Known> =>
  decisions.flatMap(decision => {
    const reward = rewardOf[metric](decision)
    return reward === null ? [] : [{ decision, reward }]
  })

const figureOf = (metric: Metric, weighted: ReadonlyArray<Weighted>) => {
  const base = {
    unit: unitOf(metric),
    numerator: weighted.reduce((sum, { reward, weight }) => sum + weight * reward, 0),
    denominator: weighted.reduce((sum, { weight }) => sum + weight, 0),
    effectiveSize: effectiveSize(weighted.map(({ weight }) => weight))
  }
  return {
    ...base,
    because: (reason: string): PolicyFigure => ({ ...base, value: null, interval: null, reason }),
    estimated: ({ interval: [low, high], value }: Estimate): PolicyFigure => {
      const scale = scaleOf(metric)
      return { ...base, value: scale * value, interval: bounded([scale * low, scale * high], mostOf(metric)) }
    }
  }
}

/** What came of the decisions as they were made. */
export const asLogged = (decisions: ReadonlyArray<WeighedDecision>, metric: Metric): PolicyFigure => {
  const weighted = knownOf(decisions, metric).map(({ reward }) => ({ reward, weight: 1 }))
  const { because, denominator, estimated, numerator } = figureOf(metric, weighted)
  if (denominator === 0) return because(nobody)
  const value = numerator / denominator
  if (metric !== "premiumPerLead") return estimated({ value, interval: wilson(numerator, denominator, alpha) })
  return denominator < 2
    ? { ...estimated({ value, interval: [value, value] }), interval: null, reason: "One alone has no spread." }
    : estimated(selfNormalised(weighted, alpha))
}

/**
 * What would have come of them under another policy, by those that it would have made alike, each weighed by how unlikely it was.
 * Whether something was shown must not depend on what was mentioned first: then the weights are one on average.
 */
export const underPolicy = (
  decisions: ReadonlyArray<WeighedDecision>,
  policy: Policy,
  metric: Metric
): PolicyFigure => {
  const known = knownOf(decisions, metric)
  const weighted = known.map(({ decision: { chance, instead }, reward }) => ({
    reward,
    weight: instead[policy] === "the_same" ? 1 / chance : 0
  }))
  const { because, effectiveSize: effective, estimated } = figureOf(metric, weighted)
  if (known.length === 0) return because(nobody)
  const unsupported = known.filter(({ decision }) => decision.instead[policy] === "never_tried").length / known.length
  const rewards = effectiveRewards(weighted)
  const why = tooLittle({ effectiveSize: effective, effectiveRewards: rewards, unsupported })
  if (why !== null) return because(inWords(why, unsupported, effective, rewards))
  const weights = weighted.map(({ weight }) => weight)
  const around = skewedMean(weights, { alpha: alphaOfSelection, degreesOfFreedom: effective - 1 })
  return covers(around, 1 - unsupported) ? estimated(selfNormalised(weighted, alpha)) : because(selected)
}
