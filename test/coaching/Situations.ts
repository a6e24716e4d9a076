import { DateTime } from "effect"
import type { CallFacts } from "../../src/coaching/CallFacts.ts"
import type { Cue } from "../../src/coaching/Cue.ts"
import { nothingHeard, remember } from "../../src/coaching/Heard.ts"
import { SuggestionId } from "../../src/coaching/Suggestion.ts"
import { noExperience } from "../../src/coaching/suggesting/Experience.ts"
import type { Situation } from "../../src/coaching/suggesting/Situation.ts"
import { LeadId } from "../../src/leads/Lead.ts"
import { PlainDate } from "../../src/leads/PlainDate.ts"

const now = DateTime.unsafeMake("2026-12-02T17:00:00Z")
export const later = (seconds: number) => DateTime.add(now, { seconds })

export const factsOf = (more: Partial<CallFacts> = {}): CallFacts => ({
  leadId: LeadId.make("lead"),
  agentId: null,
  agentName: "Ana",
  agency: "Pelican Insurance",
  tpmo: null,
  agentDays: 400,
  direction: "outbound",
  callDate: PlainDate.make("2026-12-02"),
  firstName: "Rosa",
  state: "TX",
  age: 41,
  interests: ["auto"],
  offers: [],
  risks: [],
  permission: "allowed",
  ...more
})

export const cue = (type: Cue["finding"]["type"], value: string, eventIndex = 0, at = now): Cue => ({
  finding: { type, value, confidence: 0.9 },
  eventIndex,
  at
})

let made = 0

/** Something was heard; nothing is withheld unless it is said. */
export const situationOf = (cues: ReadonlyArray<Cue>, more: Partial<Situation> = {}): Situation => ({
  callId: null,
  facts: factsOf(),
  heard: remember(nothingHeard, cues),
  topics: new Set(),
  cues,
  moodChange: null,
  agentSaid: [],
  reminders: [],
  competitors: new Map(),
  experience: noExperience,
  limits: { promptsPerMinute: 4, holdoutPercent: 0 },
  seed: "seed",
  now,
  nextId: () => SuggestionId.make(`01920000-0000-7000-8000-${String(made++).padStart(12, "0")}`),
  ...more
})
