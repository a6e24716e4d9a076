import { layOut } from "./Encoder.ts"
import type { Examples } from "./Examples.ts"
import type { Term } from "./Terms.ts"
import { widthOf } from "./Terms.ts"
import type { Work } from "./Work.ts"

/** The examples as sparse rows of equal width: in each, which columns are not 0, and what they hold. */
export interface Design {
  readonly rows: number
  readonly columns: number
  readonly width: number
  readonly indices: Uint16Array
  readonly values: Float32Array
  readonly outcomes: Uint8Array
}

export const pause = 2048

export function* designOf(examples: Examples, terms: ReadonlyArray<Term>): Work<Design> {
  const encoded = layOut(terms)
  const rows = examples.size
  const width = terms.reduce((sum, term) => sum + widthOf(term), 1)
  const indices = new Uint16Array(rows * width)
  const values = new Float32Array(rows * width)
  let row = 0
  let at = 0
  const read = (feature: string) => examples.value(row, feature)
  const put = (column: number, value: number) => {
    indices[at] = column
    values[at++] = value
  }
  for (; row < rows; row++) {
    at = row * width
    put(0, 1)
    for (const { encode } of encoded) encode(read, put)
    if (row % pause === 0) yield
  }
  const columns = encoded.reduce((sum, each) => sum + each.columns, 1)
  return { rows, columns, width, indices, values, outcomes: examples.outcomes }
}

export const logitOf = ({ width, indices, values }: Design, row: number, weights: Float64Array): number => {
  let logit = 0
  for (let at = row * width, end = at + width; at < end; at++)
    logit += (values[at] ?? 0) * (weights[indices[at] ?? 0] ?? 0)
  return logit
}

export const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit))

export const logit = (probability: number): number => Math.log(probability / (1 - probability))

/** What an outcome costs in nats when this logit was told: exact for large ones, too. */
export const surprise = (told: number, outcome: number): number =>
  Math.max(told, 0) - told * outcome + Math.log1p(Math.exp(-Math.abs(told)))
