import { assert, describe, it } from "@effect/vitest"
import { FastCheck, Schema, Utils } from "effect"
import { follow, quietTrend, Trend } from "../../src/hearing/Trend.ts"

const normals = (seed: number) => {
  const random = new Utils.PCGRandom(seed)
  return () => Math.sqrt(-2 * Math.log(random.number() || 1e-9)) * Math.cos(2 * Math.PI * random.number())
}

const played = (scores: ReadonlyArray<number>) => {
  let trend = quietTrend
  return scores.map(score => {
    const movement = follow(trend, score)
    trend = movement.trend
    return movement
  })
}

const calls = 1000
const steady = (mood: number, spread: number) => {
  const normal = normals(7)
  const alarmed = Array.from({ length: calls }, () =>
    played(Array.from({ length: 60 }, () => Math.max(-1, Math.min(1, mood + spread * normal()))))
  ).filter(call => call.some(({ change }) => change !== null))
  return alarmed.length / calls
}

describe("the trend of a call", () => {
  it("raises a false alarm in at most a tenth of the calls whose mood never changes", () => {
    for (const mood of [-0.3, 0, 0.4])
      for (const spread of [0.2, 0.35, 0.5]) assert.isAtMost(steady(mood, spread), 0.1, `${mood} ${spread}`)
  })

  it("tells a mood that turns, on which side, and soon", () => {
    const normal = normals(3)
    for (const [from, to, change] of [
      [0.2, -0.5, "worsened"],
      [-0.3, 0.5, "improved"]
    ] as const) {
      const before = Array.from({ length: 20 }, () => from + 0.2 * normal())
      const after = Array.from({ length: 15 }, () => to + 0.2 * normal())
      const told = played([...before, ...after])
      const at = told.findIndex(movement => movement.change !== null)
      assert.isAtLeast(at, 20)
      assert.strictEqual(told[at]?.change, change)
      assert.closeTo(told.at(-1)?.level ?? 0, to, 0.25)
    }
  })

  it("does not call one outburst a change", () => {
    const told = played([0.1, 0.2, 0, 0.1, 0.2, 0.1, 0, -0.9, 0.1, 0.2, 0.1, 0, 0.2])
    assert.isTrue(told.every(({ change }) => change === null))
  })

  it.prop(
    "remembers as much after any call, and goes on from what was stored",
    { scores: FastCheck.array(FastCheck.double({ min: -1, max: 1, noNaN: true }), { maxLength: 200 }) },
    ({ scores }) => {
      const last = played(scores).at(-1)?.trend ?? quietTrend
      const stored = Schema.decodeUnknownSync(Schema.parseJson(Trend))(JSON.stringify(last))
      assert.deepStrictEqual(follow(stored, 0.5), follow(last, 0.5))
      assert.isTrue(
        Object.values(last)
          .flat()
          .every(value => typeof value === "object" || Number.isFinite(value))
      )
    }
  )
})
