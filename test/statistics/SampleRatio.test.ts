import { assert, describe, it } from "@effect/vitest"
import { logEvidence, mismatchLevel, sampleRatio } from "../../src/statistics/SampleRatio.ts"
import { draws } from "./Draws.ts"

const looks = 200

/** Counts of the arms at each look; an arm's observation is kept with the arm's own probability. */
const watched = (name: string, perLook: number, weights: ReadonlyArray<number>, kept: ReadonlyArray<number>) => {
  const draw = draws(name)
  const counts = weights.map(() => 0)
  const arms = weights.map((weight, arm) => [arm, weight] as const)
  return Array.from({ length: looks }, () => {
    for (let at = 0; at < perLook; at += 1) {
      const arm = draw.weighted(arms)
      if (draw.chance(kept[arm] ?? 1)) counts[arm] = (counts[arm] ?? 0) + 1
    }
    return [...counts]
  })
}

describe("the sample-ratio check", () => {
  it("calls no mismatch in 500 healthy experiments of 200 looks", () => {
    const called = Array.from(
      { length: 500 },
      (_, at) => sampleRatio(watched(`healthy ${at}`, 50, [1, 1, 2], []), [1, 1, 2]).mismatch
    )
    assert.isAtMost(called.filter(mismatch => mismatch).length / called.length, 2 * mismatchLevel)
  })

  it("finds nearly always that a tenth of one arm is lost", () => {
    const found = Array.from(
      { length: 50 },
      (_, at) => sampleRatio(watched(`lossy ${at}`, 100, [1, 1], [1, 0.9]), [1, 1]).mismatch
    )
    assert.isAtLeast(found.filter(mismatch => mismatch).length, 49)
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
