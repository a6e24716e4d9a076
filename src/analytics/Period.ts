import { Schema } from "effect"
import { Moment } from "../compliance/CallQuery.ts"
import { strictParams } from "../http/Page.ts"
import { PlainDate } from "../leads/PlainDate.ts"

export const GroupBy = Schema.Literal("day", "week", "month").annotations({
  identifier: "GroupBy",
  description: "week: ISO weeks, from Monday on."
})
export type GroupBy = typeof GroupBy.Type

/** Not an offset such as -05:00, which PostgreSQL reads the other way round. */
export const isZone = (name: string): boolean => {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: name }).resolvedOptions().timeZone !== ""
  } catch {
    return false
  }
}

const daysAtMost = 731
const dayMs = 86_400_000

const TimeZone = Schema.String.pipe(
  Schema.filter(isZone, { message: () => "must be an IANA time zone, such as America/New_York" })
).annotations({
  description: "Whose days are counted; UTC when absent.",
  jsonSchema: { type: "string", default: "UTC" }
})

const asOf = Schema.optional(
  Moment.annotations({ description: "What was known at that moment; now when absent or still to come." })
)
const timeZone = Schema.optional(TimeZone)
const days = Schema.optional(
  Schema.compose(Schema.NumberFromString, Schema.Int.pipe(Schema.between(1, daysAtMost))).annotations({
    message: () => ({ message: `must be a whole number, 1-${daysAtMost}`, override: true }),
    description: "Up to today, today among them; 30 when absent.",
    jsonSchema: { type: "integer", minimum: 1, maximum: daysAtMost, default: 30 }
  })
)

const spanOf = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1

const spanProblems = ({ endDate, startDate }: { readonly startDate: string; readonly endDate: string }) => {
  const span = spanOf(startDate, endDate)
  if (span < 1) return [{ path: ["endDate"], message: "must not be before startDate" }]
  return span > daysAtMost ? [{ path: ["endDate"], message: `must be at most ${daysAtMost} days from startDate` }] : []
}

const span = { startDate: PlainDate, endDate: PlainDate, timeZone, asOf }

export const SpanQuery = Schema.Struct(span).pipe(Schema.filter(spanProblems)).annotations(strictParams)
export type SpanQuery = typeof SpanQuery.Type

export const DatesQuery = Schema.Struct({ ...span, groupBy: Schema.optional(GroupBy) })
  .pipe(Schema.filter(spanProblems))
  .annotations(strictParams)
export type DatesQuery = typeof DatesQuery.Type

export const DaysQuery = Schema.Struct({ days, timeZone, asOf }).annotations(strictParams)
export type DaysQuery = typeof DaysQuery.Type

/** Inclusive days, YYYY-MM-DD. */
export interface Bucket {
  readonly period: string
  readonly start: string
  readonly end: string
}

const plus = (day: string, count: number): string =>
  new Date(Date.parse(day) + count * dayMs).toISOString().slice(0, 10)

const mondayOf = (day: string): string => plus(day, -((new Date(day).getUTCDay() + 6) % 7))

/** ISO 8601: the week belongs to the year that its Thursday is in. */
const isoWeek = (monday: string): string => {
  const thursday = plus(monday, 3)
  const year = thursday.slice(0, 4)
  const week = Math.floor((Date.parse(thursday) - Date.parse(`${year}-01-01`)) / (7 * dayMs)) + 1
  return `${year}-W${String(week).padStart(2, "0")}`
}

const nextMonth = (day: string): string => {
  const [year = 0, month = 0] = day.split("-").map(Number)
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, "0")}-01`
}

const bucketAt = (day: string, groupBy: GroupBy): Bucket & { readonly next: string } => {
  if (groupBy === "day") return { period: day, start: day, end: day, next: plus(day, 1) }
  if (groupBy === "week") {
    const start = mondayOf(day)
    return { period: isoWeek(start), start, end: plus(start, 6), next: plus(start, 7) }
  }
  const start = `${day.slice(0, 7)}-01`
  const next = nextMonth(start)
  return { period: day.slice(0, 7), start, end: plus(next, -1), next }
}

/** Every period of the range, also those in which nothing happened; the first and last are cut at the range's edges. */
export const bucketsOf = (startDate: string, endDate: string, groupBy: GroupBy): ReadonlyArray<Bucket> => {
  const buckets: Array<Bucket> = []
  for (let day = startDate; day <= endDate; ) {
    const { end, next, period, start } = bucketAt(day, groupBy)
    buckets.push({ period, start: start < startDate ? startDate : start, end: end > endDate ? endDate : end })
    day = next
  }
  return buckets
}

/** The days up to one, that one among them. */
export const lastDays = (today: string, count: number) => ({ startDate: plus(today, 1 - count), endDate: today })
