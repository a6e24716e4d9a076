import type { DateTime } from "effect"
import type { CallEvent } from "../../calls/events/CallEvent.ts"
import type { HeardEvent } from "../../calls/events/HeardEvent.ts"
import type { Analyse } from "../../hearing/Hearing.ts"
import { isDemandName, stopCalling, worthObeying } from "../../hearing/StopCalling.ts"
import { follow } from "../../hearing/Trend.ts"
import type { Cue, Detected } from "../Cue.ts"
import { type Heard, remember } from "../Heard.ts"
import type { Mood } from "../Suggestion.ts"

export interface Listened {
  readonly heard: Heard
  readonly event: HeardEvent
  readonly cues: ReadonlyArray<Cue>
  readonly moodChange: "improved" | "worsened" | null
}

/** Where the mood is taken for more than neutral. */
const moodFrom = 0.15
const sentimentConfidence = 0.7

const moodOf = (level: number): Mood => (level >= moodFrom ? "positive" : level <= -moodFrom ? "negative" : "neutral")

const feeling = (heard: Heard, score: number) => {
  const { change, level, trend } = follow(heard.trend, score)
  return { heard: { ...heard, trend, level, mood: moodOf(level) }, moodChange: change }
}

type Found = Omit<Detected, "eventIndex">

const told = (type: "intent" | "pain_point" | "objection", value: string, confidence: number): ReadonlyArray<Found> => {
  const isDemand = (type === "intent" && isDemandName(value)) || (type === "objection" && value === "OBJ-STOP")
  const named: Found = { type, value, confidence }
  if (!isDemand || confidence < worthObeying) return [named]
  return type === "intent" ? [named, ...stopCalling(confidence)] : stopCalling(confidence)
}

const analysed = (heard: Heard, event: CallEvent, analyse: Analyse) => {
  switch (event.type) {
    case "sentiment": {
      const found: Found = {
        type: "sentiment",
        value: event.sentiment,
        score: event.score,
        confidence: sentimentConfidence
      }
      return { ...feeling(heard, event.score), found: [found], said: {} }
    }
    case "intent":
      return { heard, moodChange: null, found: told("intent", event.intent, event.confidence), said: {} }
    case "pain_point":
    case "objection":
      return { heard, moodChange: null, found: told(event.type, event.value, event.confidence), said: {} }
    case "utterance": {
      const { speaker } = event
      const { findings, redacted, sentiment } = analyse(event, {
        saidBefore: speaker === "lead" ? heard.lastOfAgent : heard.lastOfLead
      })
      const said = { speaker, text: redacted }
      if (speaker === "agent") return { heard: { ...heard, lastOfAgent: redacted }, moodChange: null, found: [], said }
      const mood: Found = {
        type: "sentiment",
        value: sentiment.sentiment,
        score: sentiment.score,
        confidence: sentimentConfidence
      }
      return { ...feeling({ ...heard, lastOfLead: redacted }, sentiment.score), found: [mood, ...findings], said }
    }
  }
}

/** What an event lets be heard: only its own words are looked at. */
export const listened = (before: Heard, event: CallEvent, at: DateTime.Utc, analyse: Analyse): Listened => {
  const eventIndex = before.events
  const { found, heard, moodChange, said } = analysed(before, event, analyse)
  const cues = found.map(finding => ({ finding, eventIndex, at }))
  return {
    heard: { ...remember(heard, cues), events: eventIndex + 1 },
    event: { eventIndex, at, type: event.type, ...said, detected: found.map(one => ({ ...one, eventIndex })) },
    cues,
    moodChange
  }
}
