import { Schema } from "effect"
import { TranscriptUpdate } from "../../calls/events/HeardEvent.ts"
import type { CallFacts } from "../CallFacts.ts"
import { ChecklistItem, checklist } from "../disclosures/Checklist.ts"
import { Suggestion } from "../Suggestion.ts"
import type { SuggestionChange } from "../suggesting/SuggestionChange.ts"
import type { News } from "./SessionsRepo.ts"
import type { Stepped } from "./Step.ts"

const suggestionJson = Schema.encodeSync(Schema.Array(Suggestion))
const transcriptJson = Schema.encodeSync(TranscriptUpdate)
const checklistJson = Schema.encodeSync(Schema.Array(ChecklistItem))

/** What an agent is to see of it. */
export const shownOf = (changes: ReadonlyArray<SuggestionChange>): ReadonlyArray<Suggestion> =>
  changes.flatMap(change => (change.kind === "made" && !change.withheld ? [change.suggestion] : []))

/** What whoever follows the call is told of a step. */
export const newsOf = (
  { changes, checklistChanged, conversation, events }: Stepped,
  facts: CallFacts
): ReadonlyArray<News> => {
  const { heard, obligations } = conversation
  const suggestions = shownOf(changes)
  return [
    ...(events.length === 0
      ? []
      : [
          { type: "transcript_update" as const, data: transcriptJson({ events, mood: heard.mood, level: heard.level }) }
        ]),
    ...(suggestions.length === 0 ? [] : [{ type: "suggestions_update" as const, data: suggestionJson(suggestions) }]),
    ...(checklistChanged
      ? [{ type: "compliance_update" as const, data: checklistJson(checklist(obligations, facts)) }]
      : [])
  ]
}
