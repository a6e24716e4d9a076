import { mean } from "./Figures.ts"

/** The steepness of the straight line that fits the points best. */
export const slopeOf = (points: ReadonlyArray<readonly [x: number, y: number]>): number => {
  const meanX = mean(points.map(([x]) => x))
  const meanY = mean(points.map(([, y]) => y))
  const of = (term: (x: number, y: number) => number) =>
    points.reduce((sum, [x, y]) => sum + term(x - meanX, y - meanY), 0)
  return of((x, y) => x * y) / of(x => x * x)
}
