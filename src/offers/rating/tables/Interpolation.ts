/** Straight between the points, flat beyond them; points ascend by x. */
export const between = (points: ReadonlyArray<readonly [x: number, y: number]>, x: number): number => {
  const next = points.findIndex(([at]) => x <= at)
  const [x1, y1] = points[next === -1 ? points.length - 1 : next] ?? [0, Number.NaN]
  const [x0, y0] = points[next - 1] ?? [x1, y1]
  return x0 === x1 ? y1 : y0 + ((y1 - y0) * (x - x0)) / (x1 - x0)
}

/** A power law between neighbouring points, carried on beyond them: how premiums follow limits. */
export const powerBetween = (points: ReadonlyArray<readonly [x: number, y: number]>, x: number): number => {
  const next = points.findIndex(([at]) => x <= at)
  const end = Math.max(1, next === -1 ? points.length - 1 : next)
  const [x0, y0] = points[end - 1] ?? [1, Number.NaN]
  const [x1, y1] = points[end] ?? [x0, y0]
  return y0 * (x / x0) ** (Math.log(y1 / y0) / Math.log(x1 / x0))
}
