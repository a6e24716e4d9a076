import { assert, describe, it } from "@effect/vitest"
import { DateTime } from "effect"
import { vehicleKindOf } from "../../../src/offers/rating/auto/VehicleKind.ts"
import { type Facts, rated } from "./People.ts"

const clean: Facts = {
  state: "OH",
  person: { age: 40, income: 70_000 },
  cars: [{ year: 2020, make: "Toyota", model: "Camry" }],
  stated: { violations: [], coverageLapseDays: 0, annualMileage: 11_000, creditTier: "good" }
}

const annual = (facts: Facts) => rated(facts, "personal_auto").premium.annual
const withStated = (stated: NonNullable<Facts["stated"]>): Facts => ({
  ...clean,
  stated: { ...clean.stated, ...stated }
})
const ratio = (facts: Facts) => annual(facts) / annual(clean)
const coverOf = (facts: Facts, name: string, at?: DateTime.Utc) =>
  rated(facts, "personal_auto", at).coverage.find(cover => cover.name === name)

describe("the auto premium", () => {
  it("of a clean driver of 40 with a sedan in Ohio is what the publishers say of Ohio", () => {
    assert.closeTo(annual(clean), (1530 + 1373) / 2, 100)
  })

  it("follows the age as published: 18 three times 40, 60 a tenth less", () => {
    const at = (age: number) => ratio({ ...clean, person: { ...clean.person, age } })
    assert.closeTo(at(18), 3.028, 0.01)
    assert.closeTo(at(25), 1.228, 0.01)
    assert.closeTo(at(60), 0.906, 0.01)
    assert.closeTo(at(28), 1.124, 0.01)
    assert.isAbove(at(16), at(18))
    assert.strictEqual(at(81), at(100))
  })

  it("counts the worst violation in full and the others by half, up to four times", () => {
    const of = (...violations: NonNullable<NonNullable<Facts["stated"]>["violations"]>) =>
      ratio(withStated({ violations }))
    assert.closeTo(of("dui_first"), 1.84, 0.01)
    assert.closeTo(of("speeding_11_29", "dui_first"), 1.84 * 1.14, 0.01)
    assert.strictEqual(of("speeding_11_29", "dui_first"), of("dui_first", "speeding_11_29"))
    assert.closeTo(of("dui_second", "dui_first", "street_racing", "reckless_driving", "hit_and_run_injury"), 4, 0.01)
  })

  it("of two cars is less than twice the one, and of a third still grows", () => {
    const car = { year: 2020, make: "Toyota", model: "Camry" }
    const [one, two, three] = [1, 2, 3].map(count =>
      annual({ ...clean, cars: Array.from({ length: count }, () => car) })
    )
    assert.closeTo((two ?? 0) / (one ?? 1), 2 * 0.88, 0.001)
    assert.closeTo((three ?? 0) / (one ?? 1), 3 * 0.88, 0.001)
  })

  it("of a household with a teenager rises, less so with several cars", () => {
    const cars = [...(clean.cars ?? []), { year: 2019, make: "Honda", model: "CR-V" }]
    const teen = (facts: Facts) => ({ ...facts, stated: { ...facts.stated, youngestDriverAge: 17 } })
    assert.closeTo(annual(teen(clean)) / annual(clean), 2.03, 0.01)
    assert.closeTo(annual(teen({ ...clean, cars })) / annual({ ...clean, cars }), 1.7725, 0.01)
  })

  it("prices an old car without a lender for liability alone, and a financed one in full", () => {
    const old = { year: 2010, make: "Toyota", model: "Corolla" }
    assert.isBelow(ratio({ ...clean, cars: [old] }), 0.55)
    assert.isAbove(ratio({ ...clean, cars: [{ ...old, ownership: "financed" }] }), 0.7)
  })

  it("has a wider range, and says what it assumed, when less is known", () => {
    const width = (facts: Facts) => {
      const { annual, range } = rated(facts, "personal_auto").premium
      return (range[1] - range[0]) / annual
    }
    assert.isAbove(width({ state: "OH" }), width(clean))
    const fields = rated({ state: "OH" }, "personal_auto").assumed.map(({ field }) => field)
    for (const field of ["demographics.age", "attributes.violations", "attributes.creditTier", "vehicles"])
      assert.include(fields, field)
  })

  it("takes what is likelier wrong than right for not known", () => {
    const fields = (confidence: number) =>
      rated({ ...clean, confidence: { "demographics.age": confidence } }, "personal_auto").assumed.map(
        ({ field }) => field
      )
    assert.include(fields(0.49), "demographics.age")
    assert.notInclude(fields(0.5), "demographics.age")
  })

  it("is wide where the publishers differ by much", () => {
    const width = (state: string) => {
      const { annual, range } = rated({ ...clean, state }, "personal_auto").premium
      return range[1] / annual
    }
    assert.isAbove(width("NY"), width("OH"))
  })
})

describe("the auto cover", () => {
  it("shows the minimum of the day beside what suits", () => {
    const of = (at: string) =>
      coverOf({ ...clean, state: "NJ" }, "Bodily injury liability, per person", DateTime.unsafeMake(at))?.required
    assert.strictEqual(of("2025-12-31T00:00:00Z"), 25_000)
    assert.strictEqual(of("2026-01-01T00:00:00Z"), 35_000)
  })

  it("rises with what there is to lose, and never under the minimum", () => {
    const limit = (facts: Facts) => coverOf(facts, "Bodily injury liability, per person")?.limit
    const earning = (income: number): Facts => ({ ...clean, person: { ...clean.person, income } })
    assert.strictEqual(limit(earning(30_000)), 50_000)
    assert.strictEqual(limit(clean), 100_000)
    assert.strictEqual(limit(earning(200_000)), 250_000)
    assert.strictEqual(limit({ ...earning(30_000), person: { income: 30_000, homeownerStatus: "owner" } }), 100_000)
    assert.strictEqual(limit({ ...earning(30_000), state: "MI" }), 250_000)
  })

  it("asks no bodily injury minimum of Floridians, but injury protection", () => {
    const florida: Facts = { ...clean, state: "FL" }
    assert.isUndefined(coverOf(florida, "Bodily injury liability, per person")?.required)
    assert.strictEqual(coverOf(florida, "Personal injury protection")?.required, 10_000)
  })

  it("says that rideshare is left out", () => {
    const names = rated(withStated({ vehicleUse: "rideshare" }), "personal_auto").coverage.map(({ name }) => name)
    assert.include(names, "Rideshare or delivery endorsement, or commercial auto")
  })
})

describe("a vehicle's kind", () => {
  it("follows its make and model", () => {
    const kinds = [
      ["Ford", "F-150"],
      ["Ram", "1500"],
      ["Honda", "CR-V EX"],
      ["Honda", "Odyssey"],
      ["Tesla", "Model Y"],
      ["BMW", "3 Series"],
      ["Mercedes-Benz", "GLC"],
      ["Ford", "Mustang"],
      ["Ford", "Mustang Mach-E"],
      ["Toyota", "Camry"]
    ] as const
    assert.deepStrictEqual(
      kinds.map(([make, model]) => vehicleKindOf(make, model)),
      ["pickup", "pickup", "suv", "minivan", "ev", "luxury", "luxury", "sports", "ev", "sedan"]
    )
    assert.isUndefined(vehicleKindOf("Ford", undefined))
    assert.isUndefined(vehicleKindOf(undefined, undefined))
  })
})
