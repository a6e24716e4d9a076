import { Schema } from "effect"
import { Suggestion } from "../Suggestion.ts"
import type { Made, SuggestionChange } from "./SuggestionChange.ts"

const encoded = Schema.encodeSync(Suggestion)

const rowOf = ({ agentId, decided, propensity, rule, script, suggestion, tenure, withheld }: Made) => {
  const { suggestionId, suggestedScript, talkingPoints, triggeredBy, createdAt, expiresAt, ...rest } =
    encoded(suggestion)
  const { confidence, content, context, priority, title, type } = rest
  return {
    suggestion_id: suggestionId,
    agent_id: agentId,
    type,
    rule,
    script,
    tenure,
    title,
    content,
    suggested_script: suggestedScript,
    talking_points: talkingPoints,
    confidence,
    priority,
    triggered_by: triggeredBy,
    context,
    withheld,
    propensity,
    decided,
    created_at: createdAt,
    expires_at: expiresAt
  }
}

/** What changed, as rows for a statement; later words about what is new already stand in its row. */
export const rowsOf = (changes: ReadonlyArray<SuggestionChange>) => {
  const times = (kind: "said" | "expires") =>
    changes.flatMap(change => {
      if (change.kind === "said" && kind === "said") return [{ id: change.suggestionId, at: change.at }]
      return change.kind === "expires" && kind === "expires" ? [{ id: change.suggestionId, at: change.expiresAt }] : []
    })
  return {
    made: changes.flatMap(change => (change.kind === "made" ? [rowOf(change)] : [])),
    said: times("said"),
    expires: times("expires")
  }
}
