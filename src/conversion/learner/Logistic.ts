import { type Design, logitOf, pause, sigmoid, surprise } from "./Design.ts"
import { minimise, type Valley } from "./Minimise.ts"
import type { Work } from "./Work.ts"

const leastCurvature = 1e-9

/** Penalised log loss over some rows, in nats, with its slope. */
function* penalisedLoss(
  design: Design,
  rows: Int32Array,
  penalties: Float64Array,
  weights: Float64Array
): Work<Valley> {
  const { width, indices, values, outcomes } = design
  const gradient = new Float64Array(weights.length)
  let value = 0
  for (let column = 0; column < weights.length; column++) {
    const [penalty, weight] = [penalties[column] ?? 0, weights[column] ?? 0]
    value += 0.5 * penalty * weight * weight
    gradient[column] = penalty * weight
  }
  let seen = 0
  for (const row of rows) {
    const told = logitOf(design, row, weights)
    const outcome = outcomes[row] ?? 0
    value += surprise(told, outcome)
    const error = sigmoid(told) - outcome
    for (let at = row * width, end = at + width; at < end; at++) {
      const column = indices[at] ?? 0
      gradient[column] = (gradient[column] ?? 0) + error * (values[at] ?? 0)
    }
    if (++seen % pause === 0) yield
  }
  return { value, gradient }
}

const squares = (design: Design, rows: Int32Array): Float64Array => {
  const sums = new Float64Array(design.columns)
  for (const row of rows)
    for (let at = row * design.width, end = at + design.width; at < end; at++) {
      const column = design.indices[at] ?? 0
      sums[column] = (sums[column] ?? 0) + (design.values[at] ?? 0) ** 2
    }
  return sums
}

export interface Fit {
  readonly design: Design
  readonly rows: Int32Array
  /** One for each column; the intercept's is 0. */
  readonly penalties: Float64Array
  readonly start: Float64Array
  /** Nats above the least loss that are good enough. */
  readonly tolerance: number
}

/** The weights of an L2-penalised logistic regression. */
export function* fitLogistic({ design, rows, penalties, start, tolerance }: Fit): Work<Float64Array> {
  let positives = 0
  for (const row of rows) positives += design.outcomes[row] ?? 0
  const share = (positives + 0.5) / (rows.length + 1)
  const curvature = squares(design, rows).map(
    (sum, column) => leastCurvature + share * (1 - share) * sum + (penalties[column] ?? 0)
  )
  return yield* minimise(weights => penalisedLoss(design, rows, penalties, weights), start, curvature, tolerance)
}
