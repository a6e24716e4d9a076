import { Schema } from "effect"
import { betaQuantile, normalCritical } from "../statistics/Distributions.ts"
import { wilson } from "../statistics/FixedSample.ts"

/** What is told of every number. */
export const measured = {
  value: Schema.NullOr(Schema.Number),
  unit: Schema.Literal("percent", "percentage points", "seconds", "US dollars", "count", "stars, 1-5", "-2 to 2"),
  numerator: Schema.Number,
  denominator: Schema.Number,
  interval: Schema.NullOr(Schema.Tuple(Schema.Number, Schema.Number)).annotations({ description: "95 %." }),
  reason: Schema.optionalWith(Schema.String, { exact: true }).annotations({
    description: "Why there is no value, or what it does not tell."
  })
}

export const Figure = Schema.Struct({
  ...measured,
  pooled: Schema.optionalWith(
    Schema.Struct({ value: Schema.Number, interval: Schema.Tuple(Schema.Number, Schema.Number) }),
    { exact: true }
  ).annotations({
    description: "Of an acceptance rate by tier: drawn towards that of all tiers as far as little is known of its own."
  })
}).annotations({ identifier: "Figure" })
export type Figure = typeof Figure.Type

const without = (unit: Figure["unit"], numerator: number, denominator: number, reason: string): Figure => ({
  value: null,
  unit,
  numerator,
  denominator,
  interval: null,
  reason
})

export const none = (unit: Figure["unit"], reason: string): Figure => without(unit, 0, 0, reason)

/** So many of so many, with Wilson's interval. */
export const share = (part: number, whole: number, nobody: string): Figure => {
  if (whole === 0) return without("percent", part, 0, nobody)
  const [low, high] = wilson(part, whole)
  return {
    value: (100 * part) / whole,
    unit: "percent",
    numerator: part,
    denominator: whole,
    interval: [100 * low, 100 * high]
  }
}

/** Of how many offers' worth the share of all stands for one group's. */
const prior = 20

/** A share that is told beside what it is drawn to by the share of all groups, as if some offers more had been seen (beta-binomial). */
export const pooledShare = (
  part: number,
  whole: number,
  all: { readonly part: number; readonly whole: number },
  nobody: string
): Figure => {
  const figure = share(part, whole, nobody)
  if (all.whole === 0) return figure
  const mean = all.part / all.whole
  const [yes, no] = [part + prior * mean, whole - part + prior * (1 - mean)]
  const value = (100 * yes) / (yes + no)
  if (yes <= 0 || no <= 0) return { ...figure, pooled: { value, interval: [value, value] } }
  const [low, high] = [betaQuantile(0.025, yes, no), betaQuantile(0.975, yes, no)]
  return { ...figure, pooled: { value, interval: [100 * low, 100 * high] } }
}

const fewest = 2

/** The mean of what has a sum and a sum of squares; no interval before its spread can be told. */
export const mean = (unit: Figure["unit"], sum: number, squares: number, count: number, nobody: string): Figure => {
  if (count === 0) return without(unit, sum, 0, nobody)
  const value = sum / count
  if (count < fewest)
    return { value, unit, numerator: sum, denominator: count, interval: null, reason: "One alone has no spread." }
  const variance = Math.max(0, (squares - count * value * value) / (count - 1))
  const half = normalCritical(0.05) * Math.sqrt(variance / count)
  return { value, unit, numerator: sum, denominator: count, interval: [value - half, value + half] }
}

/** Something counted or paid, as it is. */
export const total = (unit: "count" | "US dollars", value: number): Figure => ({
  value,
  unit,
  numerator: value,
  denominator: 1,
  interval: null
})

export const ratio = (unit: Figure["unit"], numerator: number, denominator: number, nobody: string): Figure =>
  denominator > 0
    ? { value: numerator / denominator, unit, numerator, denominator, interval: null }
    : without(unit, numerator, denominator, nobody)
