import { Utils } from "effect"
import type { Cluster } from "./ClusteredDifference.ts"
import type { Interval } from "./Interval.ts"

interface Dealt {
  readonly alpha: number
  /** The same seed deals the same. */
  readonly seed: number
}

const dealsAtLeast = 2_000
const dealsAtMost = 50_000

/** Sums over the clusters of one side of a deal; `served` are the observations in it that really were treated. */
interface Side {
  count: number
  sum: number
  served: number
}

/**
 * Interval of a constant effect on each observation where whole clusters were randomised, by dealing them anew (Fisher 1935;
 * inverted as in Rosenbaum 2002): effects under which what was seen is not among the most extreme. It asks for no large number
 * of clusters and no distribution. Each deal speaks for one interval of effects around the estimate, so that the bounds are
 * order statistics. Null where there are too few deals to exclude anything.
 */
export const randomisationInterval = (
  treated: ReadonlyArray<Cluster>,
  control: ReadonlyArray<Cluster>,
  { alpha, seed }: Dealt
): Interval | null => {
  if (treated.length === 0 || control.length === 0) return null
  const clusters = [
    ...treated.map(({ count, sum }) => ({ count, sum, served: count })),
    ...control.map(({ count, sum }) => ({ count, sum, served: 0 }))
  ]
  const side = (from: number, to: number): Side => {
    const total = { count: 0, sum: 0, served: 0 }
    for (let at = from; at < to; at += 1) {
      const cluster = clusters[at]
      if (cluster === undefined) continue
      total.count += cluster.count
      total.sum += cluster.sum
      total.served += cluster.served
    }
    return total
  }
  const differenceOf = () => {
    const [a, b] = [side(0, treated.length), side(treated.length, clusters.length)]
    return { difference: a.sum / a.count - b.sum / b.count, served: a.served / a.count - b.served / b.count }
  }
  const seen = differenceOf().difference
  const random = new Utils.PCGRandom(seed)
  const deal = () => {
    for (let at = 0; at < treated.length; at += 1) {
      const other = at + random.integer(clusters.length - at)
      const [one, two] = [clusters[at], clusters[other]]
      if (one === undefined || two === undefined) continue
      clusters[at] = two
      clusters[other] = one
    }
    const { difference, served } = differenceOf()
    const isSame = 1 - Math.abs(served) < 1e-12
    if (isSame) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const
    const [one, two] = [(seen - difference) / (1 - served), (seen + difference) / (1 + served)]
    return [Math.min(one, two), Math.max(one, two)] as const
  }
  const deals = Math.min(dealsAtMost, Math.max(dealsAtLeast, Math.ceil(20 / alpha)))
  const asExtreme = Math.floor(alpha * (deals + 1))
  if (asExtreme < 1) return null
  const [lows, highs] = [new Float64Array(deals), new Float64Array(deals)]
  for (let at = 0; at < deals; at += 1) [lows[at], highs[at]] = deal()
  const [low, high] = [lows.toSorted()[asExtreme - 1], highs.toSorted()[deals - asExtreme]]
  return low !== undefined && high !== undefined && Number.isFinite(low) && Number.isFinite(high) ? [low, high] : null
}

/** After two weeks and whenever the time since has doubled: few looks, so that each may be told apart from chance. */
export const lookDays = (daysSoFar: number): ReadonlyArray<number> => {
  const days: Array<number> = []
  for (let day = 14; day <= daysSoFar; day *= 2) days.push(day)
  return days
}

/** What the k-th look may spend of an alpha: all together, however many, they spend no more than it. */
export const spentAt = (alpha: number, look: number): number => alpha / (look * (look + 1))

/** What no look has excluded; the last look's alone where the effect has moved so far that nothing is left. */
export const together = (intervals: ReadonlyArray<Interval | null>): Interval | null => {
  const known = intervals.filter(interval => interval !== null)
  const last = known.at(-1)
  if (last === undefined) return null
  const [low, high] = [Math.max(...known.map(([from]) => from)), Math.min(...known.map(([, to]) => to))]
  return low <= high ? [low, high] : last
}
