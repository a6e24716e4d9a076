import { assert, describe, it } from "@effect/vitest"
import { FastCheck as fc } from "effect"
import { equal } from "../../../src/enrichment/merge/Comparator.ts"
import { compare } from "../../../src/enrichment/merge/Compared.ts"
import { prefixCode } from "../../../src/enrichment/merge/Hierarchy.ts"
import { contradicts, right, settle, speaksFor } from "../../../src/enrichment/merge/Posterior.ts"

const model = { falseValues: 20, echo: 0.1 }

interface Said {
  readonly source: string
  readonly accuracy: number
  readonly value: string
}

const settled = (said: ReadonlyArray<Said>, by = equal, echo = model.echo) => {
  const compared = compare(
    said.map(({ value }) => value),
    by
  )
  return { compared, posterior: settle(said, compared, { ...model, echo }) }
}

const anySaid: fc.Arbitrary<ReadonlyArray<Said>> = fc.array(
  fc.record({
    source: fc.constantFrom("a", "b", "c", "d"),
    accuracy: fc.float({ min: 0, max: 1, noNaN: true }),
    value: fc.constantFrom("5", "52", "5242", "61")
  }),
  { minLength: 1, maxLength: 12 }
)

describe("the posterior", () => {
  it("adds up to no more than one, best first", () =>
    fc.assert(
      fc.property(anySaid, fc.constantFrom(equal, prefixCode), (said, by) => {
        const { posterior } = settled(said, by)
        const probabilities = posterior.map(({ probability }) => probability)
        assert.isAtMost(
          probabilities.reduce((a, b) => a + b, 0),
          1 + 1e-9
        )
        assert.deepStrictEqual(
          probabilities,
          [...probabilities].sort((a, b) => b - a)
        )
      })
    ))

  it("believes one source exactly as far as its accuracy", () =>
    fc.assert(
      fc.property(fc.float({ min: Math.fround(0.05), max: Math.fround(0.99), noNaN: true }), accuracy => {
        const { posterior } = settled([{ source: "a", accuracy, value: "x" }])
        assert.approximately(posterior[0].probability, accuracy, 1e-6)
      })
    ))

  it("believes a source that repeats itself as far as if it had said it once", () => {
    const once = settled([{ source: "a", accuracy: 0.7, value: "x" }])
    const thrice = settled(Array.from({ length: 3 }, () => ({ source: "a", accuracy: 0.7, value: "x" })))
    assert.approximately(thrice.posterior[0].probability, once.posterior[0].probability, 1e-9)
  })

  it("is more careful the more sources echo each other", () => {
    const said = ["a", "b", "c"].map(source => ({ source, accuracy: 0.7, value: "x" }))
    const sure = [0, 0.1, 0.5].map(echo => settled(said, equal, echo).posterior[0].probability)
    assert.deepStrictEqual(
      sure,
      [...sure].sort((a, b) => b - a)
    )
  })

  it("lets the broader value support the narrower one, which then contradicts neither", () => {
    const { compared, posterior } = settled(
      [
        { source: "a", accuracy: 0.8, value: "52" },
        { source: "b", accuracy: 0.7, value: "524210" },
        { source: "c", accuracy: 0.6, value: "61" }
      ],
      prefixCode
    )
    assert.deepStrictEqual([...posterior[0].support], [0.5, 1, 0])
    assert.isTrue(speaksFor(posterior, 0))
    assert.deepStrictEqual(
      [0, 1, 2].map(vote => contradicts(posterior, compared, vote)),
      [false, false, true]
    )
    assert.isAbove(right(posterior, 0), right(posterior, 1))
  })
})
