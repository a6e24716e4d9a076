import { assert, describe, it } from "@effect/vitest"
import { Either } from "effect"
import type { RatedProduct } from "../../../src/offers/rating/Rate.ts"
import { rate } from "../../../src/offers/rating/Rate.ts"
import { applicant, type Facts, rated, today } from "./People.ts"

const parent: Facts = {
  state: "OH",
  person: { age: 35, income: 42_000 },
  stated: { sex: "male", tobacco: false, dependants: 2 }
}

const withPerson = (person: NonNullable<Facts["person"]>): Facts => ({
  ...parent,
  person: { ...parent.person, ...person }
})
const withStated = (stated: NonNullable<Facts["stated"]>): Facts => ({
  ...parent,
  stated: { ...parent.stated, ...stated }
})
const coverOf = (facts: Facts) => rated(facts, "term_life").coverage.map(({ limit }) => limit)
const monthly = (facts: Facts) => rated(facts, "term_life").premium.monthly
const refusal = (facts: Facts, product: RatedProduct) =>
  Either.match(rate(applicant(facts), product, today), { onLeft: left => left, onRight: () => undefined })

describe("term life", () => {
  it("of a non-smoker of 35 for 500,000 over 20 years lies between the publishers' best and average classes", () => {
    const { annual, range, breakdown } = rated(parent, "term_life").premium
    const thirtyYears = breakdown.find(({ factor }) => factor === "30 years against 20")?.multiplier ?? 0
    assert.strictEqual(thirtyYears, 1.65)
    assert.closeTo(annual / thirtyYears / 12, 29.08, 0.5)
    assert.isAtMost(range[0] / thirtyYears, 21.14 * 12)
    assert.isAbove(range[1] / thirtyYears, 40 * 12)
  })

  it("costs women less, and the mean of both where the sex is not known", () => {
    const { sex: _, ...unknown } = parent.stated ?? {}
    const [female, mean, male] = [withStated({ sex: "female" }), { ...parent, stated: unknown }, parent].map(monthly)
    assert.closeTo(mean ?? 0, ((female ?? 0) + (male ?? 0)) / 2, 0.02)
    assert.isBelow(female ?? 0, male ?? 0)
  })

  it("costs a tobacco user of 35 two to three times as much", () => {
    const ratio = monthly(withStated({ tobacco: true })) / monthly(parent)
    assert.closeTo(ratio, 2.78, 0.01)
  })

  it("lasts until retirement, as far as it is issued at that age", () => {
    const term = (age: number, tobacco = false) => coverOf({ ...withPerson({ age }), stated: { tobacco } })[1]
    assert.strictEqual(term(37), "30 years, level premium")
    assert.strictEqual(term(45), "25 years, level premium")
    assert.strictEqual(term(52), "15 years, level premium")
    assert.strictEqual(term(52, true), "15 years, level premium")
    assert.strictEqual(term(46, true), "25 years, level premium")
    assert.strictEqual(term(75), "10 years, level premium")
  })

  it("says when the term ends, and nothing of an end that is past", () => {
    const said = (age: number, stated: NonNullable<Facts["stated"]> = {}) =>
      rated({ ...withPerson({ age }), stated }, "term_life").coverage[1]?.reason
    assert.strictEqual(said(47), "Lasts until 67, when the income it replaces ends.")
    assert.strictEqual(said(61), "Lasts until 71, past 67, when the income it replaces ends.")
    assert.match(said(69) ?? "", /^The shortest that insurers usually issue/)
    assert.match(said(27) ?? "", /^The longest that insurers usually issue at 27/)
    assert.strictEqual(said(50, { lifeEvents: ["new_child"] }), "Lasts until the child is grown.")
  })

  it("insures years of income and debts, less what is in force", () => {
    assert.strictEqual(coverOf(parent)[0], 500_000)
    assert.strictEqual(coverOf(withStated({ mortgageBalance: 200_000 }))[0], 700_000)
    assert.strictEqual(coverOf(withStated({ existingLifeCover: 150_000 }))[0], 350_000)
    assert.strictEqual(coverOf(withStated({ dependants: 0 }))[0], 150_000)
  })

  it("is held to what insurers underwrite at that age, and refused when that is used up", () => {
    assert.strictEqual(coverOf(withStated({ debts: 5_000_000 }))[0], 1_000_000)
    assert.isDefined(refusal(withStated({ existingLifeCover: 1_040_000 }), "term_life"))
    assert.strictEqual(coverOf(withStated({ existingLifeCover: 1_000_000, debts: 1_000_000 }))[0], 50_000)
  })

  it("names what is missing", () => {
    assert.deepStrictEqual(refusal({ state: "OH" }, "term_life")?.missing, ["demographics.age"])
    assert.deepStrictEqual(refusal({ person: { age: 40 } }, "term_life")?.missing, ["lead.address.state"])
    assert.deepStrictEqual(refusal(withPerson({ age: 76 }), "term_life")?.missing, [])
    assert.isDefined(refusal(withPerson({ age: 17 }), "term_life"))
    assert.isDefined(refusal({ ...parent, state: "PR" }, "personal_auto"))
  })

  it("rises with every year of age past 25", () => {
    const rateAt = (age: number) => rated(withPerson({ age }), "term_life").premium.breakdown[0]?.factor ?? ""
    const perThousand = Array.from({ length: 50 }, (_, index) => Number(/\$([\d.]+) per/.exec(rateAt(26 + index))?.[1]))
    assert.isTrue(perThousand.every((value, index) => value >= (perThousand[index - 1] ?? 0)))
  })
})

describe("final expense", () => {
  const elder = (age: number, stated: NonNullable<Facts["stated"]> = { sex: "female", tobacco: false }): Facts => ({
    state: "KY",
    person: { age },
    stated
  })

  it("costs at the published ages what is published, and between them in between", () => {
    const at = (age: number) => rated(elder(age), "final_expense").premium.monthly
    assert.closeTo(at(50), 28, 0.01)
    assert.closeTo(at(65), 44, 0.01)
    assert.closeTo(at(75), 75, 0.01)
    assert.isTrue(at(45) < at(50) && at(65) < at(70) && at(70) < at(75) && at(75) < at(85))
  })

  it("covers a funeral and small debts, from 45 to 85", () => {
    const face = (debts: number) =>
      rated(elder(70, { sex: "male", debts }), "final_expense").coverage.map(({ limit }) => limit)[0]
    assert.deepStrictEqual([0, 3000, 90_000].map(face), [10_000, 15_000, 25_000])
    assert.isDefined(refusal(elder(44), "final_expense"))
    assert.isDefined(refusal(elder(86), "final_expense"))
  })
})
