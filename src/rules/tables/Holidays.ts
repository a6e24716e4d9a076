import { Schema } from "effect"
import holidays from "./holidays.json" with { type: "json" }

const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const

const dated = { name: Schema.String, from: Schema.optional(Schema.String), until: Schema.optional(Schema.String) }
const Fixed = Schema.Struct({
  ...dated,
  month: Schema.Int,
  date: Schema.Int,
  keptOnMonday: Schema.optional(Schema.Literal(true))
})
const Nth = Schema.Struct({
  ...dated,
  month: Schema.Int,
  weekday: Schema.Literal(...weekdays),
  /** -1 is the last of the month. */
  nth: Schema.Literal(1, 2, 3, 4, -1),
  daysLater: Schema.optional(Schema.Int)
})
const ByEaster = Schema.Struct({ ...dated, fromEaster: Schema.Int })
const Election = Schema.Struct({ ...dated, electionDay: Schema.Literal("every year", "even years") })
const Holiday = Schema.Union(Fixed, Nth, ByEaster, Election)
type Holiday = typeof Holiday.Type

const { federal, states } = Schema.decodeUnknownSync(
  Schema.Struct({
    source: Schema.String,
    federal: Schema.Array(Holiday),
    states: Schema.Record({ key: Schema.String, value: Schema.Array(Holiday) })
  }),
  { onExcessProperty: "error" }
)(holidays)

const at = (year: number, month: number, date: number) => new Date(Date.UTC(year, month - 1, date))
const later = (day: Date, days: number) => new Date(day.getTime() + days * 86_400_000)

const nthWeekday = (year: number, month: number, weekday: number, nth: number) => {
  if (nth < 0) {
    const last = at(year, month + 1, 0)
    return later(last, -((last.getUTCDay() - weekday + 7) % 7))
  }
  const first = at(year, month, 1)
  return later(first, ((weekday - first.getUTCDay() + 7) % 7) + 7 * (nth - 1))
}

/** Gregorian, after Meeus, Jones and Butcher. */
const easter = (year: number) => {
  const [golden, century, yearOfCentury] = [year % 19, Math.floor(year / 100), year % 100]
  const correction = century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + correction + 15) % 30
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7
  const shift = Math.floor((golden + 11 * epact + 22 * toSunday) / 451)
  const days = epact + toSunday - 7 * shift + 114
  return at(year, Math.floor(days / 31), (days % 31) + 1)
}

const kept = (day: Date, onMonday: boolean): ReadonlyArray<Date> => {
  const weekday = day.getUTCDay()
  if (onMonday) return [day, later(day, weekday === 0 ? 1 : weekday === 6 ? 2 : 1 - weekday)]
  if (weekday === 6) return [day, later(day, -1)]
  return weekday === 0 ? [day, later(day, 1)] : [day]
}

const daysIn = (year: number, holiday: Holiday): ReadonlyArray<Date> => {
  if ("fromEaster" in holiday) return [later(easter(year), holiday.fromEaster)]
  if ("electionDay" in holiday)
    return holiday.electionDay === "even years" && year % 2 === 1 ? [] : [later(nthWeekday(year, 11, 1, 1), 1)]
  if ("date" in holiday) return kept(at(year, holiday.month, holiday.date), holiday.keptOnMonday === true)
  const { month, weekday, nth, daysLater = 0 } = holiday
  return [later(nthWeekday(year, month, weekdays.indexOf(weekday), nth), daysLater)]
}

const inForce = ({ from, until }: Holiday, day: string) =>
  (from === undefined || from <= day) && (until === undefined || day <= until)

/** New Year's Day may be kept in the year before. */
const computed = (state: string, year: number): ReadonlySet<string> =>
  new Set(
    [...federal, ...(states[state] ?? [])].flatMap(holiday =>
      [...daysIn(year, holiday), ...daysIn(year + 1, holiday)]
        .map(day => day.toISOString().slice(0, 10))
        .filter(day => inForce(holiday, day))
    )
  )

const known = new Map<string, ReadonlySet<string>>()

/** Of the federation and of the state. */
export const isLegalHoliday = (state: string, day: string): boolean => {
  const key = `${state} ${day.slice(0, 4)}`
  const days = known.get(key) ?? computed(state, Number(day.slice(0, 4)))
  known.set(key, days)
  return days.has(day)
}
