import { Schema } from "effect"

export const Metrics = Schema.Struct({
  examples: Schema.Int,
  positives: Schema.Int,
  auc: Schema.Number,
  logLoss: Schema.Number,
  brier: Schema.Number,
  calibrationError: Schema.Number
})
export type Metrics = typeof Metrics.Type

const groups = 10
const least = 1e-9

interface Told {
  readonly probabilities: Float64Array
  readonly outcomes: Uint8Array
}

const descending = (scores: Float64Array): Int32Array =>
  Int32Array.from(scores.keys()).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)

const count = (outcomes: Uint8Array) => outcomes.reduce((sum, outcome) => sum + outcome, 0)

/** How probable it is that one who accepted stands above one who did not; ties count half. */
export const auc = (scores: Float64Array, outcomes: Uint8Array): number => {
  const order = descending(scores)
  const positives = count(outcomes)
  const negatives = outcomes.length - positives
  if (positives === 0 || negatives === 0) return 0.5
  let won = 0
  let above = 0
  for (let from = 0; from < order.length; ) {
    let to = from
    let tied = 0
    for (; to < order.length && scores[order[to] ?? 0] === scores[order[from] ?? 0]; to++)
      tied += outcomes[order[to] ?? 0] ?? 0
    const others = to - from - tied
    won += others * (above + tied / 2)
    above += tied
    from = to
  }
  return won / (positives * negatives)
}

/** How many who accepted are among the share that stands highest. */
export const hitsInTop = (scores: Float64Array, outcomes: Uint8Array, share: number): number =>
  descending(scores)
    .subarray(0, Math.round(share * scores.length))
    .reduce((sum, row) => sum + (outcomes[row] ?? 0), 0)

/** Mean distance between what is told and what comes true, over ten equal steps of what is told. */
const calibrationError = ({ probabilities, outcomes }: Told): number => {
  const sums = new Float64Array(groups)
  probabilities.forEach((told, row) => {
    const group = Math.min(groups - 1, Math.floor(told * groups))
    sums[group] = (sums[group] ?? 0) + told - (outcomes[row] ?? 0)
  })
  return sums.reduce((sum, each) => sum + Math.abs(each), 0) / Math.max(1, outcomes.length)
}

export const metricsOf = (told: Told): Metrics => {
  const { probabilities, outcomes } = told
  let surprise = 0
  let squares = 0
  probabilities.forEach((probability, row) => {
    const hit = outcomes[row] === 1
    surprise -= Math.log(Math.max(least, hit ? probability : 1 - probability))
    squares += (probability - (hit ? 1 : 0)) ** 2
  })
  const examples = outcomes.length
  return {
    examples,
    positives: count(outcomes),
    auc: auc(probabilities, outcomes),
    logLoss: surprise / Math.max(1, examples),
    brier: squares / Math.max(1, examples),
    calibrationError: calibrationError(told)
  }
}
