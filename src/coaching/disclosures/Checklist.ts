import { Schema } from "effect"
import type { CallFacts } from "../CallFacts.ts"
import { dutyOf } from "./Applying.ts"
import type { Duty } from "./Duty.ts"
import { ObligationStatus, type Obligations } from "./Obligations.ts"
import { citationOf, missingOf, scriptFor } from "./Reminding.ts"

export const ChecklistItem = Schema.Struct({
  ruleId: Schema.String,
  version: Schema.String.annotations({ description: "The day on which its wording was last checked, YYYY-MM-DD." }),
  title: Schema.String,
  script: Schema.String,
  citation: Schema.String,
  source: Schema.String.annotations({ description: "Where the wording was collected." }),
  missing: Schema.NullOr(Schema.String).annotations({
    description: "What the law wants said and the script lacks, since nobody has set it."
  }),
  status: ObligationStatus,
  dueWhen: Schema.String,
  isDue: Schema.Boolean.annotations({ description: "It is time to say it." }),
  dischargedBy: Schema.NullOr(
    Schema.Struct({ eventIndex: Schema.Int, at: Schema.DateTimeUtc, span: Schema.Tuple(Schema.Int, Schema.Int) })
  ).annotations({ description: "The agent's words that said it: their place in the event's stored text." })
}).annotations({ identifier: "ChecklistItem" })
export type ChecklistItem = typeof ChecklistItem.Type

const dueWhen = ({ due }: Duty): string => {
  if (due.kind === "opening") return `within the agent's first ${due.lines} lines`
  const topic = due.topic.replaceAll("_", " ")
  return due.kind === "before"
    ? `before the agent speaks of it: ${topic}`
    : `within ${due.lines} lines of the agent once it is spoken of: ${topic}`
}

export const checklist = ({ items }: Obligations, facts: CallFacts): ReadonlyArray<ChecklistItem> =>
  items.flatMap(({ discharged, dueBy, id, said, status }) => {
    const duty = dutyOf(id)
    if (duty === undefined) return []
    const { title, version } = duty
    const isDue = status === "violated" || (status === "open" && dueBy !== null)
    return [
      {
        ruleId: id,
        version,
        title,
        script: scriptFor(duty, facts, said),
        citation: citationOf(duty, facts.state),
        source: duty.source,
        missing: missingOf(duty, facts),
        status,
        dueWhen: dueWhen(duty),
        isDue,
        dischargedBy: discharged
      }
    ]
  })
