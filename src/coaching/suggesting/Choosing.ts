import { Array as Arr } from "effect"
import module from "jstat"

const { jStat } = module
const nodes = 200

/** How often something helps, as a Beta distribution. */
interface Shape {
  readonly alpha: number
  readonly beta: number
}

/**
 * The probability with which Thompson sampling takes each: that its rate is the highest. Integrated over
 * the rates, so that the probability on record is the one with which the choice is made.
 */
export const chances = (shapes: ReadonlyArray<Shape>): ReadonlyArray<number> => {
  if (shapes.length < 2) return shapes.map(() => 1)
  const edges = Arr.makeBy(nodes + 1, at => at / nodes)
  const below = shapes.map(({ alpha, beta }) => edges.map(rate => jStat.beta.cdf(rate, alpha, beta)))
  const raw = shapes.map((_, which) => {
    let sum = 0
    for (let at = 0; at < nodes; at++) {
      const mass = (below[which]?.[at + 1] ?? 0) - (below[which]?.[at] ?? 0)
      let others = 1
      for (const [other, cdf] of below.entries())
        if (other !== which) others *= ((cdf[at] ?? 0) + (cdf[at + 1] ?? 0)) / 2
      sum += mass * others
    }
    return sum
  })
  const total = raw.reduce((sum, chance) => sum + chance, 0)
  return raw.map(chance => chance / total)
}

/** The one at which the running sum of the chances passes a point in 0-1. */
export const drawn = (odds: ReadonlyArray<number>, point: number): number => {
  let passed = 0
  for (const [which, chance] of odds.entries()) {
    passed += chance
    if (point < passed && chance > 0) return which
  }
  return odds.findLastIndex(chance => chance > 0)
}
