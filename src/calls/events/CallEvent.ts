import { Schema } from "effect"
import { Mood } from "../../coaching/Suggestion.ts"
import { Moment } from "../../compliance/CallQuery.ts"

const strict = { parseOptions: { onExcessProperty: "error", errors: "all" } } as const

const confidence = Schema.Number.pipe(Schema.between(0, 1, { message: () => "must be 0-1" }))
const score = Schema.Number.pipe(Schema.between(-1, 1, { message: () => "must be -1 to 1" }))
const Storable = Schema.String.pipe(
  Schema.filter(text => text.isWellFormed() && !text.includes("\0"), {
    message: () => "must be well-formed Unicode without NUL"
  })
)
/** What another service calls something that it heard. */
export const HeardName = Schema.compose(Storable, Schema.Trim).pipe(
  Schema.minLength(1),
  Schema.maxLength(200, { message: () => "must be at most 200 characters" })
)
const textAtMost = 4_000
const spoken = Storable.pipe(
  Schema.minLength(1, { message: () => "must not be empty" }),
  Schema.maxLength(textAtMost, { message: () => `must be at most ${textAtMost} characters` })
)

const SentimentEvent = Schema.Struct({ type: Schema.Literal("sentiment"), sentiment: Mood, score })
const IntentEvent = Schema.Struct({ type: Schema.Literal("intent"), intent: HeardName, confidence })
const PainPointEvent = Schema.Struct({ type: Schema.Literal("pain_point"), value: HeardName, confidence })
const ObjectionEvent = Schema.Struct({ type: Schema.Literal("objection"), value: HeardName, confidence })

export const Speaker = Schema.Literal("lead", "agent").annotations({ identifier: "Speaker" })

const UtteranceEvent = Schema.Struct({
  type: Schema.Literal("utterance"),
  speaker: Speaker,
  text: spoken.annotations({ description: "Kept without numbers of cards, accounts and identities." }),
  startedAt: Schema.optional(Moment.annotations({ description: "RFC 3339; now when absent." }))
})

export const CallEvent = Schema.Union(
  SentimentEvent,
  IntentEvent,
  PainPointEvent,
  ObjectionEvent,
  UtteranceEvent
).annotations({
  identifier: "CallEvent",
  ...strict
})
export type CallEvent = typeof CallEvent.Type

const eventsAtMost = 100

const ManyEvents = Schema.Struct({
  events: Schema.NonEmptyArray(CallEvent).pipe(
    Schema.maxItems(eventsAtMost, { message: () => `must be at most ${eventsAtMost} events` })
  )
}).annotations({ identifier: "CallEvents", ...strict })

/** One event, or several in the order in which they happened. */
export const NewCallEvents = Schema.Union(ManyEvents, CallEvent)
export type NewCallEvents = typeof NewCallEvents.Type

export const listOf = (sent: NewCallEvents): ReadonlyArray<CallEvent> => ("events" in sent ? sent.events : [sent])
