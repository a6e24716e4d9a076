import { assert, describe, it } from "@effect/vitest"
import { FastCheck as fc } from "effect"
import { peekedAt, peekedAtAgents } from "../../scripts/bench/Peeking.ts"
import { alwaysValid, usualSequence } from "../../src/statistics/AlwaysValid.ts"
import { clusteredDifference } from "../../src/statistics/ClusteredDifference.ts"
import { differenceOfMeans } from "../../src/statistics/Difference.ts"
import { newcombe } from "../../src/statistics/FixedSample.ts"
import { widthOf } from "../../src/statistics/Interval.ts"
import { ofSuccesses } from "../../src/statistics/Sample.ts"

const looks = { experiments: 500, days: 60 }

const difference = (a: readonly [number, number], b: readonly [number, number]) =>
  differenceOfMeans(ofSuccesses(...a), ofSuccesses(...b))

describe("an always-valid interval", () => {
  it.each([
    { rate: 0.2, perDay: 40, share: 0.5 },
    { rate: 0.02, perDay: 40, share: 0.1 }
  ])("keeps false alarms at 5 % over 60 daily looks, where a fixed-sample one does not ($rate, $share)", setting => {
    const { alwaysValid, other } = peekedAt(looks, setting)
    assert.isAtMost(alwaysValid, 0.05)
    assert.isAbove(other, 0.15)
  })

  it.each([12, 28])(
    "keeps them there with %i clusters, where one that takes observations for units does not",
    agents => {
      const { dealt, formula, naive } = peekedAtAgents(
        { ...looks, experiments: 200 },
        { agents, perDay: 4, spread: 0.08 }
      )
      assert.isAtMost(formula, 0.05)
      assert.isAtMost(dealt, 0.05)
      assert.isAbove(naive, 0.2)
    }
  )

  it("finds an effect that is there", () => {
    const interval = alwaysValid(difference([260, 2_000], [180, 2_000]))
    assert.isNotNull(interval)
    if (interval !== null) assert.isAbove(interval[0], 0)
  })

  it("is wider than a fixed-sample interval, by about half at the planned size", () => {
    const count = 2 * usualSequence.plannedSize
    const interval = alwaysValid(difference([count / 5, count], [count / 5, count]))
    const ratio =
      interval === null
        ? Number.NaN
        : widthOf(interval) / widthOf(newcombe({ successes: count / 5, count }, { successes: count / 5, count }))
    assert.approximately(ratio, 1.55, 0.02)
  })

  it("does not exist without observations, without variance or with a single cluster", () => {
    assert.isNull(alwaysValid(difference([0, 0], [0, 0])))
    assert.isNull(
      alwaysValid(differenceOfMeans({ count: 9, mean: 0, variance: 0 }, { count: 9, mean: 0, variance: 0 }))
    )
    const cluster = { count: 100, sum: 20, sumOfSquares: 20 }
    assert.isNull(alwaysValid(clusteredDifference([cluster], [cluster, cluster])))
  })

  it("is centred on the estimate, and wider the surer it must be", () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 999 }), (hits, others) => {
        const found = difference([hits, 1_000], [others, 1_000])
        const usual = alwaysValid(found)
        const surer = alwaysValid(found, { ...usualSequence, alpha: 0.01 })
        assert.isNotNull(usual)
        if (usual === null) return
        assert.approximately((usual[0] + usual[1]) / 2, found.estimate, 1e-12)
        if (surer !== null) assert.isAbove(widthOf(surer), widthOf(usual))
      })
    ))
})
