import { assert, describe, it } from "@effect/vitest"
import { FastCheck as fc } from "effect"
import { chances, drawn } from "../../src/coaching/suggesting/Choosing.ts"
import { decide } from "../../src/coaching/suggesting/Deciding.ts"
import { type Tried, untried } from "../../src/coaching/suggesting/Experience.ts"
import { expectedOf } from "../../src/coaching/suggesting/Weighing.ts"

const shape = fc.record({
  alpha: fc.double({ min: 1, max: 500, noNaN: true }),
  beta: fc.double({ min: 1, max: 500, noNaN: true })
})

const choose = (many: number, of: number) => {
  let ways = 1
  for (let at = 1; at <= of; at++) ways = (ways * (many - of + at)) / at
  return ways
}

/** The chance that the first rate is higher, summed exactly; of whole numbers. */
const isHigher = (a: { alpha: number; beta: number }, b: { alpha: number; beta: number }) => {
  const beta = (x: number, y: number) => 1 / (y * choose(x + y - 1, y))
  let sum = 0
  for (let at = 0; at < a.alpha; at++)
    sum += beta(b.alpha + at, a.beta + b.beta) / ((a.beta + at) * beta(1 + at, a.beta) * beta(b.alpha, b.beta))
  return sum
}

describe("the odds of scripts", () => {
  it("sum to one, and favour what helped", () => {
    fc.assert(
      fc.property(fc.array(shape, { minLength: 1, maxLength: 6 }), shapes => {
        const odds = chances(shapes)
        assert.closeTo(
          odds.reduce((sum, chance) => sum + chance, 0),
          1,
          1e-9
        )
        for (const chance of odds) assert.isTrue(chance >= 0 && chance <= 1)
      })
    )
    const [often = 0] = chances([
      { alpha: 61, beta: 41 },
      { alpha: 31, beta: 71 }
    ])
    assert.isAbove(often, 0.99)
  })

  it("are the chances that each helps more often than the others", () => {
    fc.assert(
      fc.property(
        fc.tuple(...[1, 2, 3, 4].map(() => fc.integer({ min: 1, max: 20 }))),
        ([a1 = 1, b1 = 1, a2 = 1, b2 = 1]) => {
          const [first, second] = [
            { alpha: a1, beta: b1 },
            { alpha: a2, beta: b2 }
          ]
          assert.closeTo(chances([first, second])[0] ?? 0, isHigher(first, second), 0.001)
        }
      )
    )
  })

  it("are drawn at their places, and never what cannot be", () => {
    assert.deepStrictEqual(
      [0, 0.29, 0.31, 0.99].map(point => drawn([0.3, 0.7], point)),
      [0, 0, 1, 1]
    )
    assert.strictEqual(drawn([0, 1, 0], 0), 1)
    assert.strictEqual(drawn([0.5, 0.5, 0], 0.9999999999), 1)
  })
})

const draws = 2_000
/** Of a true chance once in a million or so. */
const sigmas = 5

describe("a decision", () => {
  it("comes about as often as the propensity that it logs, withheld or not", () => {
    const experiences: ReadonlyArray<ReadonlyArray<Tried>> = [
      [untried, untried, untried],
      [{ ...untried, shown: 40, used: 12, dismissed: 9 }, { ...untried, shown: 30, said: 14, sold: 5 }, untried],
      [
        { ...untried, shown: 9, used: 3, notInterested: 2 },
        { ...untried, shown: 9, used: 4, followUp: 3 }
      ],
      [{ ...untried, shown: 5, used: 1 }],
      []
    ]
    for (const [which, tried] of experiences.entries())
      for (const holdout of [0, 0.05, 0.5]) {
        const scripts = tried.map((one, at) => ({ id: `script-${at}`, tried: one }))
        const logged = new Map<string, number>()
        const times = new Map<string, number>()
        for (let draw = 0; draw < draws; draw++) {
          const { propensity, script, withheld } = decide({
            seed: `call-${which} ${draw}`,
            key: "rule",
            holdout,
            scripts
          })
          const name = `${script} ${withheld}`
          assert.strictEqual(logged.get(name) ?? propensity, propensity, name)
          logged.set(name, propensity)
          times.set(name, (times.get(name) ?? 0) + 1)
        }
        for (const [name, chance] of logged) {
          const spread = sigmas * Math.sqrt(draws * chance * (1 - chance))
          assert.closeTo(times.get(name) ?? 0, draws * chance, spread + 1e-9, `${which} ${holdout} ${name}`)
        }
        const never = 1 - [...logged.values()].reduce((sum, chance) => sum + chance, 0)
        assert.isBelow(never, 0.01, "what was never drawn is unlikely")
      }
  })

  it("hopes more of what was used, said or sold by, and less of what was dismissed, left or lost by", () => {
    const tried: Tried = { shown: 40, used: 8, said: 8, dismissed: 8, sold: 4, followUp: 4, notInterested: 4 }
    const with_ = (more: Partial<Tried>) => expectedOf({ ...tried, ...more })
    const before = expectedOf(tried)
    assert.isAbove(with_({ used: 9 }), with_({ said: 9 }))
    assert.isAbove(with_({ said: 9 }), before)
    assert.isAbove(with_({ sold: 5 }), before)
    assert.isBelow(with_({ notInterested: 5 }), before)
    assert.isBelow(with_({ shown: 41 }), before)
    assert.isBelow(with_({ dismissed: 9 }), before)
    assert.isBelow(with_({ shown: 41, dismissed: 9 }), with_({ shown: 41 }))
    assert.strictEqual(expectedOf(untried), 0.5)
  })
})
