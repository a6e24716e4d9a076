import type { Work } from "./Work.ts"

const remembered = 8
const maxSteps = 200
const maxHalvings = 30
const enoughDecrease = 1e-4

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0)
  return sum
}

const plus = (a: Float64Array, times: number, b: Float64Array): Float64Array => {
  const sum = new Float64Array(a.length)
  for (let at = 0; at < a.length; at++) sum[at] = (a[at] ?? 0) + times * (b[at] ?? 0)
  return sum
}

const over = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, at) => value / (b[at] ?? 1))

interface Move {
  readonly step: Float64Array
  readonly change: Float64Array
  readonly curvature: number
}

/** The two loops of L-BFGS (Nocedal 1980), from a diagonal that is near the curvature. */
const direction = (gradient: Float64Array, moves: ReadonlyArray<Move>, diagonal: Float64Array): Float64Array => {
  let way = gradient
  const alphas = moves.toReversed().map(({ step, change, curvature }) => {
    const alpha = dot(step, way) / curvature
    way = plus(way, -alpha, change)
    return alpha
  })
  const last = moves.at(-1)
  const stretch = last === undefined ? 1 : last.curvature / dot(last.change, over(last.change, diagonal))
  way = over(way, diagonal).map(value => value * stretch)
  moves.forEach(({ step, change, curvature }, at) => {
    const beta = dot(change, way) / curvature
    way = plus(way, (alphas[moves.length - 1 - at] ?? 0) - beta, step)
  })
  return way.map(value => -value)
}

export interface Valley {
  readonly value: number
  readonly gradient: Float64Array
}

/** The lowest point of a smooth convex function, to within about `tolerance` of its value. */
export function* minimise(
  look: (at: Float64Array) => Work<Valley>,
  start: Float64Array,
  diagonal: Float64Array,
  tolerance: number
): Work<Float64Array> {
  let here = start
  let seen = yield* look(here)
  let moves: ReadonlyArray<Move> = []
  for (let step = 0; step < maxSteps; step++) {
    if (dot(seen.gradient, over(seen.gradient, diagonal)) < tolerance) return here
    const way = direction(seen.gradient, moves, diagonal)
    const slope = dot(seen.gradient, way)
    let length = 1
    let next = plus(here, length, way)
    let found = yield* look(next)
    for (let halving = 0; found.value > seen.value + enoughDecrease * length * slope; halving++) {
      if (halving === maxHalvings) return here
      length /= 2
      next = plus(here, length, way)
      found = yield* look(next)
    }
    const move = { step: plus(next, -1, here), change: plus(found.gradient, -1, seen.gradient) }
    const curvature = dot(move.step, move.change)
    if (curvature > 0) moves = [...moves, { ...move, curvature }].slice(-remembered)
    here = next
    seen = found
  }
  return here
}
