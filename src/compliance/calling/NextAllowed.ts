import { DateTime } from "effect"
import { hoursIn } from "../../rules/tables/CallingHours.ts"
import { capWindow } from "./CallFacts.ts"
import { judgedAt } from "./CallJudgement.ts"
import type { CallKnown } from "./CallKnown.ts"
import { dayAfter, localTime, momentOf, weekdayOf } from "./LocalTime.ts"

/** No state bans calls for so many days on end. */
const horizonDays = 14
const passesWithTime = /^CON-(004|005|006|018|019)(-|$)/

const forbidding = (known: CallKnown, at: DateTime.Utc, law?: string) =>
  judgedAt(known, at, law).filter(({ verdict }) => verdict === "forbidden")

const minuteFrom = (at: DateTime.Utc): DateTime.Utc => {
  const minute = 60_000
  return DateTime.unsafeMake(Math.ceil(DateTime.toEpochMillis(at) / minute) * minute)
}

/** When a window of hours opens, wherever the person may be. */
const openings = ({ state, zones }: CallKnown, at: DateTime.Utc, law?: string): ReadonlyArray<DateTime.Utc> =>
  zones.flatMap(zone => {
    const today = localTime(at, zone).day
    return Array.from({ length: horizonDays }, (_, ahead) => {
      const day = dayAfter(today, ahead)
      const [first] = hoursIn(state, weekdayOf(day), law ?? day)
      return momentOf(day, first, zone)
    })
  })

/** The earliest minute at which nothing that passes with time forbids; null when something else stands in the way. */
export const nextAllowed = (known: CallKnown, at: DateTime.Utc, law?: string): DateTime.Utc | null => {
  const now = forbidding(known, at, law)
  if (now.length === 0) return at
  if (now.some(({ rule }) => !passesWithTime.test(rule.id))) return null
  const capsEnd = known.attempts.map(attempt => minuteFrom(DateTime.addDuration(attempt, capWindow)))
  const moments = [...openings(known, at, law), ...capsEnd]
    .filter(moment => DateTime.greaterThan(moment, at))
    .toSorted(DateTime.Order)
  return moments.find(moment => forbidding(known, moment, law).length === 0) ?? null
}
