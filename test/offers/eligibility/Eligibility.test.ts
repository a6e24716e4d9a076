import { assert, describe, it } from "@effect/vitest"
import { DateTime } from "effect"
import { usStates } from "../../../src/leads/UsState.ts"
import { eligibility } from "../../../src/offers/eligibility/Eligibility.ts"
import type { OfferType } from "../../../src/offers/OfferType.ts"
import { OfferType as types } from "../../../src/offers/OfferType.ts"
import { rules } from "../../../src/rules/Rulebook.ts"
import { the51 } from "../../../src/rules/tables/States.ts"
import { anybody, anyPerson, applicant, day, on, type Person } from "./Applicants.ts"

const ids = new Set<string>(rules.map(({ id }) => id))
const everyType = [...types.literals].sort()

describe("every type of offer", () => {
  it.prop(
    "is offered, or not and says why, by which rule, and what would open it",
    [anyPerson, day],
    ([person, at]) => {
      const { eligible, notOffered, questions } = on(person, at)
      const found = [...eligible, ...notOffered].map(({ offerType }) => offerType)
      assert.deepStrictEqual(found.sort(), everyType)
      for (const { citation, opensWhen, reason, ruleId } of notOffered) {
        assert.isTrue(ids.has(ruleId))
        for (const words of [citation, opensWhen, reason]) assert.match(words, /^[^{}]{3,}$/)
      }
      for (const { citation, message, ruleId } of eligible.flatMap(({ notices }) => notices))
        assert.isTrue(ids.has(ruleId) && message.length > 0 && citation.length > 0)
      for (const { question, ruleId } of questions) assert.isTrue(ids.has(ruleId) && question.endsWith("?"))
    }
  )

  it.prop("is judged by nothing that must not count", [anyPerson, day], ([person, at]) => {
    const { demographics, stated } = person
    const differently: Person = {
      ...person,
      demographics: { ...demographics, maritalStatus: "widowed", education: "graduate", occupation: "nurse" },
      stated: { ...stated, sex: "female", creditTier: "very_poor", tobacco: true },
      leadScore: 1
    }
    const plainly: Person = { ...person, stated: { ...stated, sex: "male" }, leadScore: 99 }
    assert.deepStrictEqual(JSON.stringify(on(differently, at)), JSON.stringify(on(plainly, at)))
  })

  it("is open to somebody in each of the 51 states, while enrolment is open", () => {
    for (const state of the51)
      for (const at of ["2026-11-01", "2026-12-15"])
        assert.strictEqual(on({ ...anybody, state }, at).eligible.length, 6, `${state}, ${at}`)
  })

  it("is closed in the territories", () => {
    for (const state of Object.keys(usStates).filter(code => !the51.includes(code)))
      for (const at of ["2026-11-26", "2027-06-01"]) {
        const { eligible, notOffered } = on({ ...anybody, state }, at)
        assert.deepStrictEqual(eligible, [])
        for (const { offerType, ruleId } of notOffered)
          if (offerType !== "bundle") assert.isTrue(["GEO-002", "APP-020"].includes(ruleId), `${offerType} ${ruleId}`)
      }
  })

  it("waits for the state, and asks for it", () => {
    const { closed, eligible, questions } = on({ ...anybody, state: undefined }, "2026-11-26")
    assert.deepStrictEqual(eligible, [])
    for (const type of ["auto", "home", "life", "health", "commercial"] as const) {
      assert.strictEqual(closed(type)?.ruleId, "GEO-002")
      assert.strictEqual(closed(type)?.opensWhen, "Once known: the state.")
      assert.isTrue(questions.some(asked => asked.offerType === type && asked.field === "lead.address.state"))
    }
  })

  it("that depends on the age waits for it, and the others do not", () => {
    const { closed, open, questions } = on({ ...anybody, dateOfBirth: undefined }, "2026-11-26")
    assert.strictEqual(closed("life")?.ruleId, "AGE-001-LIFE")
    assert.strictEqual(closed("health")?.ruleId, "AGE-001")
    for (const type of ["life", "health"] as const) {
      assert.strictEqual(closed(type)?.opensWhen, "Once known: the date of birth.")
      assert.isTrue(questions.some(asked => asked.offerType === type && asked.field === "lead.dateOfBirth"))
    }
    for (const type of ["auto", "home", "commercial", "bundle"] as const) assert.isDefined(open(type))
  })

  it("counts an age that is likelier wrong than right as not known", () => {
    const person = { ...anybody, dateOfBirth: undefined, demographics: { ...anybody.demographics, age: 40 } }
    const at = (confidence: number) => on({ ...person, confidence: { "demographics.age": confidence } }, "2026-11-26")
    assert.isDefined(at(0.5).open("life"))
    assert.isDefined(at(0.49).closed("life"))
  })
})

const contractor = { seniority: "owner", naicsCode: "238210" } as const
const shop = { seniority: "owner", naicsCode: "458110" } as const
const at = (stated: NonNullable<Person["stated"]>): Partial<Person> => ({ stated })

const closing: ReadonlyArray<readonly [string, OfferType, Partial<Person>]> = [
  ["AGE-001", "auto", { dateOfBirth: "2012-01-01" }],
  ["AGE-001", "home", { dateOfBirth: "2012-01-01" }],
  ["AGE-001", "health", { dateOfBirth: "2012-01-01" }],
  ["AGE-001", "commercial", { dateOfBirth: "2012-01-01" }],
  ["AGE-001-LIFE", "life", { dateOfBirth: "2012-01-01" }],
  ["LIFE-04", "life", { state: "AZ", dateOfBirth: "2011-01-01" }],
  ["AGE-007", "life", { dateOfBirth: "1939-01-01" }],
  ["AGE-004", "health", { dateOfBirth: "1950-01-01" }],
  ["AGE-004-ENTITLED", "health", at({ medicareDisability: true })],
  ["APP-017", "health", { demographics: { income: 20_000, householdSize: 2 } }],
  ["OFF-001", "auto", { vehicles: [] }],
  ["OFF-002", "home", { demographics: {}, propertyData: {} }],
  ["OFF-003", "home", { demographics: { homeownerStatus: "other" } }],
  ["HOME-04", "home", at({ occupancy: "landlord" })],
  ["HOME-05", "home", at({ occupancy: "vacant" })],
  ["OFF-004", "commercial", { firmographics: {} }],
  ["OFF-005", "commercial", { firmographics: { ...shop, seniority: "manager" } }],
  ["OFF-006", "commercial", { firmographics: { ...shop, operatingStatus: "out_of_business" } }],
  ["APP-025", "commercial", { firmographics: { ...shop, naicsCode: "722410" } }],
  ["APP-025-AREA", "commercial", { firmographics: shop, ...at({ buildingSquareFeet: 35_001 }) }],
  ["APP-025-OFFICE", "commercial", at({ buildingSquareFeet: 100_001, buildingStories: 7 })],
  ["APP-025-MOTEL", "commercial", { firmographics: { ...shop, naicsCode: "721110" }, ...at({ buildingStories: 4 }) }],
  ["APP-025-SALES", "commercial", at({ annualSales: 6_000_001 })],
  ["APP-025-PAYROLL", "commercial", { firmographics: contractor, ...at({ payroll: 300_001 }) }],
  ["OFF-007", "bundle", { vehicles: [] }],
  ["OFF-007", "bundle", at({ occupancy: "vacant" })]
]

describe("a rule that closes", () => {
  it.each(closing)("%s: %s", (id, type, change) => {
    for (const date of ["2026-11-26", "2026-12-10"]) {
      const { closed, open } = on({ ...anybody, ...change }, date)
      assert.strictEqual(closed(type)?.ruleId, id)
      assert.isDefined(on(anybody, date).open(type))
      for (const other of ["auto", "life"] as const)
        if (change.dateOfBirth === undefined && other !== type && type !== "bundle") assert.isDefined(open(other))
    }
  })

  it("says what opens both parts of a bundle", () => {
    const { opensWhen } = on({ ...anybody, vehicles: [], stated: { occupancy: "vacant" } }, "2026-11-26").closed(
      "bundle"
    ) ?? { opensWhen: "" }
    assert.include(opensWhen, "auto: When a vehicle")
    assert.include(opensWhen, "home: When somebody lives in the home")
  })
})

describe("enrolment in health insurance", () => {
  const event: Person = { ...anybody, stated: { marketplaceEvent: "marriage" } }

  it("opens and closes with the window: first day, last day, and the days around them", () => {
    const isOpen = (date: string, person: Person = anybody) => on(person, date).open("health") !== undefined
    assert.deepStrictEqual(
      ["2026-10-31", "2026-11-01", "2026-12-15", "2026-12-16", "2027-10-31", "2027-11-01"].map(date => isOpen(date)),
      [false, true, true, false, false, true]
    )
    assert.isTrue(["2026-10-31", "2026-12-16", "2027-06-01"].every(date => isOpen(date, event)))
  })

  it("says the day of the next window", () => {
    assert.include(on(anybody, "2026-12-16").closed("health")?.opensWhen, "From 2027-11-01")
    assert.strictEqual(on(anybody, "2026-12-16").closed("health")?.ruleId, "APP-021")
    assert.strictEqual(on(anybody, "2026-10-31").closed("health")?.ruleId, "APP-020")
    assert.include(on(anybody, "2026-10-31").closed("health")?.opensWhen, "From 2026-11-01")
  })

  it("is asked about, not closed, where the state exchange may still be open", () => {
    const { open, questions } = on({ ...anybody, state: "CA" }, "2026-12-20")
    assert.isDefined(open("health"))
    assert.isTrue(questions.some(({ ruleId }) => ruleId === "APP-020"))
    assert.strictEqual(on({ ...anybody, state: "CA" }, "2027-01-01").closed("health")?.ruleId, "APP-020")
  })

  it("lasts to the midnight of the last day on the east coast", () => {
    const types = (at: string) =>
      eligibility(applicant(anybody), DateTime.unsafeMake(at)).eligible.map(({ offerType }) => offerType)
    assert.include(types("2026-12-16T04:59:59Z"), "health")
    assert.notInclude(types("2026-12-16T05:00:00Z"), "health")
  })

  it("wants the event of the last 60 days proven, and a doubtful one checked", () => {
    const notices = (person: Person, date: string) =>
      on(person, date)
        .open("health")
        ?.notices.map(({ ruleId }) => ruleId)
    assert.deepStrictEqual(notices(event, "2027-06-01"), ["OFF-009"])
    assert.deepStrictEqual(notices({ ...anybody, stated: { marketplaceEvent: "income_change" } }, "2027-06-01"), [
      "OFF-009",
      "OFF-010"
    ])
    assert.deepStrictEqual(notices(event, "2026-11-26"), [])
    assert.deepStrictEqual(notices({ ...anybody, stated: { lifeEvents: ["new_child"] } }, "2027-06-01"), ["OFF-009"])
  })
})
