import { assert, describe, it } from "@effect/vitest"
import type { Product } from "../../../src/offers/Product.ts"
import { Claim } from "../../../src/profile/Profile.ts"
import { anybody, on, type Person } from "./Applicants.ts"

const today = "2026-11-26"
const notices = (person: Person, type: "auto" | "home" | "life" | "health" | "commercial" | "bundle") =>
  on(person, today)
    .open(type)
    ?.notices.map(({ ruleId }) => ruleId)
const home = (person: Person) => on(person, today).open("home")?.product

describe("the product of the home", () => {
  it.each<[Product, Person]>([
    ["homeowners", { demographics: { homeownerStatus: "owner" } }],
    ["homeowners", { demographics: { homeownerStatus: "owner" }, propertyData: { propertyType: "multi_family" } }],
    ["condo", { demographics: { homeownerStatus: "owner" }, propertyData: { propertyType: "condo" } }],
    ["condo", { demographics: { homeownerStatus: "owner" }, propertyData: { propertyType: "apartment" } }],
    ["mobile_home", { demographics: { homeownerStatus: "owner" }, propertyData: { propertyType: "mobile_home" } }],
    ["renters", { demographics: { homeownerStatus: "renter" }, propertyData: { propertyType: "single_family" } }],
    ["renters", { demographics: { homeownerStatus: "owner" }, stated: { occupancy: "tenant" } }],
    ["renters", { propertyData: { propertyType: "apartment" } }],
    ["homeowners", { interests: ["home"] }],
    ["homeowners", { demographics: { homeownerStatus: "other" }, interests: ["home"] }],
    ["homeowners", { stated: { lifeEvents: ["home_purchase"] } }]
  ])("is %s where the facts say so: %j", (product, person) =>
    assert.strictEqual(home({ state: "OH", ...person }), product)
  )

  it("asks whether it is owned or rented where nobody says so", () => {
    const { questions } = on({ state: "OH", interests: ["home"] }, today)
    assert.isTrue(questions.some(({ field, offerType }) => offerType === "home" && field === "attributes.occupancy"))
  })
})

describe("the product of the life", () => {
  const product = (dateOfBirth: string, date: string) => on({ ...anybody, dateOfBirth }, date).open("life")?.product

  it("is term life from the 18th birthday to the eve of the 71st, then final expense to that of the 86th", () => {
    assert.isUndefined(product("2008-11-27", today))
    assert.strictEqual(product("2008-11-26", today), "term_life")
    assert.strictEqual(product("1955-11-27", today), "term_life")
    assert.strictEqual(product("1955-11-26", today), "final_expense")
    assert.strictEqual(product("1940-11-27", today), "final_expense")
    assert.isUndefined(product("1940-11-26", today))
  })

  it("is none for a minor who may insure their own life, because none of ours is issued to them", () => {
    const minor = { ...anybody, state: "AZ", dateOfBirth: "2011-11-26" }
    assert.strictEqual(on(minor, today).closed("life")?.ruleId, "LIFE-04")
    assert.include(on(minor, today).closed("life")?.opensWhen, "2029-11-26")
    assert.strictEqual(on(minor, "2026-11-25").closed("life")?.ruleId, "AGE-001-LIFE")
    assert.strictEqual(on({ ...minor, state: "TX" }, today).closed("life")?.ruleId, "AGE-001-LIFE")
  })
})

describe("birthdays", () => {
  it("open and close on their day", () => {
    const person = { ...anybody, dateOfBirth: "2008-11-26" }
    assert.strictEqual(on(person, "2026-11-25").closed("auto")?.ruleId, "AGE-001")
    assert.include(on(person, "2026-11-25").closed("auto")?.opensWhen, "2026-11-26")
    assert.isDefined(on(person, "2026-11-26").open("auto"))
    const elder = { ...anybody, dateOfBirth: "1961-11-27" }
    assert.isDefined(on(elder, "2026-11-26").open("health"))
    assert.strictEqual(on(elder, "2026-11-27").closed("health")?.ruleId, "AGE-004")
  })

  it("on 29 February are reached on 1 March", () => {
    const leap = { ...anybody, dateOfBirth: "2008-02-29" }
    assert.isDefined(on(leap, "2026-02-28").closed("auto"))
    assert.isDefined(on(leap, "2026-03-01").open("auto"))
  })

  it("bring Medicare near three months before the month, and four for those born on the first", () => {
    const warned = (dateOfBirth: string) => notices({ ...anybody, dateOfBirth }, "health")?.includes("OFF-008")
    assert.isTrue(warned("1962-02-15"))
    assert.isTrue(warned("1962-03-01"))
    assert.isFalse(warned("1962-03-02"))
  })
})

describe("what goes with an offer", () => {
  const aged = (state: string, dateOfBirth: string, more: Person = {}): Person => ({
    ...anybody,
    ...more,
    state,
    dateOfBirth
  })

  it("is what the state says of the young", () => {
    assert.deepStrictEqual(notices(aged("AL", "2008-01-01"), "auto"), ["AGE-003"])
    assert.deepStrictEqual(notices(aged("AL", "2007-11-26"), "auto"), [])
    assert.deepStrictEqual(notices(aged("NE", "2008-01-01"), "auto"), ["AGE-010"])
    assert.deepStrictEqual(notices(aged("MS", "2006-01-01"), "home"), ["AGE-002"])
    assert.deepStrictEqual(notices(aged("MS", "2005-11-26"), "home"), [])
    const tenant = { demographics: { ...anybody.demographics, homeownerStatus: "renter" } } as const
    assert.deepStrictEqual(notices(aged("MS", "2006-01-01", tenant), "home"), [])
    assert.deepStrictEqual(notices(aged("MS", "2006-01-01"), "commercial"), ["AGE-002-FIRM"])
  })

  it("is what the law asks of the sale", () => {
    assert.deepStrictEqual(notices({ ...anybody, state: "NY" }, "life"), ["APP-016"])
    assert.deepStrictEqual(notices({ ...anybody, stated: { vehicleUse: "rideshare" } }, "auto"), ["APP-005"])
    assert.deepStrictEqual(notices({ ...anybody, stated: { replacesLifeCover: true } }, "life"), ["APP-015"])
    assert.deepStrictEqual(notices({ ...anybody, stated: { floodZone: true, roofAge: 21 } }, "home"), [
      "APP-008",
      "APP-010"
    ])
    assert.deepStrictEqual(notices({ ...anybody, state: "FL", stated: { roofAge: 15 } }, "home"), ["APP-011"])
    assert.deepStrictEqual(notices({ ...anybody, postalCode: "90210" }, "auto"), ["GEO-003"])
    assert.deepStrictEqual(notices({ ...anybody, demographics: { income: 200_000, householdSize: 2 } }, "health"), [
      "APP-018"
    ])
    const firm = { ...anybody, stated: { employees: 3, hasWorkersCompensation: false } }
    assert.deepStrictEqual(notices({ ...firm, state: "CA" }, "commercial"), ["APP-026"])
    assert.deepStrictEqual(notices({ ...firm, state: "TX" }, "commercial"), [])
  })

  it("goes with a bundle from both of its parts", () => {
    const person = { ...anybody, stated: { vehicleUse: "delivery", floodZone: true } } as const
    assert.deepStrictEqual(notices(person, "bundle"), ["APP-005", "APP-008"])
  })

  it("counts property claims of the last five years alone", () => {
    const claims = (...dates: ReadonlyArray<string>): Person => ({
      ...anybody,
      propertyData: {
        propertyType: "single_family",
        claimsHistory: dates.map(date => new Claim({ date, cause: "hail" }))
      }
    })
    assert.deepStrictEqual(notices(claims("2026-01-01", "2024-01-01", "2021-11-27"), "home"), ["APP-009"])
    assert.deepStrictEqual(notices(claims("2026-01-01", "2024-01-01", "2021-11-26"), "home"), [])
  })
})

describe("a firm", () => {
  it("is judged where it is, not where the person lives", () => {
    const person = { ...anybody, firmographics: { ...anybody.firmographics, companyState: "PR" } }
    assert.strictEqual(on(person, today).closed("commercial")?.ruleId, "GEO-002")
    assert.isDefined(on(person, today).open("auto"))
  })

  it("that somebody wants to insure is one, though nothing is known of it yet", () => {
    const { open, questions } = on({ state: "OH", interests: ["commercial"] }, today)
    assert.strictEqual(open("commercial")?.product, "business_owners")
    assert.includeMembers(
      questions.filter(({ offerType }) => offerType === "commercial").map(({ field }) => field),
      ["firmographics.naicsCode", "attributes.annualSales", "attributes.buildingSquareFeet"]
    )
  })

  it("of a class that some insurers take is referred, not closed", () => {
    const remodeler = { ...anybody, firmographics: { seniority: "owner", naicsCode: "236118" } } as const
    assert.deepStrictEqual(notices({ ...remodeler, stated: { payroll: 300_000 } }, "commercial"), ["OFF-012"])
  })

  it("may be larger where the programme has limits of its own", () => {
    const apartments = { ...anybody, firmographics: { seniority: "owner", naicsCode: "531110" } } as const
    const large = { ...apartments, stated: { buildingSquareFeet: 400_000, annualSales: 9_000_000 } }
    assert.deepStrictEqual(notices(large, "commercial"), ["OFF-013"])
    const offices = { ...anybody, stated: { buildingSquareFeet: 200_000, buildingStories: 6 } }
    assert.deepStrictEqual(notices(offices, "commercial"), [])
  })
})
