import type { State } from "./State.ts"
import type { ChecklistJson } from "./Wire.ts"

const stateOf = ({ isDue, status }: ChecklistJson): readonly [tone: string, mark: string, word: string] => {
  if (status === "satisfied") return ["good", "✓", "said"]
  if (status === "late") return ["watch", "✓", "said late"]
  if (status === "violated") return ["act", "!", "overdue"]
  return isDue ? ["watch", "●", "say it now"] : ["", "○", "open"]
}

/** What the law wants said, and what of it was. */
export const ChecklistPanel = ({ state: { checklist } }: { state: State }) => (
  <section aria-label="Compliance checklist">
    <h2>To be said</h2>
    {checklist.length === 0 && <p class="empty">Nothing has to be said yet.</p>}
    <ul class="checklist">
      {checklist.map(item => {
        const [tone, mark, word] = stateOf(item)
        return (
          <li key={item.ruleId} class={tone}>
            <span class={`mark ${tone}`} aria-hidden="true">
              {mark}
            </span>
            <details>
              <summary>
                {item.title} <span class="note">{word}</span>
              </summary>
              {item.script !== "" && <blockquote class="duty-script">{item.script}</blockquote>}
              {item.missing !== null && <p class="note">{item.missing}</p>}
              <p class="note">
                {item.dueWhen}. {item.ruleId}, {item.citation}
                {item.dischargedBy !== null && `. Said in line ${item.dischargedBy.eventIndex + 1}`}
              </p>
            </details>
          </li>
        )
      })}
    </ul>
  </section>
)
