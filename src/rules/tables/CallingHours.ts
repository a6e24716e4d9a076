import { Schema } from "effect"
import type { Facts } from "../Field.ts"
import { absent, type Truth } from "../Truth.ts"
import callingHours from "./callingHours.json" with { type: "json" }

/** From the first minute to the last, HH:MM. */
const Hours = Schema.Tuple(Schema.String, Schema.String)
const DayHours = Schema.Struct({
  weekday: Hours,
  saturday: Schema.optional(Hours),
  sunday: Schema.optional(Hours)
})

const { states } = Schema.decodeUnknownSync(
  Schema.Struct({
    source: Schema.String,
    states: Schema.Record({
      key: Schema.String,
      value: DayHours
    })
  })
)(callingHours)

/** 47 CFR 64.1200(c)(1), which holds in the territories too. */
const federal = { weekday: ["08:00", "21:00"] } as const

const hoursIn = (state: string, weekday: string): typeof Hours.Type => {
  const hours: typeof DayHours.Type = states[state] ?? federal
  if (weekday === "saturday") return hours.saturday ?? hours.weekday
  return weekday === "sunday" ? (hours.sunday ?? hours.weekday) : hours.weekday
}

export const outsideCallingWindow = (facts: Facts): Truth => {
  const { localTime, state, weekday } = facts
  if (localTime === undefined || state === undefined || weekday === undefined)
    return absent(facts, "localTime", "state", "weekday")
  const [first, last] = hoursIn(state.value, weekday.value)
  return localTime.value < first || localTime.value >= last
}
