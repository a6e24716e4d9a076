import { assert, describe, it } from "@effect/vitest"
import { FastCheck as fc } from "effect"
import { alwaysValid, usualSequence } from "../../src/statistics/AlwaysValid.ts"
import { type Cluster, clusteredDifference } from "../../src/statistics/ClusteredDifference.ts"
import { differenceOfMeans } from "../../src/statistics/Difference.ts"
import { newcombe } from "../../src/statistics/FixedSample.ts"
import { covers, widthOf } from "../../src/statistics/Interval.ts"
import { ofSuccesses } from "../../src/statistics/Sample.ts"
import { draws, successesOf } from "./Draws.ts"

const experiments = 500
const days = 60

/** Share of experiments without any effect whose interval excluded zero on at least one of sixty days. */
const falseAlarms = (experiment: (alarmed: { always: boolean; other: boolean }) => void) => {
  const counted = { always: 0, other: 0 }
  for (let at = 0; at < experiments; at += 1) {
    const alarmed = { always: false, other: false }
    experiment(alarmed)
    counted.always += alarmed.always ? 1 : 0
    counted.other += alarmed.other ? 1 : 0
  }
  return { always: counted.always / experiments, other: counted.other / experiments }
}

const difference = (a: readonly [number, number], b: readonly [number, number]) =>
  differenceOfMeans(ofSuccesses(...a), ofSuccesses(...b))

describe("an always-valid interval", () => {
  it.each([
    { rate: 0.2, perDay: 40, share: 0.5 },
    { rate: 0.02, perDay: 40, share: 0.1 }
  ])("keeps false alarms at 5 % over 60 daily looks, where a fixed-sample one does not ($rate, $share)", setting => {
    const draw = draws(`peeking ${setting.rate}`)
    const { always, other } = falseAlarms(alarmed => {
      let [aCount, aHits, bCount, bHits] = [0, 0, 0, 0]
      for (let day = 0; day < days; day += 1) {
        const toA = successesOf(draw, setting.perDay, setting.share)
        aHits += successesOf(draw, toA, setting.rate)
        bHits += successesOf(draw, setting.perDay - toA, setting.rate)
        aCount += toA
        bCount += setting.perDay - toA
        const interval = alwaysValid(difference([aHits, aCount], [bHits, bCount]))
        if (interval !== null && !covers(interval, 0)) alarmed.always = true
        if (!covers(newcombe({ successes: aHits, count: aCount }, { successes: bHits, count: bCount }), 0))
          alarmed.other = true
      }
    })
    assert.isAtMost(always, 0.05)
    assert.isAbove(other, 0.15)
  })

  it("keeps them there with 28 clusters, where one that takes observations for units does not", () => {
    const draw = draws("agents")
    const { always, other } = falseAlarms(alarmed => {
      const agents = Array.from({ length: 28 }, () => ({
        rate: Math.min(1, Math.max(0, draw.normal(0.2, 0.08))),
        count: 0,
        sum: 0,
        sumOfSquares: 0
      }))
      const halves = [agents.slice(0, 14), agents.slice(14)] as const
      const pooled = (half: ReadonlyArray<Cluster>) =>
        ofSuccesses(
          half.reduce((sum, agent) => sum + agent.sum, 0),
          half.reduce((sum, agent) => sum + agent.count, 0)
        )
      for (let day = 0; day < days; day += 1) {
        for (const agent of agents) {
          const hits = successesOf(draw, 2, agent.rate)
          agent.count += 2
          agent.sum += hits
          agent.sumOfSquares += hits
        }
        const clustered = alwaysValid(clusteredDifference(...halves))
        const naive = alwaysValid(differenceOfMeans(pooled(halves[0]), pooled(halves[1])))
        if (clustered !== null && !covers(clustered, 0)) alarmed.always = true
        if (naive !== null && !covers(naive, 0)) alarmed.other = true
      }
    })
    assert.isAtMost(always, 0.05)
    assert.isAbove(other, 0.1)
  })

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
