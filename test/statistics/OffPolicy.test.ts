import { assert, describe, it } from "@effect/vitest"
import { FastCheck as fc } from "effect"
import { Draw } from "../../src/sandbox/population/Draw.ts"
import { covers } from "../../src/statistics/Interval.ts"
import { evaluate } from "../../src/statistics/offpolicy/Evaluation.ts"
import type { Choices, Logged } from "../../src/statistics/offpolicy/Logged.ts"
import { fitOutcomes } from "../../src/statistics/offpolicy/OutcomeModel.ts"
import { effectiveSize } from "../../src/statistics/offpolicy/Weighted.ts"

const actions = ["a", "b", "c", "d"]
const rates: Choices = new Map([
  ["a", 0.02],
  ["b", 0.05],
  ["c", 0.08],
  ["d", 0.2]
])
const choices = (...probabilities: ReadonlyArray<number>): Choices =>
  new Map(actions.map((action, at) => [action, probabilities[at] ?? 0]))

const behaviour = choices(0.4, 0.3, 0.2, 0.1)
const uniform = choices(0.25, 0.25, 0.25, 0.25)

const rewardOf = (policy: Choices) => [...policy].reduce((sum, [action, p]) => sum + p * (rates.get(action) ?? 0), 0)

const logOf = (name: string, count: number, target: Choices): ReadonlyArray<Logged> => {
  const draw = new Draw(name)
  return Array.from({ length: count }, () => {
    const action = draw.weighted([...behaviour])
    const reward = draw.chance(rates.get(action) ?? 0) ? 1 : 0
    return { action, propensity: behaviour.get(action) ?? 0, reward, target, stratum: "all" }
  })
}

const estimatesOf = (log: ReadonlyArray<Logged>) => {
  const evaluation = evaluate(log)
  if (evaluation.refused !== null) return assert.fail(evaluation.refused)
  return [evaluation.inversePropensity, evaluation.selfNormalised, evaluation.doublyRobust]
}

describe("off-policy evaluation", () => {
  it("covers the truth about as often as it says", () => {
    const covered = [0, 0, 0]
    for (let at = 0; at < 120; at += 1)
      for (const [which, { interval }] of estimatesOf(logOf(`log ${at}`, 3_000, uniform)).entries())
        if (covers(interval, rewardOf(uniform))) covered[which] = (covered[which] ?? 0) + 1
    for (const times of covered) assert.isAtLeast(times / 120, 0.92)
  })

  it("gives the plain mean for the policy that made the log", () => {
    const log = logOf("own", 2_000, behaviour)
    const mean = log.reduce((sum, { reward }) => sum + reward, 0) / log.length
    const [ips, snips, dr] = estimatesOf(log)
    assert.approximately(ips?.value ?? 0, mean, 1e-12)
    assert.approximately(snips?.value ?? 0, mean, 1e-12)
    assert.approximately(dr?.value ?? 0, mean, 0.002)
  })

  it("is right by the outcome model where the propensities are wrong", () => {
    const wrong = logOf("wrong", 40_000, uniform).map(decision => ({ ...decision, propensity: 0.5 }))
    const [ips, , dr] = estimatesOf(wrong)
    const truth = rewardOf(uniform)
    assert.isAbove(Math.abs((ips?.value ?? 0) - truth), 0.02)
    assert.isBelow(Math.abs((dr?.value ?? 0) - truth), 0.005)
  })

  it("reaches further on the side of the rare, heavy rewards", () => {
    for (const { interval, value } of estimatesOf(logOf("skewed", 3_000, choices(0.1, 0.1, 0.1, 0.7))))
      assert.isAbove(interval[1] - value, value - interval[0])
  })

  it("refuses with the reason", () => {
    const refusal = (log: ReadonlyArray<Logged>) => evaluate(log).refused
    assert.strictEqual(refusal([]), "no_decisions")
    const log = logOf("refused", 2_000, uniform)
    assert.strictEqual(refusal(log.map(decision => ({ ...decision, propensity: 0 }))), "propensity_unknown")
    assert.strictEqual(refusal(log.filter(({ action }) => action !== "d")), "support_missing")
    assert.strictEqual(refusal(log.slice(0, 90)), "effective_size_too_low")
    assert.strictEqual(refusal(log.map(decision => ({ ...decision, reward: 0 }))), "rewards_too_few")
  })
})

describe("the effective size", () => {
  it("is the number of equal weights, and never more", () =>
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 1 }), weights => {
        assert.isAtMost(effectiveSize(weights), weights.length + 1e-9)
        assert.approximately(effectiveSize(weights.map(() => 3)), weights.length, 1e-9)
      })
    ))
})

describe("the outcome model", () => {
  it("says the mean of all of an action that it has not seen", () => {
    const model = fitOutcomes(logOf("model", 500, uniform).map(decision => ({ ...decision, reward: 4 })))
    assert.approximately(model("elsewhere", "unseen"), 4, 1e-9)
    assert.approximately(model("all", "a"), 4, 1e-9)
  })
})
