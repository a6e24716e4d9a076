import { Schema } from "effect"
import type { TranscriptUpdate } from "../../calls/events/HeardEvent.ts"
import type { CallFacts } from "../CallFacts.ts"
import { checklist } from "../disclosures/Checklist.ts"
import { Suggestion } from "../Suggestion.ts"
import type { SuggestionChange } from "../suggesting/SuggestionChange.ts"
import type { News } from "./SessionsRepo.ts"
import type { Stepped } from "./Step.ts"

const suggestionJson = Schema.encodeSync(Schema.Array(Suggestion))

/** What an agent is to see of it. */
export const shownOf = (changes: ReadonlyArray<SuggestionChange>): ReadonlyArray<Suggestion> =>
  changes.flatMap(change => (change.kind === "made" && !change.withheld ? [change.suggestion] : []))

const transcriptOf = ({ conversation: { heard }, events }: Stepped): typeof TranscriptUpdate.Type => ({
  events,
  mood: heard.mood,
  level: heard.level
})

/** What whoever follows the call is told of a step; times become text as it is sent. */
export const newsOf = (step: Stepped, facts: CallFacts): ReadonlyArray<News> => {
  const suggestions = shownOf(step.changes)
  return [
    ...(step.events.length === 0 ? [] : [{ type: "transcript_update" as const, data: transcriptOf(step) }]),
    ...(suggestions.length === 0 ? [] : [{ type: "suggestions_update" as const, data: suggestionJson(suggestions) }]),
    ...(step.checklistChanged
      ? [{ type: "compliance_update" as const, data: checklist(step.conversation.obligations, facts) }]
      : [])
  ]
}
