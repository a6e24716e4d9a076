import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { invertSymmetric } from "../../src/conversion/learner/Inverse.ts"
import { knotsOf, placeAmong } from "../../src/conversion/learner/Knots.ts"
import { covarianceAt } from "../../src/conversion/learner/Laplace.ts"
import { minimise } from "../../src/conversion/learner/Minimise.ts"
import { finish } from "../../src/conversion/learner/Work.ts"

const number = FastCheck.double({ min: -1e6, max: 1e6, noNaN: true })
const size = 5
const square = FastCheck.array(FastCheck.double({ min: -2, max: 2, noNaN: true }), {
  minLength: size * size,
  maxLength: size * size
})

/** A matrix times its transpose, and 1 more on the diagonal. */
const positive = (cells: ReadonlyArray<number>) =>
  Float64Array.from({ length: size * size }, (_, cell) => {
    const [row, column] = [Math.floor(cell / size), cell % size]
    let sum = row === column ? 1 : 0
    for (let at = 0; at < size; at++) sum += (cells[row * size + at] ?? 0) * (cells[column * size + at] ?? 0)
    return sum
  })

describe("numerics", () => {
  it.prop("an inverse undoes its matrix", [square], ([cells]) => {
    const matrix = positive(cells)
    const inverse = finish(invertSymmetric(matrix.slice(), size))
    for (let row = 0; row < size; row++)
      for (let column = 0; column < size; column++) {
        let sum = 0
        for (let at = 0; at < size; at++) sum += (matrix[row * size + at] ?? 0) * covarianceAt(inverse, at, column)
        assert.closeTo(sum, row === column ? 1 : 0, 1e-3)
      }
  })

  it.prop("the lowest point of a bowl is found", [square], ([cells]) => {
    const matrix = positive(cells)
    function* bowl(at: Float64Array) {
      const gradient = at.map((_, row) => {
        let slope = -1
        for (let column = 0; column < size; column++) slope += (matrix[row * size + column] ?? 0) * (at[column] ?? 0)
        return slope
      })
      return { value: at.reduce((sum, x, row) => sum + 0.5 * x * ((gradient[row] ?? 0) - 1), 0), gradient }
    }
    const diagonal = Float64Array.from({ length: size }, (_, at) => matrix[at * size + at] ?? 1)
    const lowest = finish(minimise(bowl, new Float64Array(size).fill(3), diagonal, 1e-14))
    const { gradient } = finish(bowl(lowest))
    for (const slope of gradient) assert.closeTo(slope, 0, 1e-4)
  })

  it.prop(
    "knots rise, and a place among them rises with its value",
    [FastCheck.array(number, { minLength: 1 }), number, number],
    ([values, one, other]) => {
      const knots = knotsOf(Float64Array.from(values), 8)
      assert.deepStrictEqual(
        knots,
        [...new Set(knots)].sort((a, b) => a - b)
      )
      assert.isAtMost(knots.length, 8 + 9 + 16)
      assert.isAtMost(placeAmong(knots, Math.min(one, other)), placeAmong(knots, Math.max(one, other)))
      for (const place of [one, other].map(value => placeAmong(knots, value)))
        assert.isTrue(place >= 0 && place <= knots.length - 1)
    }
  )
})
