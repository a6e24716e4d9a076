import { Schema } from "effect"

/** What is remembered of the sentiment of a call: the same few numbers however long it lasts. */
export const Trend = Schema.Struct({
  count: Schema.Int,
  /** Level and spread since the last change of mood. */
  mean: Schema.Number,
  squares: Schema.Number,
  /** Evidence gathered for a rise and for a fall, in units of the spread. */
  rise: Schema.Number,
  fall: Schema.Number,
  /** Utterances and their sum since the evidence began to gather. */
  rising: Schema.Struct({ count: Schema.Int, sum: Schema.Number }),
  falling: Schema.Struct({ count: Schema.Int, sum: Schema.Number })
})
export type Trend = typeof Trend.Type

const nothing = { count: 0, sum: 0 }

export const quietTrend: Trend = { count: 0, mean: 0, squares: 0, rise: 0, fall: 0, rising: nothing, falling: nothing }

export interface Movement {
  readonly trend: Trend
  /** Smoothed: the level since the last change. */
  readonly level: number
  readonly change: "improved" | "worsened" | null
}

/** A shift of twice this many spreads is what is looked for. */
const allowance = 0.5
/**
 * Evidence at which a change is told: where nothing changes, at most one call of sixty utterances in ten has a false
 * alarm (five in a hundred at a spread of 0.5, fewer below); from 0.2 to -0.4 it takes some seven utterances.
 */
const decision = 6
/** The spread of utterances' scores before there is enough to go by, as if so many utterances had shown it. */
const priorSpread = 0.45
const priorCount = 6

const spreadOf = ({ count, squares }: Trend): number =>
  Math.max(0.15, Math.sqrt((squares + priorCount * priorSpread * priorSpread) / (count + priorCount)))

const gathered = (evidence: number, since: typeof nothing, score: number) =>
  evidence > 0 ? { count: since.count + 1, sum: since.sum + score } : nothing

const restarted = ({ count, sum }: typeof nothing): Trend => ({
  ...quietTrend,
  count,
  mean: sum / Math.max(1, count)
})

/** The next utterance's score, by a cumulative sum on either side of the call's level so far. */
export const follow = (trend: Trend, score: number): Movement => {
  const reference = (trend.mean * trend.count) / (trend.count + 2)
  const away = Math.max(-3, Math.min(3, (score - reference) / spreadOf(trend)))
  const rise = Math.max(0, trend.rise + away - allowance)
  const fall = Math.max(0, trend.fall - away - allowance)
  const rising = gathered(rise, trend.rising, score)
  const falling = gathered(fall, trend.falling, score)
  if (rise > decision || fall > decision) {
    const next = restarted(rise > fall ? rising : falling)
    return { trend: next, level: next.mean, change: rise > fall ? "improved" : "worsened" }
  }
  const count = trend.count + 1
  const mean = trend.mean + (score - trend.mean) / count
  const squares = trend.squares + (score - trend.mean) * (score - mean)
  return { trend: { count, mean, squares, rise, fall, rising, falling }, level: mean, change: null }
}
