import { assert, describe, it } from "@effect/vitest"
import { Either } from "effect"
import { bundleOf } from "../../../src/offers/rating/Bundle.ts"
import { Claim } from "../../../src/profile/Profile.ts"
import { type Facts, rated } from "./People.ts"

const house: Facts = {
  state: "FL",
  home: { value: 420_000, squareFeet: 2000, yearBuilt: 2000, construction: "masonry", claimsHistory: [] },
  stated: { roofAge: 8, roofMaterial: "architectural_shingle", creditTier: "good" }
}

const annual = (facts: Facts) => rated(facts, "homeowners").premium.annual
const dwelling = (facts: Facts) => rated(facts, "homeowners").coverage[0]?.limit
const withHome = (home: NonNullable<Facts["home"]>): Facts => ({ ...house, home: { ...house.home, ...home } })
const withStated = (stated: NonNullable<Facts["stated"]>): Facts => ({
  ...house,
  stated: { ...house.stated, ...stated }
})

describe("the home premium", () => {
  it("of an ordinary $300,000 dwelling is what the publisher says of Florida", () => {
    const ordinary: Facts = { state: "FL", home: { squareFeet: 1579, yearBuilt: 2000, construction: "masonry_veneer" } }
    assert.strictEqual(dwelling(ordinary), 300_000)
    assert.closeTo(annual(ordinary), 4419, 50)
  })

  it("counts claims of the last five years alone", () => {
    const claim = (date: string) => new Claim({ date, cause: "wind" })
    const of = (...dates: ReadonlyArray<string>) =>
      annual(withHome({ claimsHistory: dates.map(claim) })) / annual(house)
    assert.closeTo(of("2021-11-26"), 1, 1e-6)
    assert.closeTo(of("2021-11-27"), 1.2, 0.001)
    assert.closeTo(of("2024-01-01", "2025-01-01", "2019-01-01"), 1.5, 0.001)
    assert.closeTo(of("2024-01-01", "2025-01-01", "2026-01-01", "2026-02-01"), 2, 0.001)
  })

  it("falls with a new roof and good credit, rises with an old one and log walls", () => {
    assert.isBelow(annual(withStated({ roofAge: 2 })), annual(house))
    assert.isAbove(annual(withStated({ roofAge: 25 })), annual(house))
    assert.isBelow(annual(withStated({ creditTier: "exceptional" })), annual(house))
    assert.isAbove(annual(withHome({ construction: "log" })), annual(house))
  })
})

describe("the home cover", () => {
  it("insures what a rebuild costs, not what the market pays", () => {
    assert.strictEqual(dwelling(house), 380_000)
    assert.strictEqual(dwelling(withHome({ value: 900_000 })), 380_000)
    assert.strictEqual(dwelling(withHome({ value: 1_500_000 })), 600_000)
    assert.strictEqual(dwelling({ state: "OH", home: { value: 300_000 } }), 270_000)
    assert.strictEqual(dwelling({ state: "CA", home: { value: 300_000 } }), 180_000)
  })

  it("takes a larger deductible for a large dwelling", () => {
    assert.strictEqual(rated(house, "homeowners").coverage[0]?.deductible, 1000)
    assert.strictEqual(rated(withHome({ squareFeet: 4000 }), "homeowners").coverage[0]?.deductible, 2500)
  })

  it("names flood in a flood zone, a storm deductible on the coast, earthquake where the ground moves", () => {
    const names = (facts: Facts) => rated(facts, "homeowners").coverage.map(({ name }) => name)
    assert.include(names(withStated({ floodZone: true })), "Flood, a separate policy")
    assert.notInclude(names(house), "Flood, a separate policy")
    assert.include(names(house), "Hurricane or named-storm deductible")
    assert.include(names({ ...house, state: "CA" }), "Earthquake, by endorsement or a separate policy")
    assert.notInclude(names({ ...house, state: "OH" }), "Hurricane or named-storm deductible")
  })

  it("of a condominium is for the inside, of renters for belongings", () => {
    assert.isBelow(rated(house, "condo").premium.annual, annual(house) / 3)
    const renters = (householdSize: number) => rated({ state: "GA", person: { householdSize } }, "renters")
    assert.strictEqual(renters(1).coverage[0]?.limit, 30_000)
    assert.strictEqual(renters(5).coverage[0]?.limit, 75_000)
    assert.closeTo(renters(1).premium.annual, 171 * 1.199, 0.01)
  })
})

describe("a bundle", () => {
  const family: Facts = { ...house, person: { age: 45 }, cars: [{ year: 2021, make: "Ford", model: "F-150" }] }
  const parts = (facts: Facts, dwelling: "homeowners" | "renters") => [
    rated(facts, "personal_auto"),
    rated(facts, dwelling)
  ]
  const discount = (facts: Facts, dwelling: "homeowners" | "renters") =>
    Either.getOrThrow(bundleOf(parts(facts, dwelling))).premium.breakdown.at(-1)?.multiplier

  it("with a house saves more than with a rented home", () => {
    assert.strictEqual(discount(family, "homeowners"), 0.83)
    assert.strictEqual(discount(family, "renters"), 0.95)
  })

  it("takes no more than two fifths off together with the discounts in its parts", () => {
    const [auto, home] = parts(family, "homeowners")
    if (auto === undefined || home === undefined) throw new Error("two parts")
    const generous = Either.getOrThrow(bundleOf([{ ...auto, afterDiscounts: 0.65 }, home]))
    assert.strictEqual(generous.premium.breakdown.at(-1)?.multiplier, 0.9231)
    const beyond = Either.getOrThrow(bundleOf([{ ...auto, afterDiscounts: 0.5 }, home]))
    assert.strictEqual(beyond.premium.breakdown.at(-1)?.multiplier, 1)
  })

  it("is of auto and home, nothing else", () => {
    const [auto, home] = parts(family, "homeowners")
    if (auto === undefined || home === undefined) throw new Error("two parts")
    for (const wrong of [[], [auto], [home, home], [auto, auto], [auto, home, home]])
      assert.isTrue(Either.isLeft(bundleOf(wrong)))
  })
})
