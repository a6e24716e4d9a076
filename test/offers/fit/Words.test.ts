import { assert, describe, it } from "@effect/vitest"
import { Coverage } from "../../../src/offers/Coverage.ts"
import { advantages } from "../../../src/offers/fit/Advantages.ts"
import { facts } from "../../../src/offers/fit/Facts.ts"
import { fitOf } from "../../../src/offers/fit/Fit.ts"
import { fitTables } from "../../../src/offers/fit/tables/FitTables.ts"
import { cast } from "./Cast.ts"
import { anybody, candidates, now, person } from "./Persons.ts"
import { prohibitedPhrases } from "./ProhibitedPhrases.ts"

const fair = (text: string) => {
  for (const phrase of prohibitedPhrases) assert.notMatch(text, phrase)
  assert.notMatch(text, /[{}]|undefined|NaN/)
}

describe("what may be said", () => {
  it("promises nothing: every word of the tables and questions", () => {
    for (const { ask } of Object.values(facts)) if (ask !== null) fair(ask)
    for (const { rules } of Object.values(fitTables))
      for (const rule of rules) {
        const levels = "from" in rule ? rule.from.map(([, level]) => level) : Object.values(rule.when)
        for (const text of [rule.ask, ...levels.map(([, says]) => says)])
          if (text !== undefined) fair(text.replace(/\{(usd)?\}/g, "7"))
      }
  })

  it.prop("promises nothing to anybody", [anybody], ([applicant]) => {
    for (const candidate of candidates) {
      const { questions, reasons } = fitOf(applicant, candidate, now)
      const said = [...reasons.map(({ reason }) => reason), ...questions.map(({ question }) => question)]
      for (const text of [...said, ...advantages(applicant, candidate)]) fair(text)
    }
  })

  it("is at most four advantages, and some for everybody", () => {
    for (const applicant of Object.values(cast))
      for (const candidate of candidates) {
        const said = advantages(applicant, candidate)
        assert.isTrue(said.length >= 1 && said.length <= 4)
        assert.strictEqual(new Set(said).size, said.length)
      }
  })

  it("is what is known of the person and the cover offered", () => {
    const auto = { offerType: "auto", product: "personal_auto" } as const
    const home = { offerType: "home", product: "homeowners" } as const
    const two = person({ vehicles: [{ year: 2020 }, { year: 2012, ownership: "leased" }] })
    const liability = new Coverage({
      name: "Bodily injury per person",
      limit: 100_000,
      required: 30_000,
      reason: "Usual"
    })
    assert.deepStrictEqual(advantages(two, auto, [liability]), [
      "Bodily injury per person: $100,000, where the state asks for $30,000",
      "All 2 vehicles can be on one policy",
      "Collision and comprehensive can be set up as a lender or lessor asks for them",
      "Limits and deductibles can be compared side by side before deciding"
    ])
    const roof = new Coverage({ name: "Dwelling", limit: "Actual cash value", reason: "Old roof" })
    assert.include(advantages(two, home), "Replacement-cost dwelling cover rather than market value")
    assert.notInclude(advantages(two, home, [roof]), "Replacement-cost dwelling cover rather than market value")
  })
})
