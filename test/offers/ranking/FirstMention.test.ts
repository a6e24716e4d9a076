import { assert, describe, it } from "@effect/vitest"
import { FastCheck as fc } from "effect"
import { firstMention } from "../../../src/offers/ranking/FirstMention.ts"

const ranked = fc.uniqueArray(fc.string(), { maxLength: 6 })
const exploration = fc.double({ min: 0, max: 1, noNaN: true })
const seed = fc.integer({ min: 0, max: 2 ** 31 - 1 })

describe("which offer is mentioned first", () => {
  it.prop(
    "is drawn with probabilities that add up to 1 and lose nobody",
    [ranked, exploration, seed],
    ([items, share, at]) => {
      const mentioned = firstMention(items, { exploration: share, seed: at })
      assert.sameMembers(
        mentioned.map(({ item }) => item),
        items
      )
      if (items.length > 0)
        assert.closeTo(
          mentioned.reduce((sum, { propensity }) => sum + propensity, 0),
          1,
          1e-9
        )
      assert.deepStrictEqual(firstMention(items, { exploration: share, seed: at }), mentioned)
    }
  )

  it.prop(
    "is the best when nothing is explored, and the others keep their order in any case",
    [ranked, exploration, seed],
    ([items, share, at]) => {
      assert.deepStrictEqual(
        firstMention(items, { exploration: 0, seed: at }).map(({ item }) => item),
        items
      )
      const [first, ...rest] = firstMention(items, { exploration: share, seed: at }).map(({ item }) => item)
      assert.deepStrictEqual(
        rest,
        items.filter(item => item !== first)
      )
    }
  )

  it("comes out as often as its propensity says", () => {
    const items = ["a", "b", "c", "d"]
    const draws = 20_000
    const counts = new Map<string, number>()
    for (let at = 0; at < draws; at++) {
      const [first] = firstMention(items, { exploration: 0.2, seed: at })
      if (first !== undefined) counts.set(first.item, (counts.get(first.item) ?? 0) + 1)
    }
    for (const { item, propensity } of firstMention(items, { exploration: 0.2, seed: 0 }))
      assert.closeTo((counts.get(item) ?? 0) / draws, propensity, 0.01, item)
  })
})
