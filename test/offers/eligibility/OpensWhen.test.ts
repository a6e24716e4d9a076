import { assert, describe, it } from "@effect/vitest"
import type { NotOffered } from "../../../src/offers/NotOffered.ts"
import type { OfferType } from "../../../src/offers/OfferType.ts"
import { anybody, anyPerson, day, on, type Person } from "./Applicants.ts"

interface Situation {
  readonly person: Person
  readonly date: string
}
type Change = (situation: Situation, closed: NotOffered) => Situation

const person =
  (change: (person: Person) => Person): Change =>
  situation => ({ ...situation, person: change(situation.person) })
const stated = (members: NonNullable<Person["stated"]>) =>
  person(given => ({ ...given, stated: { ...given.stated, ...members } }))
const firm = (members: NonNullable<Person["firmographics"]>) =>
  person(given => ({ ...given, firmographics: { ...given.firmographics, ...members } }))
const born = (dateOfBirth: string) => person(given => ({ ...given, dateOfBirth }))

/** The day that the answer itself names: a birthday, or the opening of enrolment. */
const onDay =
  (named: RegExp): Change =>
  (situation, { opensWhen }) => ({ ...situation, date: named.exec(opensWhen)?.[1] ?? situation.date })
const onBirthday = onDay(/, (\d{4}-\d{2}-\d{2})/)
const onEnrolment = onDay(/From (\d{4}-\d{2}-\d{2})/)
const aged: Change = (situation, closed) =>
  situation.person.dateOfBirth === undefined
    ? person(given => ({ ...given, demographics: { ...given.demographics, age: 18 } }))(situation, closed)
    : onBirthday(situation, closed)

const withIncome: Change = (situation, { opensWhen }) => {
  const named = /, ([\d,]+) US dollars for/.exec(opensWhen)?.[1]
  const income = named === undefined ? 290_000 : Number(named.replaceAll(",", "")) + 1
  return person(given => ({
    ...given,
    demographics: { ...given.demographics, income },
    confidence: { ...given.confidence, "demographics.income": 0.9 }
  }))(situation, {} as never)
}

/** The change that each rule names, done. */
const changes: Readonly<Record<string, Change>> = {
  "AGE-001": aged,
  "AGE-001-LIFE": aged,
  "LIFE-04": aged,
  "AGE-004": born("1980-01-01"),
  "AGE-004-ENTITLED": stated({ medicareDisability: false }),
  "AGE-007": born("1980-01-01"),
  "GEO-002": (situation, closed) =>
    closed.offerType === "commercial"
      ? firm({ companyState: "OH" })(person(given => ({ ...given, state: "OH" }))(situation, closed), closed)
      : person(given => ({ ...given, state: "OH" }))(situation, closed),
  "APP-017": withIncome,
  "APP-020": stated({ marketplaceEvent: "marriage" }),
  "APP-021": stated({ marketplaceEvent: "marriage" }),
  "APP-025": firm({ naicsCode: "541110" }),
  "APP-025-AREA": stated({ buildingSquareFeet: 35_000 }),
  "APP-025-OFFICE": stated({ buildingStories: 6 }),
  "APP-025-MOTEL": stated({ buildingStories: 3 }),
  "APP-025-SALES": stated({ annualSales: 6_000_000 }),
  "APP-025-PAYROLL": stated({ payroll: 300_000 }),
  "OFF-001": person(given => ({ ...given, interests: ["auto"] })),
  "OFF-002": stated({ occupancy: "tenant" }),
  "OFF-003": stated({ occupancy: "tenant" }),
  "HOME-04": stated({ occupancy: "owner" }),
  "HOME-05": stated({ occupancy: "owner" }),
  "OFF-004": person(given => ({ ...given, interests: ["commercial"] })),
  "OFF-005": person(given => ({ ...given, interests: ["commercial"] })),
  "OFF-006": firm({ operatingStatus: "active" })
}

const isWaiting = ({ opensWhen }: NotOffered) => opensWhen.startsWith("Once known")
const told: Change = (situation, { opensWhen }) => ({
  ...situation,
  person: {
    ...situation.person,
    state: situation.person.state ?? "OH",
    dateOfBirth: opensWhen.includes("date of birth") ? "1980-01-01" : situation.person.dateOfBirth
  }
})

const lines = ["auto", "home", "life", "health", "commercial"] as const satisfies ReadonlyArray<OfferType>

describe("what opens a line", () => {
  it.prop("does open it, step by step where there are several", [anyPerson, day], ([given, date]) => {
    for (const line of lines) {
      let situation: Situation = { person: given, date }
      let closed = on(given, date).closed(line)
      for (let steps = 0; closed !== undefined; steps++) {
        const { opensWhen, ruleId } = closed
        assert.isBelow(steps, 8, `${line} stays closed by ${ruleId}: ${opensWhen}`)
        const change = isWaiting(closed) ? told : changes[ruleId]
        assert.isDefined(change, `no change is known for ${ruleId}`)
        situation = change?.(situation, closed) ?? situation
        const hasWaited = isWaiting(closed)
        closed = on(situation.person, situation.date).closed(line)
        if (!hasWaited) assert.notStrictEqual(closed?.ruleId, ruleId, `${line}: ${opensWhen} did not help`)
      }
    }
  })

  it.prop("is one change where one rule closes it", [anyPerson, day], ([given, date]) => {
    const { closed: closedAt } = on(given, date)
    for (const line of lines) {
      const closed = closedAt(line)
      if (closed === undefined || closed.opensWhen.includes(" And: ") || isWaiting(closed)) continue
      const after = changes[closed.ruleId]?.({ person: given, date }, closed) ?? { person: given, date }
      const isElsewhere =
        after.date !== date || after.person.dateOfBirth !== given.dateOfBirth || closed.ruleId === "GEO-002"
      if (isElsewhere) continue
      assert.isDefined(on(after.person, after.date).open(line), `${line}, ${closed.ruleId}: ${closed.opensWhen}`)
    }
  })

  it("is the first day of the next enrolment, and no day before", () => {
    for (const date of ["2026-12-16", "2027-04-01", "2027-10-31"]) {
      const closed = on(anybody, date).closed("health")
      const opens = closed === undefined ? date : onEnrolment({ person: anybody, date }, closed).date
      assert.strictEqual(opens, "2027-11-01")
      assert.isDefined(on(anybody, opens).open("health"))
    }
  })

  it("is the birthday, and not its eve", () => {
    const person = { ...anybody, dateOfBirth: "2010-06-15" }
    for (const line of lines) {
      const closed = on(person, "2026-11-26").closed(line)
      assert.include(closed?.opensWhen, "2028-06-15")
      if (line !== "health") assert.isDefined(on(person, "2028-06-15").open(line))
      assert.isDefined(on(person, "2028-06-14").closed(line))
    }
  })
})
