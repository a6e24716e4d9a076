import { assert, describe, it } from "@effect/vitest"
import { FastCheck as fc } from "effect"
import { bopClass, bopEligible } from "../../src/rules/tables/BopClass.ts"
import { dayOfAge, monthsBetween } from "../../src/rules/tables/Calendar.ts"
import { outsideCallingWindow } from "../../src/rules/tables/CallingHours.ts"
import { contractAgeIn, contractDay, mayInsureOwnLife, ownLifeDay } from "../../src/rules/tables/ContractAge.ts"
import { coverExceedsIncomeMultiple } from "../../src/rules/tables/LifeCover.ts"
import { initialPeriodBegins } from "../../src/rules/tables/Medicare.ts"
import { nextOpenEnrolment, openEnrolment, outsideOpenEnrolment } from "../../src/rules/tables/OpenEnrolment.ts"
import { incomeWithinMedicaid, medicaidExpanded, medicaidLimit } from "../../src/rules/tables/Poverty.ts"
import { the51 } from "../../src/rules/tables/States.ts"
import { workersCompensationMandatory } from "../../src/rules/tables/WorkersCompensation.ts"
import { statesOfZip } from "../../src/rules/tables/Zip.ts"
import { birthDay, day } from "./FactsArbitrary.ts"

const is = <A>(value: A) => ({ value })
const outside = (state: string, date: string) => outsideOpenEnrolment({ state: is(state), date: is(date) })
const dayBefore = (of: string) => new Date(Date.parse(of) - 86_400_000).toISOString().slice(0, 10)

describe("ages", () => {
  it.prop(
    "are reached on the day that is foretold, and not the day before",
    [birthDay, fc.nat(1200)],
    ([born, months]) => {
      const reached = dayOfAge(born, months)
      assert.isAtLeast(monthsBetween(born, reached), months)
      assert.isBelow(monthsBetween(born, dayBefore(reached)), months)
    }
  )

  it("of contract are known of each state, and now 18 everywhere", () => {
    assert.strictEqual(the51.length, 51)
    for (const state of the51) assert.strictEqual(contractAgeIn(state), 18)
    assert.strictEqual(contractDay("2008-02-29", "AL"), "2026-03-01")
  })

  it.each([
    ["AZ", "2011-11-26", true],
    ["AZ", "2011-11-27", false],
    ["NY", "2012-05-26", true],
    ["NY", "2012-05-27", false],
    ["TX", "2008-11-26", true],
    ["TX", "2008-11-27", false]
  ])("from which one may insure one's own life: %s, born %s", (state, dateOfBirth, may) => {
    const date = "2026-11-26"
    const age = is(Math.floor(monthsBetween(dateOfBirth, date) / 12))
    const facts = { state: is(state), dateOfBirth: is(dateOfBirth), date: is(date), age }
    assert.strictEqual(mayInsureOwnLife(facts), may)
    assert.strictEqual(ownLifeDay(dateOfBirth, state) <= date, may)
  })

  it("of 14 alone do not tell of half a year", () => {
    assert.deepStrictEqual(mayInsureOwnLife({ age: is(14), state: is("NY") }), ["dateOfBirth"])
    assert.strictEqual(mayInsureOwnLife({ age: is(14), state: is("AZ") }), false)
  })

  it("of Medicare begin in whole months", () => {
    assert.strictEqual(initialPeriodBegins("1962-03-15"), "2026-12-01")
    assert.strictEqual(initialPeriodBegins("1962-03-01"), "2026-11-01")
    assert.strictEqual(initialPeriodBegins("1962-01-01"), "2026-09-01")
  })
})

describe("open enrolment", () => {
  it("is open in every state today, and to 15 December", () => {
    for (const state of the51)
      for (const date of ["2026-11-01", "2026-11-26", "2026-12-15"]) assert.strictEqual(outside(state, date), false)
  })

  it("is over on the 16th at HealthCare.gov, and cannot be told of a state exchange until the year ends", () => {
    for (const state of the51) {
      const isOwn = outside(state, "2026-12-16") !== true
      assert.strictEqual(outside(state, "2027-01-01"), true, state)
      if (isOwn) assert.deepStrictEqual(outside(state, "2026-12-31"), ["exchangeOpen"], state)
    }
    assert.strictEqual(outside("TX", "2026-12-16"), true)
    assert.strictEqual(outside("ID", "2026-12-16"), true)
    assert.deepStrictEqual(outside("OR", "2026-12-16"), ["exchangeOpen"])
    assert.deepStrictEqual(outside("ID", "2026-10-20"), ["exchangeOpen"])
    assert.strictEqual(outside("TX", "2026-10-31"), true)
  })

  it("ends as the exchange itself says, once that is known", () => {
    const facts = { state: is("CA"), date: is("2026-12-20") }
    assert.strictEqual(outsideOpenEnrolment({ ...facts, exchangeOpen: is(true) }), false)
    assert.strictEqual(outsideOpenEnrolment({ ...facts, exchangeOpen: is(false) }), true)
    assert.strictEqual(outside("TX", "2026-12-20"), true)
  })

  it("for 2026 ran as each state had it", () => {
    assert.strictEqual(outside("TX", "2026-01-15"), false)
    assert.strictEqual(outside("TX", "2026-01-16"), true)
    assert.strictEqual(outside("MA", "2026-01-23"), false)
    assert.strictEqual(outside("MA", "2026-01-24"), true)
    assert.strictEqual(outside("ID", "2025-10-15"), false)
    assert.strictEqual(outside("ID", "2025-12-16"), true)
  })

  it.prop("opens on the day that is foretold", [fc.constantFrom(...the51), day], ([state, date]) => {
    const next = nextOpenEnrolment(state, date)
    assert.isDefined(next)
    assert.isAbove(Date.parse(next ?? ""), Date.parse(date))
    assert.strictEqual(outside(state, next ?? ""), false)
  })

  it.prop(
    "is a window in order",
    [fc.constantFrom(...the51), fc.integer({ min: 2022, max: 2035 })],
    ([state, year]) => {
      const { earliest, from, latest, until } = openEnrolment(state, year)
      assert.isTrue(earliest <= from && from < until && until <= latest)
    }
  )
})

describe("poverty", () => {
  it("counts the household, and Alaska and Hawaii for themselves", () => {
    assert.strictEqual(medicaidLimit("TX", 1, "2026-11-26"), 1.38 * 15_960)
    assert.strictEqual(medicaidLimit("AK", 3, "2026-11-26"), 1.38 * (19_950 + 2 * 7_100))
    assert.strictEqual(medicaidLimit("HI", 2, "2025-11-26"), 1.38 * (17_990 + 6_330))
    assert.strictEqual(medicaidExpanded({ state: is("TX") }), false)
    assert.strictEqual(medicaidExpanded({ state: is("CA") }), true)
  })

  it("asks for the household's size only where it matters", () => {
    const at = (income: number) => incomeWithinMedicaid({ income: is(income), state: is("CA"), date: is("2026-11-26") })
    assert.strictEqual(at(22_000), true)
    assert.deepStrictEqual(at(60_000), ["householdSize"])
    assert.strictEqual(at(300_000), false)
  })
})

describe("the other tables", () => {
  it("find a class of business by its longest prefix", () => {
    assert.strictEqual(bopEligible("332710"), "no")
    assert.strictEqual(bopEligible("339999"), "no")
    assert.strictEqual(bopEligible("311811"), "yes")
    assert.strictEqual(bopEligible("238999"), "carrier")
    assert.strictEqual(bopEligible("238160"), "no")
    assert.strictEqual(bopEligible("711310"), undefined)
    assert.strictEqual(bopClass("541110"), "office")
    assert.strictEqual(bopClass("458110"), "other")
    assert.strictEqual(bopClass("54"), undefined)
  })

  it("find the states of a ZIP code", () => {
    assert.deepStrictEqual(statesOfZip("78701"), ["TX"])
    assert.deepStrictEqual(statesOfZip("06390-1234"), ["CT", "NY"])
    assert.deepStrictEqual(statesOfZip("00820"), ["VI"])
    assert.deepStrictEqual(statesOfZip("00901"), ["PR"])
    assert.deepStrictEqual(statesOfZip("96799"), ["AS"])
    assert.deepStrictEqual(statesOfZip("96720"), ["HI"])
    assert.isUndefined(statesOfZip("09012"))
    for (const state of the51)
      assert.isTrue(
        Array.from({ length: 1000 }, (_, zip) => statesOfZip(`${String(zip).padStart(3, "0")}01`)).some(found =>
          found?.includes(state)
        ),
        state
      )
  })

  it("tell when workers' compensation is compulsory, asking for the trade only where it matters", () => {
    const of = (state: string, employees: number) =>
      workersCompensationMandatory({ state: is(state), employees: is(employees) })
    assert.strictEqual(of("AL", 4), false)
    assert.strictEqual(of("AL", 5), true)
    assert.deepStrictEqual(of("FL", 1), ["isConstruction"])
    assert.strictEqual(of("SD", 500), false)
    for (const state of the51) assert.strictEqual(of(state, 0), false)
  })

  it("tell the hours in which one may call: the first minute belongs to them, the last stroke does not", () => {
    const closed = (state: string, weekday: string, localTime: string) =>
      outsideCallingWindow({ state: is(state), weekday: is(weekday), localTime: is(localTime) })
    assert.deepStrictEqual(
      ["07:59", "08:00", "19:59", "20:00"].map(time => closed("FL", "monday", time)),
      [true, false, false, true]
    )
    assert.strictEqual(closed("TX", "sunday", "11:59"), true)
    assert.strictEqual(closed("TX", "sunday", "12:00"), false)
    assert.strictEqual(closed("RI", "saturday", "09:30"), true)
    for (const state of the51) assert.strictEqual(closed(state, "wednesday", "12:00"), false)
    for (const state of the51) assert.strictEqual(closed(state, "wednesday", "21:00"), true)
  })

  it("tell when life cover goes beyond what carriers take", () => {
    const exceeds = (age: number, totalLifeCover: number) =>
      coverExceedsIncomeMultiple({ age: is(age), income: is(100_000), totalLifeCover: is(totalLifeCover) })
    assert.strictEqual(exceeds(40, 3_500_000), false)
    assert.strictEqual(exceeds(41, 3_500_000), true)
    assert.strictEqual(exceeds(85, 500_001), true)
  })
})
