import { assert, describe, it } from "@effect/vitest"
import { FastCheck as fc } from "effect"
import { OfferType } from "../../../src/offers/OfferType.ts"
import { type Rankable, Ranking, rank } from "../../../src/offers/ranking/Ranking.ts"

const candidates = fc.uniqueArray(
  fc.record({
    offerType: fc.constantFrom(...OfferType.literals),
    fitScore: fc.integer({ min: 0, max: 100 }),
    probability: fc.double({ min: 0, max: 1, noNaN: true })
  }),
  { selector: ({ offerType }) => offerType }
)
const by = fc.constantFrom(...Ranking.literals)
const typesOf = (all: ReadonlyArray<{ readonly candidate: Rankable }>) =>
  all.map(({ candidate }) => candidate.offerType)

describe("the ranking", () => {
  it.prop("stands on parts that add up to the score, best first", [candidates, by], ([all, ranking]) => {
    const ranked = rank(all, ranking)
    for (const { parts, score } of ranked)
      assert.closeTo(
        parts.reduce((sum, { logWeight }) => sum + logWeight, 0),
        score,
        1e-9
      )
    assert.isTrue(ranked.every(({ score }, index) => index === 0 || score <= (ranked[index - 1]?.score ?? 0)))
  })

  it.prop("does not depend on the order in which the candidates came", [candidates, by], ([all, ranking]) => {
    assert.deepStrictEqual(typesOf(rank(all.toReversed(), ranking)), typesOf(rank(all, ranking)))
  })

  it.prop("is the same for everybody in the standard order", [candidates, candidates], ([some, others]) => {
    const shared = (all: typeof some, among: typeof some) =>
      typesOf(rank(all, "standard")).filter(type => among.some(({ offerType }) => offerType === type))
    assert.deepStrictEqual(shared(some, others), shared(others, some))
  })

  it("puts two policies that people keep above one, other things equal", () => {
    const same = { fitScore: 60, probability: 0.2 }
    assert.deepStrictEqual(
      typesOf(
        rank(
          [
            { ...same, offerType: "auto" },
            { ...same, offerType: "bundle" }
          ],
          "expected_value"
        )
      ),
      ["bundle", "auto"]
    )
  })
})
