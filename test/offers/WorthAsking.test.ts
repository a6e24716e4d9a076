import { assert, describe, it } from "@effect/vitest"
import { OfferQuestion } from "../../src/offers/Reason.ts"
import { worthAsking } from "../../src/offers/WorthAsking.ts"

const fits = (field: string, points: number) => new OfferQuestion({ field, question: `Fit: ${field}?`, points })
const rules = (field: string, ruleId: string, closes: boolean) => ({
  ruleId,
  closes,
  field,
  question: `Rule: ${field}?`
})

describe("what is worth asking", () => {
  it("goes by points, then by what may close the offer, and asks once for what serves both", () => {
    const asked = worthAsking(
      [fits("policies", 8), fits("class", 5)],
      [rules("payroll", "R-1", false), rules("area", "R-2", true), rules("class", "R-3", true)]
    )
    assert.deepStrictEqual(
      asked.map(({ field, points, question, ruleId }) => [field, points, question, ruleId]),
      [
        ["policies", 8, "Fit: policies?", undefined],
        ["class", 5, "Rule: class?", "R-3"],
        ["area", 0, "Rule: area?", "R-2"],
        ["payroll", 0, "Rule: payroll?", "R-1"]
      ]
    )
  })

  it("is no more than an agent keeps in view", () => {
    const many = Array.from({ length: 12 }, (_, index) => fits(`field-${index}`, 20 - index))
    assert.deepStrictEqual(worthAsking(many, [rules("late", "R-1", true)]), many.slice(0, 8))
  })
})
