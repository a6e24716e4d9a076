import { Schema } from "effect"
import { Detected } from "../../coaching/Cue.ts"
import { Mood, Suggestion } from "../../coaching/Suggestion.ts"
import { Speaker } from "./CallEvent.ts"

/** An event as it is kept. */
export const HeardEvent = Schema.Struct({
  eventIndex: Schema.Int.annotations({ description: "0 for a call's first event, then one more each time." }),
  at: Schema.DateTimeUtc,
  type: Schema.Literal("sentiment", "intent", "pain_point", "objection", "utterance"),
  speaker: Schema.optionalWith(Speaker, { exact: true }),
  text: Schema.optionalWith(Schema.String, { exact: true }).annotations({ description: "Redacted." }),
  detected: Schema.Array(Detected)
}).annotations({ identifier: "HeardEvent" })
export type HeardEvent = typeof HeardEvent.Type

export const EventsHeard = Schema.Struct({
  accepted: Schema.Int,
  detected: Schema.Array(Detected),
  suggestions: Schema.Array(Suggestion).annotations({ description: "Those that are new." })
}).annotations({ identifier: "EventsHeard" })
export type EventsHeard = typeof EventsHeard.Type

/** What a stream tells of what was heard. */
export const TranscriptUpdate = Schema.Struct({
  events: Schema.Array(HeardEvent),
  mood: Mood,
  level: Schema.Number.annotations({ description: "-1 to 1: the sentiment since it last changed." })
}).annotations({ identifier: "TranscriptUpdate" })
