import { FastCheck as fc } from "effect"
import { usStates } from "../../src/leads/UsState.ts"
import { comparisonsIn } from "../../src/rules/Condition.ts"
import { type Facts, fieldNames, kinds } from "../../src/rules/Field.ts"
import { rules } from "../../src/rules/Rulebook.ts"
import { monthsBetween } from "../../src/rules/tables/Calendar.ts"

const compared = (field: string) =>
  rules
    .flatMap(({ when }) => comparisonsIn(when))
    .filter(comparison => comparison.field === field)
    .flatMap(comparison => ("value" in comparison ? [comparison.value].flat() : []))

const numbersNear = (field: string) => {
  const bounds = compared(field).filter(value => typeof value === "number")
  return fc.constantFrom(0, 1, 30, 1_000_000, ...bounds.flatMap(bound => [bound - 1, bound, bound + 1]))
}
const wordsOf = (field: string) =>
  fc.constantFrom("elsewise", ...compared(field).filter(value => typeof value === "string"))

export const day = fc
  .date({ min: new Date("2025-10-01"), max: new Date("2028-12-31"), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))
export const birthDay = fc
  .date({ min: new Date("1930-01-01"), max: new Date("2025-09-30"), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))

const special: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  state: fc.constantFrom(...Object.keys(usStates)),
  localTime: fc.constantFrom("07:59", "08:00", "12:00", "19:59", "20:00", "21:00"),
  weekday: fc.constantFrom("saturday", "sunday", "monday"),
  income: fc.integer({ min: 0, max: 300_000 }),
  householdSize: fc.integer({ min: 1, max: 30 })
}

const known = (field: keyof typeof kinds): fc.Arbitrary<unknown> => {
  const kind = kinds[field]
  if (special[field] !== undefined) return special[field]
  if (kind === "boolean") return fc.boolean()
  if (kind === "number") return numbersNear(field)
  return kind === "list" ? fc.array(wordsOf(field), { maxLength: 3 }) : wordsOf(field)
}

const fact = (field: keyof typeof kinds) => known(field).map(value => ({ value }))
const others = fieldNames.filter(field => !["age", "date", "dateOfBirth"].includes(field))

/** Everything known, the age and the date of birth of one and the same person. */
const allKnown: fc.Arbitrary<Facts> = fc
  .tuple(fc.record(Object.fromEntries(others.map(field => [field, fact(field)]))), day, birthDay)
  .map(([facts, date, dateOfBirth]) => ({
    ...facts,
    date: { value: date },
    dateOfBirth: { value: dateOfBirth },
    age: { value: Math.floor(monthsBetween(dateOfBirth, date) / 12) }
  }))

/** Everything known, and a part of it. The event is in both or in neither: that none is stated is a fact of its own. */
export const knownAndPart: fc.Arbitrary<readonly [Facts, Facts]> = fc
  .tuple(allKnown, fc.subarray(fieldNames.filter(field => field !== "qualifyingEvent")), fc.boolean())
  .map(([facts, kept, hasEvent]) => {
    const { qualifyingEvent, ...rest } = facts
    const event = hasEvent ? { qualifyingEvent } : {}
    return [
      { ...rest, ...event },
      { ...Object.fromEntries(Object.entries(rest).filter(([field]) => kept.some(keep => keep === field))), ...event }
    ] as const
  })
