import { DateTime, Effect } from "effect"
import { PlainDate } from "../leads/PlainDate.ts"
import type { SpanQuery } from "./Period.ts"
import { beginning } from "./rollups/Stretches.ts"

/** Of what is still to come nothing is known: a lead that has time left to convert has not failed to. */
export const knownAt = (asked: DateTime.Utc | undefined) =>
  Effect.map(DateTime.now, now =>
    asked === undefined || DateTime.greaterThanOrEqualTo(asked, now)
      ? { earlier: null, asOf: now }
      : { earlier: asked, asOf: asked }
  )

/** The days that are asked about, as they are told, and as instants, the end exclusive. */
export const spanOf = ({ endDate, startDate, timeZone = "UTC", ...asked }: SpanQuery) =>
  Effect.map(knownAt(asked.asOf), ({ asOf }) => ({
    told: { startDate: PlainDate.make(startDate), endDate: PlainDate.make(endDate), timeZone, asOf },
    range: { from: beginning(startDate, timeZone), to: beginning(endDate, timeZone, 1), asOf }
  }))
