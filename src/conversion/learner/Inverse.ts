import type { Work } from "./Work.ts"

/** Inner product of the first `length` cells of two rows of a square matrix. */
const rowsProduct = (cells: Float64Array, one: number, other: number, length: number): number => {
  let sum = 0
  for (let at = 0; at < length; at++) sum += (cells[one + at] ?? 0) * (cells[other + at] ?? 0)
  return sum
}

/** Cholesky's factor, in place of the lower triangle. */
function* factorise(cells: Float64Array, size: number): Work<void> {
  for (let row = 0; row < size; row++) {
    const here = row * size
    for (let column = 0; column < row; column++) {
      const there = column * size
      const rest = (cells[here + column] ?? 0) - rowsProduct(cells, here, there, column)
      cells[here + column] = rest / (cells[there + column] ?? 1)
    }
    cells[here + row] = Math.sqrt((cells[here + row] ?? 0) - rowsProduct(cells, here, here, row))
    yield
  }
}

/** The rows of the transposed inverse of a lower triangular factor: row c holds column c, from c on. */
function* invertedColumns(factor: Float64Array, size: number): Work<Float64Array> {
  const columns = new Float64Array(size * size)
  for (let column = 0; column < size; column++) {
    const own = column * size
    columns[own + column] = 1 / (factor[own + column] ?? 1)
    for (let row = column + 1; row < size; row++) {
      const here = row * size
      let sum = 0
      for (let at = column; at < row; at++) sum += (factor[here + at] ?? 0) * (columns[own + at] ?? 0)
      columns[own + row] = -sum / (factor[here + row] ?? 1)
    }
    yield
  }
  return columns
}

/** The lower triangle of a symmetric positive matrix's inverse, row by row; the matrix itself is used up. */
export function* invertSymmetric(cells: Float64Array, size: number): Work<Float32Array<ArrayBuffer>> {
  yield* factorise(cells, size)
  const columns = yield* invertedColumns(cells, size)
  const triangle = new Float32Array((size * (size + 1)) / 2)
  let cell = 0
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++)
      triangle[cell++] = rowsProduct(columns, row * size + row, column * size + row, size - row)
    yield
  }
  return triangle
}
