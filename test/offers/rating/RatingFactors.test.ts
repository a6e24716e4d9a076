import { assert, describe, it } from "@effect/vitest"
import { Either, FastCheck as fc } from "effect"
import { type RatedProduct, rate } from "../../../src/offers/rating/Rate.ts"
import { mayEnter, type RatedLine } from "../../../src/offers/rating/RatingFactors.ts"
import { ratedStates } from "../../../src/offers/rating/tables/ByState.ts"
import type { RatingFactor } from "../../../src/offers/rating/tables/FactorRules.ts"
import { Education, MaritalStatus } from "../../../src/profile/Profile.ts"
import { applicant, type Facts, products, today } from "./People.ts"
import { age, creditTier, facts, sex } from "./PeopleArbitrary.ts"

const person = (given: Facts, change: Facts["person"]): Facts => ({ ...given, person: { ...given.person, ...change } })
const stated = (given: Facts, change: Facts["stated"]): Facts => ({ ...given, stated: { ...given.stated, ...change } })

type Change = (given: Facts) => Facts

/** Ways to change one factor of a person and nothing else. */
const changes: Partial<Record<RatingFactor, fc.Arbitrary<Change>>> = {
  age: fc.tuple(age, fc.integer({ min: 14, max: 90 })).map(
    ([years, youngest]) =>
      given =>
        stated(
          { ...person(given, { age: years }), dateOfBirth: `${2026 - years}-01-01` },
          { youngestDriverAge: youngest }
        )
  ),
  driving_experience: fc.integer({ min: 0, max: 60 }).map(years => given => stated(given, { yearsLicensed: years })),
  gender: sex.map(of => given => stated(given, { sex: of })),
  credit: creditTier.map(tier => given => stated(given, { creditTier: tier })),
  marital_status: fc
    .constantFrom(...MaritalStatus.literals)
    .map(status => given => person(given, { maritalStatus: status })),
  home_ownership: fc
    .constantFrom(...(["owner", "renter", "other"] as const))
    .map(status => given => person(given, { homeownerStatus: status })),
  education: fc.constantFrom(...Education.literals).map(level => given => person(given, { education: level })),
  occupation: fc.constantFrom("teacher", "roofer", "surgeon").map(work => given => person(given, { occupation: work })),
  zip_code: fc.constantFrom("48201", "90210", "10001").map(postalCode => given => ({ ...given, postalCode })),
  tobacco: fc.boolean().map(tobacco => given => stated(given, { tobacco })),
  prior_insurance: fc.integer({ min: 0, max: 400 }).map(days => given => stated(given, { coverageLapseDays: days }))
}

const lineOf: Record<RatedProduct, RatedLine> = {
  personal_auto: "auto",
  homeowners: "home",
  condo: "home",
  mobile_home: "home",
  renters: "home",
  term_life: "life",
  final_expense: "life",
  marketplace_health: "health_aca",
  business_owners: "commercial"
}

const day = "2026-11-26"

const priced = (given: Facts, product: RatedProduct) =>
  Either.match(rate(applicant(given), product, today), {
    onLeft: ({ reason }) => reason,
    onRight: ({ premium, assumed }) => ({ premium, assumed })
  })

const barred = Object.entries(changes).flatMap(([factor, change]) =>
  products.flatMap(product =>
    ratedStates
      .filter(state => !mayEnter(state, lineOf[product], factor as RatingFactor, day))
      .map(state => ({ factor, change, product, state }))
  )
)

describe("a factor that the state forbids", () => {
  it("is forbidden where the law says so", () => {
    const where = (factor: RatingFactor, line: RatedLine) =>
      ratedStates.filter(state => !mayEnter(state, line, factor, day)).sort()
    assert.deepStrictEqual(where("credit", "auto"), ["CA", "HI", "MA", "MI"])
    assert.deepStrictEqual(where("credit", "home"), ["CA", "MA", "MD"])
    assert.deepStrictEqual(where("gender", "auto"), ["CA", "HI", "MA", "MI", "NC", "PA"])
    assert.deepStrictEqual(where("age", "auto"), ["CA", "HI", "MA", "NC"])
    assert.deepStrictEqual(where("age", "health_aca"), ["NY", "VT"])
    assert.deepStrictEqual(where("tobacco", "health_aca"), ["CA", "DC", "MA", "NJ", "NY", "RI", "VT"])
    assert.deepStrictEqual(where("home_ownership", "auto"), ["MA", "MI"])
    assert.deepStrictEqual(where("marital_status", "auto"), ["HI", "MA", "MI"])
    assert.deepStrictEqual(where("education", "auto"), ["CA", "MA", "MI", "NY"])
    assert.deepStrictEqual(where("zip_code", "auto"), ["MI"])
    assert.deepStrictEqual(where("driving_experience", "auto"), ["HI"])
    assert.deepStrictEqual(where("genetic_information", "life"), ["FL"])
    assert.deepStrictEqual(where("gender", "health_aca"), [...ratedStates].sort())
    assert.deepStrictEqual(where("race_ethnicity", "auto"), [...ratedStates].sort())
  })

  it("was not yet forbidden before its law", () => {
    assert.isTrue(mayEnter("MI", "auto", "credit", "2020-07-01"))
    assert.isFalse(mayEnter("MI", "auto", "credit", "2020-07-02"))
  })

  it.prop(
    "leaves the premium as it is, in each state and line",
    [fc.constantFrom(...barred).chain(one => fc.tuple(fc.constant(one), one.change, one.change)), facts],
    ([[{ product, state }, first, second], given]) => {
      const there = { ...given, state, person: { age: 40, ...given.person } }
      assert.deepStrictEqual(priced(first(there), product), priced(second(there), product))
    },
    { fastCheck: { numRuns: 150 } }
  )

  it("leaves the premium as it is, in every state and line that forbids it", () => {
    const given: Facts = {
      person: { age: 40, income: 60_000, householdSize: 2 },
      home: { value: 700_000, squareFeet: 2000 },
      cars: [{ year: 2021, make: "Honda", model: "Civic" }]
    }
    for (const { change, product, state } of barred) {
      const [first = "", ...others] = fc.sample(change, 3).map(apply => priced(apply({ ...given, state }), product))
      for (const other of others) assert.deepStrictEqual(other, first, `${product} in ${state}`)
    }
  })
})

describe("a factor that the state allows", () => {
  const base: Facts = { person: { age: 40, income: 60_000 }, cars: [{ year: 2021, make: "Honda", model: "Civic" }] }
  const annual = (given: Facts, product: RatedProduct) =>
    Either.match(rate(applicant(given), product, today), { onLeft: () => 0, onRight: ({ premium }) => premium.annual })

  it("changes the premium", () => {
    const ohio: Facts = { ...base, state: "OH" }
    const dearer = (cheap: Facts, dear: Facts, product: RatedProduct) =>
      assert.isBelow(annual(cheap, product), annual(dear, product))
    dearer(stated(ohio, { creditTier: "exceptional" }), stated(ohio, { creditTier: "very_poor" }), "personal_auto")
    dearer(stated(ohio, { creditTier: "exceptional" }), stated(ohio, { creditTier: "very_poor" }), "homeowners")
    dearer(person(ohio, { age: 40 }), person(ohio, { age: 19 }), "personal_auto")
    dearer(
      stated(person(ohio, { age: 19 }), { sex: "female" }),
      stated(person(ohio, { age: 19 }), { sex: "male" }),
      "personal_auto"
    )
    dearer(stated(ohio, { tobacco: false }), stated(ohio, { tobacco: true }), "marketplace_health")
    dearer(person(ohio, { age: 21 }), person(ohio, { age: 64 }), "marketplace_health")
    dearer(stated(ohio, { coverageLapseDays: 0 }), stated(ohio, { coverageLapseDays: 45 }), "personal_auto")
  })

  it("is years licensed where age may not count, and neither of the two in Hawaii", () => {
    const novice = (state: string) => annual(stated({ ...base, state }, { yearsLicensed: 1 }), "personal_auto")
    const seasoned = (state: string) => annual(stated({ ...base, state }, { yearsLicensed: 20 }), "personal_auto")
    for (const state of ["CA", "MA", "NC"]) assert.isAbove(novice(state), seasoned(state))
    assert.strictEqual(novice("HI"), seasoned("HI"))
  })

  it("takes a woman's and a man's price for life insurance in Montana, too", () => {
    const montana: Facts = { ...base, state: "MT" }
    assert.isBelow(
      annual(stated(montana, { sex: "female" }), "term_life"),
      annual(stated(montana, { sex: "male" }), "term_life")
    )
  })
})
