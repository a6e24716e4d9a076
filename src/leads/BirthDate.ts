import { DateTime, Effect, Schema } from "effect"
import { PlainDate } from "./PlainDate.ts"

const oldestYears = 120
/** Somewhere it may be tomorrow already. */
const aheadOfUtc = { hours: 14 }

const dayOf = (time: DateTime.Utc) => DateTime.formatIsoDateUtc(time)

export const BirthDate = Schema.filterEffect(PlainDate, day =>
  Effect.map(DateTime.now, now => {
    if (day > dayOf(DateTime.add(now, aheadOfUtc))) return "must not lie in the future"
    return day < dayOf(DateTime.subtract(now, { years: oldestYears }))
      ? `must not lie more than ${oldestYears} years back`
      : true
  })
)
