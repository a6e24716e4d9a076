import { assert, describe, it } from "@effect/vitest"
import { Array as Arr, FastCheck as fc } from "effect"
import { equal } from "../../../src/enrichment/merge/Comparator.ts"
import { fuse } from "../../../src/enrichment/merge/Merge.ts"
import { discover, noCounts, observe, reliabilityOf } from "../../../src/enrichment/merge/Reliability.ts"
import { oneOf, seeded } from "./Simulation.ts"
import { source, today } from "./Sources.ts"

const prior = { mean: 0.8, strength: 10 }
const share = fc.float({ min: 0, max: 1, noNaN: true })

describe("reliability", () => {
  it("is the prior before anything was observed, and what was observed after much", () => {
    assert.strictEqual(reliabilityOf(noCounts, prior), 0.8)
    assert.approximately(reliabilityOf({ agreeing: 300, total: 1000 }, prior), 0.3, 0.01)
  })

  it("stays between 0 and 1 whatever is observed", () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ right: share, exposure: share, reliability: share }), { maxLength: 30 }),
        outcomes => {
          const counts = outcomes.reduce(observe, noCounts)
          assert.isAtMost(counts.agreeing, counts.total + 1e-9)
          const reliability = reliabilityOf(counts, prior)
          assert.isTrue(reliability >= 0 && reliability <= 1)
        }
      )
    ))

  it("does not blame a provider for a record that was probably somebody else's", () => {
    const wrong = { right: 0, reliability: 0.9 }
    const sure = reliabilityOf(observe(noCounts, { ...wrong, exposure: 1 }), prior)
    const doubtful = reliabilityOf(observe(noCounts, { ...wrong, exposure: 0.3 }), prior)
    assert.isAbove(doubtful, sure)
  })

  it("is found out without any known truth", () => {
    const random = seeded(11)
    const accuracy = { good: 0.95, fair: 0.75, poor: 0.45, bad: 0.3 }
    const values = Arr.makeBy(12, String)
    const disputes = Array.from({ length: 1500 }, () => {
      const truth = oneOf(random, values)
      const [first = "", ...others] = values.filter(value => value !== truth)
      const said = Object.entries(accuracy).map(([name, right]) => ({
        name,
        value: random() < right ? truth : oneOf(random, [first, ...others])
      }))
      return { sources: said.map(({ name }) => name), values: said.map(({ value }) => value) }
    })
    const { reliability } = discover(disputes, equal, { falseValues: 11, echo: 0 }, prior)
    for (const [name, expected] of Object.entries(accuracy))
      assert.approximately(reliability.get(name) ?? 0, expected, 0.05, name)
  })

  it("learns from merges which provider errs, as the product stores it", () => {
    let counts = noCounts
    for (let lead = 0; lead < 40; lead++) {
      const { outcomes } = fuse(
        [
          source("a", { firmographics: { stage: "growth" } }),
          source("b", { firmographics: { stage: "growth" } }),
          source("c", { firmographics: { stage: "public" } }, { reliability: reliabilityOf(counts, prior) })
        ],
        today
      )
      for (const outcome of outcomes()) if (outcome.provider === "c") counts = observe(counts, outcome)
    }
    assert.isBelow(reliabilityOf(counts, prior), 0.3)
  })

  it("learns nothing from a provider that nobody else was asked beside", () => {
    const { outcomes } = fuse([source("a", { firmographics: { stage: "growth" } })], today)
    assert.deepStrictEqual(outcomes(), [])
  })
})
