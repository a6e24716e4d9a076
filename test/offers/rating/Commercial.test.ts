import { assert, describe, it } from "@effect/vitest"
import { firmClassOf, sectorOf } from "../../../src/offers/rating/commercial/FirmClass.ts"
import { type Facts, rated } from "./People.ts"

const business = (facts: Facts) => rated(facts, "business_owners")
const firm = (naicsCode: string, revenue: number, more: Facts = {}): Facts => ({
  state: "OH",
  firm: { naicsCode, revenue, companySize: 4 },
  ...more
})
const annual = (facts: Facts) => business(facts).premium.annual
const compensation = (facts: Facts) =>
  business(facts).coverage.find(({ name }) => name.startsWith("Workers' compensation"))

describe("the class of a firm", () => {
  it("is that of its code, or of the nearest relatives", () => {
    assert.strictEqual(firmClassOf("541110")?.description, "Law offices")
    assert.strictEqual(firmClassOf("541199")?.risk, "low")
    assert.strictEqual(firmClassOf("2381")?.risk, "high")
    assert.isUndefined(firmClassOf("999999"))
    assert.isUndefined(firmClassOf(undefined))
    assert.strictEqual(sectorOf("722515"), "food")
    assert.strictEqual(sectorOf("45"), "retail")
    assert.strictEqual(sectorOf(undefined), "service")
  })
})

describe("a business owner's policy", () => {
  it("is priced by property and sales", () => {
    assert.strictEqual(annual(firm("541110", 1_100_000)), 40_000 * 0.003 + 1_100_000 * 0.0009)
    assert.strictEqual(
      annual(firm("541110", 1_100_000, { stated: { buildingValue: 500_000, annualSales: 2_000_000 } })),
      540_000 * 0.003 + 2_000_000 * 0.0009
    )
  })

  it("costs a restaurant more than a law firm of the same sales", () => {
    assert.isAbove(annual(firm("722511", 800_000)), 2 * annual(firm("541110", 800_000)))
  })

  it("never costs less than the least premium", () => {
    const { premium } = business(firm("541110", 10_000))
    assert.strictEqual(premium.annual, 500)
    assert.strictEqual(premium.breakdown.at(-1)?.factor, "Up to the least premium")
  })

  it("derives sales from the headcount, and small firms' median from nothing", () => {
    const derived = business({ state: "OH", firm: { naicsCode: "722515", companySize: 8 } })
    assert.include(
      derived.assumed.map(({ field }) => field),
      "attributes.annualSales"
    )
    assert.closeTo(business({ state: "OH" }).premium.annual, 684 * 1.2, 0.01)
  })

  it("is rated where the firm is", () => {
    const at = (companyState: string) =>
      compensation({ state: "TX", firm: { naicsCode: "541110", companySize: 4, companyState } })?.reason
    assert.include(at("OH"), "Only the state fund")
  })
})

describe("workers' compensation", () => {
  const note = (state: string, employees: number, naicsCode = "541110", more: Facts["stated"] = {}) =>
    compensation({ state, firm: { naicsCode }, stated: { employees, ...more } })

  it("is named from the state's threshold on, sooner for builders, unless it is in force", () => {
    assert.isUndefined(note("FL", 3))
    assert.strictEqual(note("FL", 4)?.limit, "statutory")
    assert.strictEqual(note("FL", 1, "238210")?.limit, "statutory")
    assert.isUndefined(note("OH", 0))
    assert.isUndefined(note("FL", 10, "541110", { hasWorkersCompensation: true }))
  })

  it("is elective in Texas and South Dakota", () => {
    for (const state of ["TX", "SD"]) assert.strictEqual(note(state, 1)?.limit, "elective")
  })

  it("says where only a state fund sells it", () => {
    for (const state of ["ND", "OH", "WA"]) assert.include(note(state, 5)?.reason, "Only the state fund sells it")
    assert.include(note("WY", 5)?.reason, "extra-hazardous")
  })
})
