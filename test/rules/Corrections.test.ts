import { assert, describe, it } from "@effect/vitest"
import { judge } from "../../src/rules/Evaluate.ts"
import type { Facts } from "../../src/rules/Field.ts"
import { rules } from "../../src/rules/Rulebook.ts"

const verdict = (id: string, facts: Facts) => {
  const rule = rules.find(known => known.id === id)
  return rule === undefined ? `no rule ${id}` : judge(rule, facts).verdict
}
const is = <A>(value: A) => ({ value })

const late = { date: is("2026-12-20"), state: is("AR") }
const teen = { age: is(15), dateOfBirth: is("2011-01-01"), date: is("2026-11-26") }
const contractor = { bopClass: is("contractor"), payroll: is(300_001) }
const bornOnFirst = { dateOfBirth: is("1962-04-01"), age: is(64), entitledToMedicareBefore65: is(false) }
const bornOnSecond = { ...bornOnFirst, dateOfBirth: is("1962-04-02") }

describe("what the table errs in is settled", () => {
  it.each<[string, string, Facts, string]>([
    ["Arkansas closes with HealthCare.gov", "APP-021", late, "fires"],
    ["a qualifying event opens", "APP-021", { ...late, qualifyingEvent: is("marriage") }, "clear"],
    ["Oregon has an exchange of its own by then", "APP-021", { ...late, state: is("OR") }, "clear"],
    [
      "marketing of Medicare may begin on 1 October",
      "APP-022-MARKETING",
      { date: is("2026-10-01"), action: is("market"), electionPeriod: is("none") },
      "clear"
    ],
    [
      "and not the day before",
      "APP-022-MARKETING",
      { date: is("2026-09-30"), action: is("market"), electionPeriod: is("none") },
      "fires"
    ],
    [
      "enrolment may not begin on 1 October",
      "APP-022",
      { date: is("2026-10-01"), action: is("enroll"), electionPeriod: is("none") },
      "fires"
    ],
    ["who is born on the first begins in December", "AGE-005", { ...bornOnFirst, date: is("2026-12-01") }, "clear"],
    ["not in November", "AGE-005", { ...bornOnFirst, date: is("2026-11-30") }, "fires"],
    ["who is born on the second begins in January", "AGE-005", { ...bornOnSecond, date: is("2027-01-01") }, "clear"],
    ["not in December", "AGE-005", { ...bornOnSecond, date: is("2026-12-31") }, "fires"],
    ["an Arizonan of 15 may insure their life", "AGE-001-LIFE", { ...teen, state: is("AZ") }, "clear"],
    ["a Texan of 15 may not", "AGE-001-LIFE", { ...teen, state: is("TX") }, "fires"],
    ["nor does it open another line", "AGE-001", { ...teen, state: is("AZ") }, "fires"],
    ["offices may be larger", "APP-025-AREA", { areaSquareFeet: is(50_000), bopClass: is("office") }, "clear"],
    ["shops may not", "APP-025-AREA", { areaSquareFeet: is(50_000), bopClass: is("other") }, "fires"],
    ["a contractor's payroll is capped", "APP-025-PAYROLL", contractor, "fires"],
    ["at 300,000", "APP-025-PAYROLL", { ...contractor, payroll: is(300_000) }, "clear"],
    [
      "Texas compares with no number of employees",
      "APP-026",
      { state: is("TX"), employees: is(900), hasWorkersCompensation: is(false) },
      "clear"
    ],
    ["Wyoming does", "APP-026", { state: is("WY"), employees: is(1), hasWorkersCompensation: is(false) }, "fires"],
    [
      "Utah exempts those who consented from its Sunday",
      "CON-018-UT",
      { state: is("UT"), weekday: is("sunday"), expressConsent: is(true) },
      "clear"
    ],
    [
      "Oregon exempts its customers from the cap",
      "CON-006-OR",
      { state: is("OR"), attemptsIn24Hours: is(5), existingRelationship: is(true) },
      "clear"
    ],
    ["Mississippi keeps its holidays", "CON-019", { state: is("MS"), legalHoliday: is(true) }, "fires"],
    [
      "Michigan counts as an all-party state",
      "CON-015",
      { state: is("MI"), recordingOrTranscribing: is(true), recordingConsent: is(false) },
      "fires"
    ],
    ["Michigan's filed territories stay", "RAT-002", { state: is("MI"), uses: is(["territory"]) }, "clear"],
    ["New York bars tobacco for health", "RAT-012", { state: is("NY"), uses: is(["tobacco"]) }, "fires"],
    [
      "renters insurance of a young Mississippian is personal property",
      "AGE-002",
      { state: is("MS"), age: is(19), form: is("HO-4") },
      "clear"
    ]
  ])("%s", (_, id, facts, expected) => assert.strictEqual(verdict(id, facts), expected))
})
