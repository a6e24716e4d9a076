import { Schema } from "effect"
import { rules } from "../rules/Rulebook.ts"

export class ForbiddenByRule extends Schema.TaggedError<ForbiddenByRule>()(
  "ForbiddenByRule",
  { ruleId: Schema.String, message: Schema.String, citation: Schema.String },
  { description: "A rule of law or of this service forbids it: ruleId and citation say which." }
) {}

export const forbiddenBy = (ruleId: string): ForbiddenByRule => {
  const rule = rules.find(({ id }) => id === ruleId)
  return new ForbiddenByRule({ ruleId, message: rule?.message ?? ruleId, citation: rule?.citation ?? ruleId })
}
