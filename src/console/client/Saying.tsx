import { heardWord } from "./Plain.ts"
import type { State } from "./State.ts"
import type { SuggestionJson } from "./Wire.ts"

export interface Answering {
  readonly use: (suggestion: SuggestionJson) => void
  readonly dismiss: (suggestion: SuggestionJson) => void
}

export const shownAtMost = 3

const markOf = ({ priority, type }: SuggestionJson): readonly [string, string] => {
  if (type === "compliance_reminder") return ["act", "§ Law"]
  if (type === "risk_awareness") return ["act", "▲ Risk"]
  return priority === "urgent" || priority === "high" ? ["watch", "● Now"] : ["good", "○ If it fits"]
}

const Buttons = ({ answering, at, suggestion }: { answering: Answering; at: number; suggestion: SuggestionJson }) => (
  <p class="buttons">
    <button type="button" onClick={() => answering.use(suggestion)}>
      <kbd>{at + 1}</kbd> Use
    </button>
    <button type="button" class="quiet" onClick={() => answering.dismiss(suggestion)}>
      {at === 0 && <kbd>d</kbd>} Dismiss
    </button>
  </p>
)

const Card = ({ answering, at, suggestion }: { answering: Answering; at: number; suggestion: SuggestionJson }) => {
  const [tone, word] = markOf(suggestion)
  return (
    <article class={at === 0 ? "say first" : "say"}>
      <h3>
        <span class={`mark ${tone}`}>{word}</span> {suggestion.title}
      </h3>
      {suggestion.suggestedScript !== "" && <blockquote>{suggestion.suggestedScript}</blockquote>}
      {at === 0 && <p>{suggestion.content}</p>}
      {at === 0 && suggestion.talkingPoints.length > 0 && (
        <ul class="points">
          {suggestion.talkingPoints.map(point => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      )}
      {at === 0 && (
        <p class="note">
          Because of {suggestion.triggeredBy.map(({ value }) => heardWord(value)).join(", ")}; {suggestion.confidence}{" "}
          confidence
        </p>
      )}
      <Buttons answering={answering} at={at} suggestion={suggestion} />
    </article>
  )
}

/** What to say next: one thing large, at most two more beneath. */
export const Saying = ({ answering, state: { call, suggestions } }: { answering: Answering; state: State }) => (
  <section class="saying" aria-label="What to say next">
    {suggestions.length === 0 ? (
      <p class="empty">{call?.status === "ended" ? "The call is over." : "Nothing presses. Listen."}</p>
    ) : (
      suggestions
        .slice(0, shownAtMost)
        .map((suggestion, at) => (
          <Card key={suggestion.suggestionId} answering={answering} at={at} suggestion={suggestion} />
        ))
    )}
    {suggestions.length > shownAtMost && <p class="note">{suggestions.length - shownAtMost} more wait.</p>}
  </section>
)
