import type { DateTime } from "effect"
import type { Reminder } from "../disclosures/Reminder.ts"
import type { Play } from "./Play.ts"

/** What the law wants said, as a suggestion of its own. */
export const reminding = (
  { citation, content, isViolated, priority, ruleId, script, title }: Reminder,
  at: DateTime.Utc
): Play => ({
  rule: `compliance:${ruleId}`,
  key: `compliance:${ruleId}:${isViolated ? "late" : "due"}`,
  type: "compliance_reminder",
  title,
  content,
  talkingPoints: [citation],
  scripts: script === "" ? [] : [{ id: `${ruleId}-said`, text: script }],
  priority,
  trigger: { type: "compliance", value: ruleId, detectedAt: at, confidence: 1 },
  mustBeSeen: true
})
