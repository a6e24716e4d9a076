import { Schema } from "effect"
import { PlainDate } from "../leads/PlainDate.ts"

/** Of which days an answer tells, and with the knowledge of which moment. */
export const told = {
  startDate: PlainDate,
  endDate: PlainDate,
  timeZone: Schema.String,
  asOf: Schema.DateTimeUtc.annotations({
    description: "The same asOf recounts the same numbers, but for who was erased since."
  })
}

/** Of an answer that reads each of what it is about. */
export const readUpTo = {
  limit: Schema.Int.annotations({ description: "No more are read, the latest of the time first." }),
  read: Schema.Int,
  more: Schema.Boolean.annotations({ description: "The time holds more than were read: those are left out." })
}
