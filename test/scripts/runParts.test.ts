import { assert, describe, it } from "@effect/vitest"
import { Array as Arr, Effect, FastCheck, Random } from "effect"
import { makeBudget } from "../../scripts/enrich/Budget.ts"
import { FingerprintSet } from "../../scripts/enrich/FingerprintSet.ts"
import { Histogram } from "../../scripts/enrich/Histogram.ts"
import { LineSet } from "../../scripts/enrich/LineSet.ts"
import { makeOneAtATime } from "../../scripts/enrich/OneAtATime.ts"
import { identityOf } from "../../scripts/enrich/RowIdentity.ts"
import { differences } from "../../scripts/enrich/Settings.ts"

describe("the parts of a run", () => {
  it.effect("a budget is never exceeded, whatever is under way, and is used up to what the next row may cost", () =>
    Effect.gen(function* () {
      const budget = makeBudget(10, 1)
      let worst = 0
      yield* Effect.forEach(
        Arr.range(1, 200),
        () =>
          budget.spend(0.9, granted =>
            Effect.gen(function* () {
              yield* Effect.yieldNow()
              const cost = (granted ?? 0) * (yield* Random.next)
              worst = Math.max(worst, budget.spent() + cost)
              return { value: undefined, cost }
            })
          ),
        { concurrency: 16 }
      )
      assert.isAtMost(worst, 10)
      assert.isAtMost(budget.spent(), 10)
      assert.isAbove(budget.spent(), 9.9)
    })
  )

  it.effect("a row that broke off counts as spent in full, and blocks nobody", () =>
    Effect.gen(function* () {
      const budget = makeBudget(2, 0)
      yield* Effect.exit(budget.spend(1, () => Effect.die("gone")))
      assert.strictEqual(budget.spent(), 1)
      assert.strictEqual(yield* budget.spend(5, granted => Effect.succeed({ value: granted, cost: 0 })), 1)
    })
  )

  it.effect("those who share a key follow one another, others do not wait", () =>
    Effect.gen(function* () {
      const oneAtATime = makeOneAtATime()
      let together = 0
      let most = 0
      yield* Effect.forEach(
        [["a"], ["b", "a"], ["b"], ["a"], ["b", "a"]],
        keys =>
          oneAtATime(
            keys,
            Effect.gen(function* () {
              together += keys.includes("a") ? 1 : 0
              most = Math.max(most, together)
              yield* Effect.yieldNow()
              together -= keys.includes("a") ? 1 : 0
            })
          ),
        { concurrency: "unbounded" }
      )
      assert.strictEqual(most, 1)
    })
  )

  it.prop(
    "sets hold exactly what was added",
    [FastCheck.array(FastCheck.integer({ min: 1, max: 60_000 }))],
    ([numbers]) => {
      const lines = new LineSet()
      const fingerprints = new FingerprintSet()
      const known = new Set<number>()
      for (const number of numbers) {
        const isNew = !known.has(number)
        known.add(number)
        if (lines.add(number) !== isNew || fingerprints.add(number) !== isNew) return false
      }
      return lines.size === known.size && fingerprints.size === known.size && numbers.every(number => lines.has(number))
    }
  )

  it("a set of fingerprints holds a hundred thousand that collide", () => {
    const set = new FingerprintSet()
    for (let at = 1; at <= 100_000; at++) assert.isTrue(set.add(at * 4096))
    for (let at = 1; at <= 100_000; at++) assert.isFalse(set.add(at * 4096))
  })

  it.prop(
    "quantiles are within five percent",
    [FastCheck.array(FastCheck.integer({ min: 1, max: 60_000 }), { minLength: 1 })],
    ([values]) => {
      const histogram = new Histogram()
      for (const value of values) histogram.add(value)
      const sorted = values.toSorted((a, b) => a - b)
      return [0.5, 0.99, 1].every(q => {
        const exact = sorted[Math.ceil(q * sorted.length) - 1] ?? 0
        const told = histogram.quantile(q) ?? 0
        return told >= exact * 0.999 && told <= exact * 1.051
      })
    }
  )

  it("a person stays the same with a new phone number or address, and two who share a mailbox stay two", () => {
    const ana = { email: "home@mail.example", firstName: "Ana", lastName: "Roy" }
    assert.deepStrictEqual(identityOf({ ...ana, phone: "+12125550123" }), identityOf({ ...ana, lastName: "ROY" }))
    assert.notDeepEqual(identityOf(ana), identityOf({ ...ana, firstName: "Ben" }))
  })

  it("settings that are not given again stay as they were; others are named", () => {
    assert.deepStrictEqual(differences({ maxCost: 5, providers: ["Apollo"] }, { providers: ["Apollo"] }), [])
    assert.deepStrictEqual(differences({ maxCost: 5 }, { maxCost: 6, minScore: 10 }), [
      "--max-cost was 5",
      "--min-score was not given"
    ])
  })
})
