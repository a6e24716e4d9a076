import { DateTime, Effect } from "effect"

/** Of what is still to come nothing is known: a lead that has time left to convert has not failed to. */
export const knownAt = (asked: DateTime.Utc | undefined) =>
  Effect.map(DateTime.now, now =>
    asked === undefined || DateTime.greaterThanOrEqualTo(asked, now)
      ? { earlier: null, asOf: now }
      : { earlier: asked, asOf: asked }
  )
