import { Schema } from "effect"
import { quietTrend, Trend } from "../hearing/Trend.ts"
import type { Cue } from "./Cue.ts"
import { Mood } from "./Suggestion.ts"

const Mention = Schema.Struct({
  value: Schema.String,
  confidence: Schema.Number,
  at: Schema.DateTimeUtc,
  eventIndex: Schema.Int,
  times: Schema.Int
})
type Mention = typeof Mention.Type

/** What the person has let be heard so far: of each kind the last few, however long the call lasts. */
export const Heard = Schema.Struct({
  /** Events of the call so far: the next one's index. */
  events: Schema.Int,
  trend: Trend,
  level: Schema.Number,
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

export const nothingHeard: Heard = {
  events: 0,
  trend: quietTrend,
  level: 0,
  mood: "neutral",
  intents: [],
  painPoints: [],
  objections: [],
  competitors: [],
  buyingSignals: [],
  lifeEvents: [],
  stopCalling: false,
  lastOfLead: "",
  lastOfAgent: ""
}

const mentionsAtMost = 8

const mentioned = (known: ReadonlyArray<Mention>, { at, eventIndex, finding }: Cue): ReadonlyArray<Mention> => {
  const { confidence, value } = finding
  const before = known.find(one => one.value === value)
  const others = known.filter(one => one.value !== value)
  return [...others, { value, confidence, at, eventIndex, times: (before?.times ?? 0) + 1 }].slice(-mentionsAtMost)
}

const listOf = {
  intent: "intents",
  pain_point: "painPoints",
  objection: "objections",
  competitor: "competitors",
  buying_signal: "buyingSignals",
  life_event: "lifeEvents"
} as const

const afterCue = (heard: Heard, cue: Cue): Heard => {
  const { type } = cue.finding
  if (type === "stop_calling") return { ...heard, stopCalling: true }
  if (type === "sentiment") return heard
  const list = listOf[type]
  return { ...heard, [list]: mentioned(heard[list], cue) }
}

/** With what was found in an event: the last mention of each value counts. */
export const remember = (heard: Heard, cues: ReadonlyArray<Cue>): Heard => cues.reduce(afterCue, heard)
