import { Schema } from "effect"
import { Mood } from "../../coaching/Suggestion.ts"
import { LeadId } from "../../leads/Lead.ts"
import { CallId } from "../CallId.ts"
import { type CallEvent, HeardName } from "./CallEvent.ts"

const strict = { parseOptions: { onExcessProperty: "error", errors: "all" } } as const

const confidence = Schema.Number.pipe(Schema.between(0, 1, { message: () => "must be 0-1" }))

const Intents = Schema.Array(
  Schema.Union(HeardName, Schema.Struct({ intent: HeardName, confidence: Schema.optional(confidence) }))
).pipe(Schema.maxItems(50, { message: () => "must be at most 50 intents" }))
type Intents = typeof Intents.Type

const about = { leadId: LeadId, callId: Schema.optional(CallId) }

/** Under the names that the NLP service uses. */
export const NlpEvent = Schema.Union(
  Schema.Struct({
    type: Schema.Literal("sentimentUpdate"),
    ...about,
    sentiment: Mood,
    score: Schema.optional(Schema.Number.pipe(Schema.between(-1, 1, { message: () => "must be -1 to 1" }))),
    intents: Schema.optional(Intents)
  }),
  Schema.Struct({
    type: Schema.Literal("intentDetected"),
    ...about,
    intents: Intents,
    callContext: Schema.optional(
      Schema.Unknown.annotations({ description: "Taken, and not kept: the call's own context is what counts." })
    )
  })
).annotations({ identifier: "NlpEvent", ...strict })
export type NlpEvent = typeof NlpEvent.Type

export class NoActiveCall extends Schema.TaggedError<NoActiveCall>()(
  "NoActiveCall",
  { leadId: LeadId },
  { description: "No call with this lead goes on; name the call, or begin one." }
) {}

/** Of a mood that comes without a score. */
const scoreOf = { positive: 0.5, neutral: 0, negative: -0.5 } as const
/** Of an intent that comes without a confidence. */
const usualConfidence = 0.8

const intentEvents = (intents: Intents): ReadonlyArray<CallEvent> =>
  intents.map(one =>
    typeof one === "string"
      ? { type: "intent", intent: one, confidence: usualConfidence }
      : { type: "intent", intent: one.intent, confidence: one.confidence ?? usualConfidence }
  )

export const eventsOf = (event: NlpEvent): ReadonlyArray<CallEvent> =>
  event.type === "intentDetected"
    ? intentEvents(event.intents)
    : [
        { type: "sentiment", sentiment: event.sentiment, score: event.score ?? scoreOf[event.sentiment] },
        ...intentEvents(event.intents ?? [])
      ]
