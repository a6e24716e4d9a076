import { Schema } from "effect"
import { SuggestionType } from "../../coaching/Suggestion.ts"
import type { Difference } from "../../statistics/Difference.ts"
import { newcombe, welch } from "../../statistics/FixedSample.ts"
import { none } from "../Figure.ts"
import type { EffectFigure, SuggestionEffect } from "./SuggestionEffectsAnswer.ts"

const Sums = {
  /** Of the weights, each one over the chance with which it was given, or withheld. */
  weight: Schema.Number,
  weightSquared: Schema.Number
}

/** Calls whose first suggestion of a kind was given, or withheld. */
export const Tally = Schema.Struct({
  type: SuggestionType,
  withheld: Schema.Boolean,
  calls: Schema.Int,
  sold: Schema.Int,
  heard: Schema.Int,
  ...Sums,
  soldWeight: Schema.Number,
  heardWeight: Schema.Number,
  heardWeightSquared: Schema.Number,
  /** Sums of the gain in mood, by the weight and by its square. */
  gain: Schema.Number,
  gainByWeightSquared: Schema.Number,
  gainSquaredByWeightSquared: Schema.Number
})
export type Tally = typeof Tally.Type

const noTally = (type: SuggestionType, withheld: boolean): Tally => ({
  type,
  withheld,
  calls: 0,
  sold: 0,
  heard: 0,
  weight: 0,
  weightSquared: 0,
  soldWeight: 0,
  heardWeight: 0,
  heardWeightSquared: 0,
  gain: 0,
  gainByWeightSquared: 0,
  gainSquaredByWeightSquared: 0
})

const fewestCalls = 10
const fewestSold = 5

const nothingToCompare =
  "In no call that has ended was one of the kind given, or in none withheld by chance (CALLWISE_SUGGESTION_HOLDOUT_PERCENT; never of law or risk)."
const tooFew = (what: string) =>
  `Too few calls ${what}: ${fewestCalls} are needed where it was given and where it was withheld.`

/** As many calls of equal weight as would know as much. */
const successesOf = ({ soldWeight, weight, weightSquared }: Tally) => {
  const count = weight ** 2 / weightSquared
  return { successes: (soldWeight / weight) * count, count }
}

const conversionOf = (given: Tally, withheld: Tally): EffectFigure => {
  const unit = "percentage points"
  const because = (reason: string): EffectFigure => ({
    ...none(unit, reason),
    numerator: given.sold,
    denominator: given.calls
  })
  if (given.calls === 0 || withheld.calls === 0) return because(nothingToCompare)
  if (Math.min(given.calls, withheld.calls) < fewestCalls) return because(tooFew("have ended"))
  if (given.sold + withheld.sold < fewestSold) return because(`Too few calls ended sold: ${fewestSold} are needed.`)
  const [a, b] = [successesOf(given), successesOf(withheld)]
  const [low, high] = newcombe(a, b)
  return {
    value: 100 * (a.successes / a.count - b.successes / b.count),
    unit,
    numerator: given.sold,
    denominator: given.calls,
    interval: [100 * low, 100 * high]
  }
}

const gainOf = (tally: Tally) => {
  const { gain, gainByWeightSquared, gainSquaredByWeightSquared, heard, heardWeight, heardWeightSquared } = tally
  const mean = gain / heardWeight
  const spread = gainSquaredByWeightSquared - 2 * mean * gainByWeightSquared + mean ** 2 * heardWeightSquared
  return {
    mean,
    variance: (Math.max(0, spread) / heardWeight ** 2) * (heard / (heard - 1)),
    degreesOfFreedom: Math.max(1, heardWeight ** 2 / heardWeightSquared - 1)
  }
}

const sentimentOf = (given: Tally, withheld: Tally): EffectFigure => {
  const unit = "-2 to 2"
  const base = { numerator: given.heardWeight === 0 ? 0 : gainOf(given).mean * given.heard, denominator: given.heard }
  if (Math.min(given.heard, withheld.heard) < fewestCalls)
    return { ...none(unit, tooFew("were heard enough to tell the mood")), ...base }
  const [a, b] = [gainOf(given), gainOf(withheld)]
  const variance = a.variance + b.variance
  const difference: Difference = {
    estimate: a.mean - b.mean,
    variance,
    degreesOfFreedom:
      variance === 0
        ? 1
        : variance ** 2 / (a.variance ** 2 / a.degreesOfFreedom + b.variance ** 2 / b.degreesOfFreedom),
    effectiveSize: given.heard + withheld.heard
  }
  const [low, high] = welch(difference)
  return { value: difference.estimate, unit, ...base, interval: [low, high] }
}

const callsOf = ({ calls, heard, sold }: Tally) => ({ calls, sold, heard })

/** Of each kind what giving it changes, against what chance withheld. */
export const effectsOf = (tallies: ReadonlyArray<Tally>): ReadonlyArray<SuggestionEffect> =>
  SuggestionType.literals.map(type => {
    const arm = (withheld: boolean) =>
      tallies.find(tally => tally.type === type && tally.withheld === withheld) ?? noTally(type, withheld)
    const [given, withheld] = [arm(false), arm(true)]
    return {
      type,
      given: callsOf(given),
      withheld: callsOf(withheld),
      conversion: conversionOf(given, withheld),
      sentiment: sentimentOf(given, withheld)
    }
  })
