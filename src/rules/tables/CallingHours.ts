import { Schema } from "effect"
import type { Facts } from "../Field.ts"
import { absent, type Truth } from "../Truth.ts"
import callingHours from "./callingHours.json" with { type: "json" }

/** From the first minute to the last, HH:MM. */
const Hours = Schema.Tuple(Schema.String, Schema.String)
type Hours = typeof Hours.Type
const week = {
  weekday: Hours,
  saturday: Schema.optional(Hours),
  sunday: Schema.optional(Hours)
}
const Week = Schema.Struct(week)
const StateHours = Schema.Struct({
  ...week,
  /** First day on which they hold, and what held before. */
  since: Schema.optional(Schema.String),
  before: Schema.optional(Week)
})

const { states } = Schema.decodeUnknownSync(
  Schema.Struct({
    source: Schema.String,
    states: Schema.Record({ key: Schema.String, value: StateHours })
  }),
  { onExcessProperty: "error" }
)(callingHours)

/** 47 CFR 64.1200(c)(1), which holds in the territories too. */
const federal: typeof Week.Type = { weekday: ["08:00", "21:00"] }

const weekIn = (state: string, day: string | undefined): typeof Week.Type => {
  const own = states[state]
  if (own?.since === undefined || day === undefined || day >= own.since) return own ?? federal
  return own.before ?? federal
}

/** The law of a day; today's without one. */
export const hoursIn = (state: string | undefined, weekday: string, day?: string): Hours => {
  const hours = state === undefined ? federal : weekIn(state, day)
  if (weekday === "saturday") return hours.saturday ?? hours.weekday
  return weekday === "sunday" ? (hours.sunday ?? hours.weekday) : hours.weekday
}

/** No state permits what the federal hours do not: what lies outside them is forbidden wherever it may be. */
export const outsideCallingWindow = (facts: Facts): Truth => {
  const { date, localTime, state, weekday } = facts
  if (localTime === undefined || weekday === undefined) return absent(facts, "localTime", "state", "weekday")
  const [first, last] = hoursIn(state?.value, weekday.value, date?.value)
  const isOutside = localTime.value < first || localTime.value >= last
  return state === undefined && !isOutside ? ["state"] : isOutside
}
