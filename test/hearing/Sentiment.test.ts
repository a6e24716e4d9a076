import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { moods } from "../../scripts/bench/text/Moods.ts"
import { learnFeeling } from "../../src/hearing/sentiment/Sentiment.ts"

const feel = learnFeeling()
const score = (text: string) => feel(text).score

describe("sentiment", () => {
  it("hears complaints, questions and praise in words it was not taught by", () => {
    const asked = Object.entries(moods).flatMap(([truth, texts]) => texts.map(text => ({ truth, text })))
    const right = asked.filter(({ truth, text }) => feel(text).sentiment === truth)
    assert.isAbove(right.length / asked.length, 0.65)
  })

  it("is turned by a negation, and strengthened by degree, capitals and exclamation marks", () => {
    assert.isAbove(score("The agent was good"), 0)
    assert.isBelow(score("The agent was not good"), score("The agent was good") - 0.3)
    assert.isAtLeast(score("That is not bad at all"), 0)
    assert.isAbove(score("That is really good"), score("That is good"))
    assert.isAbove(score("That is GOOD, thank you"), score("That is good, thank you"))
    assert.isAbove(score("That is good!!!"), score("That is good"))
  })

  it("weighs what follows a but", () => {
    assert.isBelow(score("They were friendly, but they denied my claim"), 0)
    assert.isAbove(score("They denied my claim, but you were very friendly and helpful"), 0)
  })

  it("takes the facts of a life for no complaint", () => {
    for (const text of [
      "My father died last year",
      "I had an accident in 2019",
      "I lost my job last month",
      "We just had a baby",
      "Does it cover accidental death?",
      "I would like a quote for cancer insurance"
    ])
      assert.strictEqual(feel(text).sentiment, "neutral", text)
    for (const text of ["I can't afford that", "I was on hold for an hour", "I don't trust you"])
      assert.strictEqual(feel(text).sentiment, "negative", text)
  })

  it.prop("stays between -1 and 1, whatever is said", { text: FastCheck.string({ unit: "grapheme" }) }, ({ text }) => {
    assert.isTrue(Math.abs(score(`${text} terrible terrible terrible!!!!`)) <= 1)
  })
})
