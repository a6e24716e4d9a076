import { type Design, logitOf, pause, sigmoid } from "./Design.ts"
import { invertSymmetric } from "./Inverse.ts"
import type { Work } from "./Work.ts"

const leastCurvature = 1e-6

/** The covariance of the weights near the best ones, its lower triangle row by row. */
export function* laplaceCovariance(
  design: Design,
  penalties: Float64Array,
  weights: Float64Array
): Work<Float32Array<ArrayBuffer>> {
  const { columns, width, indices, values } = design
  const curvature = new Float64Array(columns * columns)
  for (let row = 0; row < design.rows; row++) {
    const probability = sigmoid(logitOf(design, row, weights))
    const weight = probability * (1 - probability)
    const first = row * width
    for (let a = first; a < first + width; a++) {
      const value = values[a] ?? 0
      if (value === 0) continue
      const at = (indices[a] ?? 0) * columns
      for (let b = first; b < first + width; b++) {
        const cell = at + (indices[b] ?? 0)
        curvature[cell] = (curvature[cell] ?? 0) + weight * (value * (values[b] ?? 0))
      }
    }
    if (row % pause === 0) yield
  }
  for (let column = 0; column < columns; column++) {
    const cell = column * columns + column
    curvature[cell] = (curvature[cell] ?? 0) + Math.max(leastCurvature, penalties[column] ?? 0)
  }
  return yield* invertSymmetric(curvature, columns)
}

export const covarianceAt = (triangle: Float32Array, a: number, b: number): number =>
  triangle[a >= b ? (a * (a + 1)) / 2 + b : (b * (b + 1)) / 2 + a] ?? 0
