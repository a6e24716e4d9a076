import { assert, describe, it } from "@effect/vitest"
import { FastCheck as fc } from "effect"
import type { Cluster } from "../../src/statistics/ClusteredDifference.ts"
import { lookDays, randomisationInterval, spentAt, together } from "../../src/statistics/Randomisation.ts"

const cluster = (count: number, sum: number): Cluster => ({ count, sum, sumOfSquares: sum })

const clusters = fc.array(
  fc.record({ count: fc.integer({ min: 1, max: 200 }), rate: fc.double({ min: 0, max: 1, noNaN: true }) }),
  { minLength: 4, maxLength: 15 }
)
const of = (drawn: ReadonlyArray<{ readonly count: number; readonly rate: number }>, effect = 0) =>
  drawn.map(({ count, rate }) => cluster(count, count * (rate + effect)))

const meanOf = (all: ReadonlyArray<Cluster>) =>
  all.reduce((sum, one) => sum + one.sum, 0) / all.reduce((sum, one) => sum + one.count, 0)

describe("the interval of clusters that are dealt anew", () => {
  it("holds the estimate, and moves with an effect that all have", () =>
    fc.assert(
      fc.property(clusters, clusters, fc.double({ min: -1, max: 1, noNaN: true }), (treated, control, effect) => {
        const dealt = { alpha: 0.1, seed: 7 }
        const interval = randomisationInterval(of(treated), of(control), dealt)
        const moved = randomisationInterval(of(treated, effect), of(control), dealt)
        assert.strictEqual(interval === null, moved === null)
        if (interval === null || moved === null) return
        const estimate = meanOf(of(treated)) - meanOf(of(control))
        assert.isTrue(interval[0] <= estimate + 1e-9 && estimate <= interval[1] + 1e-9)
        assert.closeTo(moved[0], interval[0] + effect, 1e-6)
        assert.closeTo(moved[1], interval[1] + effect, 1e-6)
      }),
      { numRuns: 30 }
    ))

  it("is the exact one where all deals can be written down", () => {
    const [treated, control] = [[1, 2, 3, 9].map(sum => cluster(10, sum)), [0, 1, 1, 2].map(sum => cluster(10, sum))]
    const excludes = (effect: number) => {
      const values = [...treated.map(({ sum }) => sum - 10 * effect), ...control.map(({ sum }) => sum)]
      const statistic = (chosen: number) => {
        const [one, two] = [
          values.filter((_, at) => chosen & (1 << at)),
          values.filter((_, at) => !(chosen & (1 << at)))
        ]
        return Math.abs(one.reduce((a, b) => a + b, 0) - two.reduce((a, b) => a + b, 0))
      }
      const deals = Array.from({ length: 256 }, (_, chosen) => chosen).filter(
        chosen => chosen.toString(2).replaceAll("0", "").length === 4
      )
      return deals.filter(chosen => statistic(chosen) >= statistic(15) - 1e-9).length / deals.length < 0.21414
    }
    const [low, high] = randomisationInterval(treated, control, { alpha: 0.214, seed: 1 }) ?? [0, 0]
    assert.isTrue(!excludes(low + 0.03) && !excludes(high - 0.03))
    assert.isTrue(excludes(low - 0.03) && excludes(high + 0.03))
  })

  it("excludes nothing where there are fewer deals than it would take", () => {
    const two = [cluster(10, 1), cluster(10, 9)]
    assert.isNull(randomisationInterval(two, two, { alpha: 0.05, seed: 1 }))
    assert.isNull(randomisationInterval([], two, { alpha: 0.5, seed: 1 }))
  })
})

describe("looks at doubled times", () => {
  it("spend no more than there is, however many they are", () => {
    assert.deepStrictEqual(lookDays(120), [14, 28, 56, 112])
    assert.deepStrictEqual(lookDays(13), [])
    const spent = Array.from({ length: 1_000 }, (_, at) => spentAt(0.05, at + 1)).reduce((sum, one) => sum + one, 0)
    assert.isTrue(spent < 0.05 && spent > 0.0499)
  })

  it("leave what none of them excluded", () => {
    assert.deepStrictEqual(together([null, [-2, 3], [-1, 4]]), [-1, 3])
    assert.deepStrictEqual(
      together([
        [-2, -1],
        [1, 2]
      ]),
      [1, 2]
    )
    assert.isNull(together([null]))
  })
})
