import { assert, describe, it } from "@effect/vitest"
import { mismatchesCalled } from "../../scripts/bench/Peeking.ts"
import { logEvidence, mismatchLevel, sampleRatio } from "../../src/statistics/SampleRatio.ts"

describe("the sample-ratio check", () => {
  it.each([[[1, 1]], [[1, 9]]] as const)(
    "calls at most one healthy experiment of %j in a thousand, over 200 looks",
    weights => {
      const called = mismatchesCalled({ experiments: 1_000, days: 200 }, { weights, perDay: 50, kept: 1 })
      assert.isAtMost(called, mismatchLevel)
    }
  )

  it("finds nearly always that a tenth of one arm is lost", () => {
    const found = mismatchesCalled({ experiments: 50, days: 200 }, { weights: [1, 1], perDay: 100, kept: 0.9 })
    assert.isAtLeast(found, 0.98)
  })

  it("does not take a mismatch back that it has called", () => {
    const { mismatch } = sampleRatio(
      [
        [700, 300],
        [50_000, 50_000]
      ],
      [1, 1]
    )
    assert.isTrue(mismatch)
  })

  it("is sure when an arm that nobody should be in has somebody, and says nothing without data", () => {
    assert.isTrue(sampleRatio([[10, 1]], [1, 0]).mismatch)
    assert.deepStrictEqual(sampleRatio([], [1, 1]), { pValue: 1, mismatch: false })
    assert.strictEqual(logEvidence([0, 0], [0.5, 0.5]), 0)
  })
})
