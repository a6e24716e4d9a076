import { Schema } from "effect"
import { logit, pause, sigmoid, surprise } from "./Design.ts"
import { minimise, type Valley } from "./Minimise.ts"
import type { Work } from "./Work.ts"

/** The last step from a model's logit to the one that is told: lines between points, and on with slope 1 beyond them. */
export const Calibration = Schema.Union(
  Schema.TaggedStruct("None", {}),
  Schema.TaggedStruct("Platt", { slope: Schema.Number, shift: Schema.Number }),
  Schema.TaggedStruct("Isotonic", { points: Schema.Array(Schema.Tuple(Schema.Number, Schema.Number)) })
)
export type Calibration = typeof Calibration.Type

export interface Told {
  readonly logits: Float64Array
  readonly outcomes: Uint8Array
}

const along = (points: ReadonlyArray<readonly [number, number]>, told: number): number => {
  let [low, high] = [0, points.length - 1]
  const [first, last] = [points[low], points[high]]
  if (first === undefined || last === undefined) return told
  if (told <= first[0]) return first[1] + told - first[0]
  if (told >= last[0]) return last[1] + told - last[0]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((points[middle]?.[0] ?? 0) <= told) low = middle
    else high = middle
  }
  const [[x0, y0], [x1, y1]] = [points[low] ?? first, points[high] ?? last]
  return y0 + ((y1 - y0) * (told - x0)) / (x1 - x0)
}

export const calibrated = (calibration: Calibration, told: number): number => {
  switch (calibration._tag) {
    case "None":
      return told
    case "Platt":
      return calibration.slope * told + calibration.shift
    case "Isotonic":
      return along(calibration.points, told)
  }
}

const leastSlope = 0.05
const tolerance = 1e-6

/** Platt's line, with his targets that keep off 0 and 1 (Platt 1999). */
export function* platt({ logits, outcomes }: Told): Work<Calibration> {
  const positives = outcomes.reduce((sum, outcome) => sum + outcome, 0)
  const targets = [1 / (outcomes.length - positives + 2), (positives + 1) / (positives + 2)] as const
  function* look([slope = 1, shift = 0]: Float64Array): Work<Valley> {
    const gradient = new Float64Array(2)
    let value = 0
    for (const [row, told] of logits.entries()) {
      const target = targets[outcomes[row] === 1 ? 1 : 0]
      const straight = slope * told + shift
      const error = sigmoid(straight) - target
      value += surprise(straight, target)
      gradient[0] = (gradient[0] ?? 0) + error * told
      gradient[1] = (gradient[1] ?? 0) + error
      if (row % pause === 0) yield
    }
    return { value, gradient }
  }
  const curvature = logits.reduce((sum, told) => sum + 0.25 * told * told, 1)
  const diagonal = Float64Array.of(curvature, 0.25 * logits.length + 1)
  const [slope = 1, shift = 0] = yield* minimise(look, Float64Array.of(1, 0), diagonal, tolerance)
  return slope > leastSlope ? { _tag: "Platt", slope, shift } : { _tag: "None" }
}

const groupSize = 50
const maxGroups = 100

interface Block {
  readonly told: number
  readonly rate: number
  readonly size: number
}

const merged = (a: Block, b: Block): Block => {
  const size = a.size + b.size
  return {
    told: (a.told * a.size + b.told * b.size) / size,
    rate: (a.rate * a.size + b.rate * b.size) / size,
    size
  }
}

/** Groups of neighbours whose share rises, by pooling adjacent violators; a rate never is 0 or 1. */
export const isotonic = ({ logits, outcomes }: Told): Calibration => {
  const order = Int32Array.from(logits.keys()).sort((a, b) => (logits[a] ?? 0) - (logits[b] ?? 0) || a - b)
  const base = (outcomes.reduce((sum, outcome) => sum + outcome, 0) + 0.5) / (outcomes.length + 1)
  const size = Math.max(groupSize, Math.ceil(order.length / maxGroups))
  const blocks: Array<Block> = []
  for (let from = 0; from < order.length; from += size) {
    const rows = order.subarray(from, from + size)
    const told = rows.reduce((sum, row) => sum + (logits[row] ?? 0), 0) / rows.length
    const positives = rows.reduce((sum, row) => sum + (outcomes[row] ?? 0), 0)
    let block: Block = { told, rate: (positives + base) / (rows.length + 1), size: rows.length }
    for (let before = blocks.at(-1); before !== undefined && before.rate >= block.rate; before = blocks.at(-1)) {
      block = merged(before, block)
      blocks.pop()
    }
    blocks.push(block)
  }
  return { _tag: "Isotonic", points: blocks.map(({ told, rate }) => [told, logit(rate)] as const) }
}
