import type { DateTime } from "effect"
import type { CallId } from "../../calls/CallId.ts"
import type { CallFacts } from "../CallFacts.ts"
import type { Cue } from "../Cue.ts"
import type { Reminder } from "../disclosures/Reminder.ts"
import type { Heard } from "../Heard.ts"
import type { SuggestionId } from "../Suggestion.ts"
import type { CompetitorPoints } from "./book/CompetitionPlays.ts"
import type { Experience } from "./Experience.ts"

export interface Limits {
  /** Of those that are no matter of law or fraud, in a minute. */
  readonly promptsPerMinute: number
  readonly holdoutPercent: number
}

/** What has just happened in a call, or is known before its first word. */
export interface Situation {
  readonly callId: CallId | null
  readonly facts: CallFacts
  readonly heard: Heard
  /** What the law's watch has heard spoken of. */
  readonly topics: ReadonlySet<string>
  readonly cues: ReadonlyArray<Cue>
  readonly moodChange: "improved" | "worsened" | null
  /** Redacted words of the agent. */
  readonly agentSaid: ReadonlyArray<string>
  readonly reminders: ReadonlyArray<Reminder>
  readonly competitors: ReadonlyMap<string, CompetitorPoints>
  readonly experience: Experience
  readonly limits: Limits
  /** All chance derives from it. */
  readonly seed: string
  readonly now: DateTime.Utc
  readonly nextId: () => SuggestionId
}
