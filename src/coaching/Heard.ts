import { Schema } from "effect"
import { Trend } from "../hearing/Trend.ts"
import { Mood } from "./Suggestion.ts"

const Mention = Schema.Struct({
  value: Schema.String,
  confidence: Schema.Number,
  at: Schema.DateTimeUtc,
  eventIndex: Schema.Int,
  times: Schema.Int
})

/** What the person has let be heard so far: of each kind the last few, however long the call lasts. */
export const Heard = Schema.Struct({
  events: Schema.Int,
  trend: Trend,
  mood: Mood,
  intents: Schema.Array(Mention),
  painPoints: Schema.Array(Mention),
  objections: Schema.Array(Mention),
  competitors: Schema.Array(Mention),
  buyingSignals: Schema.Array(Mention),
  lifeEvents: Schema.Array(Mention),
  stopCalling: Schema.Boolean,
  /** What each side said last, redacted: the next words are understood by it. */
  lastOfLead: Schema.String,
  lastOfAgent: Schema.String
})
export type Heard = typeof Heard.Type
