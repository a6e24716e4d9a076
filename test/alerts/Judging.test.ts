import { assert, describe, it } from "@effect/vitest"
import { FastCheck as fc } from "effect"
import { judgedAmount, judgedShare, type Limits, unusualShare } from "../../src/alerts/Judging.ts"

const direction = fc.constantFrom("above" as const, "below" as const)
const counts = fc
  .integer({ min: 0, max: 5_000 })
  .chain(denominator =>
    fc.record({ denominator: fc.constant(denominator), numerator: fc.integer({ min: 0, max: denominator }) })
  )
const limitsOf = (side: "above" | "below", threshold: number): Limits => ({
  direction: side,
  threshold,
  clearAt: side === "above" ? threshold * 0.8 : threshold / 0.8,
  fewestEvents: 20
})
const threshold = fc.double({ min: 1, max: 79, noNaN: true })

describe("a share", () => {
  it.prop(
    "tells nothing of too few events",
    [direction, threshold, fc.integer({ min: 0, max: 19 })],
    ([side, limit, all]) => {
      assert.strictEqual(judgedShare({ numerator: all, denominator: all }, limitsOf(side, limit)).signal, "unknown")
    }
  )

  it.prop(
    "counts as passed only beyond its threshold, and as over only beyond where it clears",
    [direction, threshold, counts],
    ([side, limit, given]) => {
      const limits = limitsOf(side, limit)
      const { signal, value } = judgedShare(given, limits)
      const sign = side === "above" ? 1 : -1
      if (signal === "breach") assert.isAbove(sign * value, sign * limit)
      if (given.denominator >= 20)
        assert.strictEqual(signal === "clear", sign * value <= sign * (limits.clearAt ?? 0) && signal !== "breach")
    }
  )

  it("is not believed from few events what it is from many", () => {
    const limits = limitsOf("above", 10)
    assert.strictEqual(judgedShare({ numerator: 4, denominator: 20 }, limits).signal, "between")
    assert.strictEqual(judgedShare({ numerator: 40, denominator: 200 }, limits).signal, "breach")
    assert.strictEqual(judgedShare({ numerator: 50, denominator: 200 }, limitsOf("below", 40)).signal, "breach")
  })
})

describe("an amount", () => {
  it("has passed its threshold when it reaches it, on either side", () => {
    assert.strictEqual(judgedAmount(80, limitsOf("above", 80)).signal, "breach")
    assert.strictEqual(judgedAmount(79.9, limitsOf("above", 80)).signal, "between")
    assert.strictEqual(judgedAmount(64, limitsOf("above", 80)).signal, "clear")
    const never = { ...limitsOf("below", 0.001), clearAt: null }
    assert.strictEqual(judgedAmount(0.001, never).signal, "breach")
    assert.strictEqual(judgedAmount(1, never).signal, "between")
  })
})

describe("what is unusual", () => {
  const given = { factor: 3, floor: 15, fewestEvents: 20 }

  it("is never less than the floor nor more than all, and rises with what is usual", () => {
    assert.strictEqual(unusualShare({ numerator: 19, denominator: 19 }, given), 15)
    assert.strictEqual(unusualShare({ numerator: 0, denominator: 100_000 }, given), 15)
    assert.strictEqual(unusualShare({ numerator: 60, denominator: 100 }, given), 100)
    assert.isAbove(unusualShare({ numerator: 1_000, denominator: 10_000 }, given), 30)
  })
})
