/** Runs of equal values of a sorted array. */
const runsOf = (sorted: Float64Array) => {
  const runs: Array<{ readonly value: number; readonly from: number; readonly to: number }> = []
  let from = 0
  for (let at = 1; at <= sorted.length; at++) {
    const value = (sorted[from] ?? 0) + 0
    if (at < sorted.length && sorted[at] === value) continue
    runs.push({ value, from, to: at })
    from = at
  }
  return runs
}

/**
 * Where the curve of a number may bend: at each value that many examples share, and at equal shares of the rest, so that
 * neither a heap of zeros nor a few giants use them up.
 */
export const knotsOf = (values: Float64Array, steps: number): ReadonlyArray<number> => {
  const sorted = values.toSorted()
  const runs = runsOf(sorted)
  if (runs.length <= steps) return runs.map(({ value }) => value)
  const heavy = runs.filter(({ from, to }) => to - from >= sorted.length / (2 * steps))
  const own = new Set(heavy.map(({ value }) => value))
  const rest = sorted.filter(value => !own.has(value))
  const quantiles = Array.from({ length: steps + 1 }, (_, step) => rest[Math.round((step / steps) * (rest.length - 1))])
  return [...new Set([...own, ...quantiles.filter(value => value !== undefined)])].sort((a, b) => a - b)
}

/** How many knots lie below, with the part of the way to the next: close to a rank, so that no giant pulls. */
export const placeAmong = (knots: ReadonlyArray<number>, value: number): number => {
  const last = knots.length - 1
  let at = 0
  while (at < last && value >= (knots[at + 1] ?? Number.POSITIVE_INFINITY)) at++
  const [low = 0, high] = [knots[at], knots[at + 1]]
  if (high === undefined || value <= low) return at
  return at + (value - low) / (high - low)
}
