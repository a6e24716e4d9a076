import { Schema } from "effect"
import { textOf } from "../../leads/Normalised.ts"

export const Feedback = Schema.Struct({
  used: Schema.Boolean.annotations({ description: "Whether the agent went by it; false dismisses it." }),
  usedScript: Schema.optional(
    Schema.Boolean.annotations({ description: "Whether in its words; false says nothing for them." })
  ),
  effectivenessRating: Schema.optional(
    Schema.Int.pipe(Schema.between(1, 5, { message: () => "must be a whole number, 1-5" })).annotations({
      description: "1-5, 5 the best."
    })
  ),
  notes: Schema.optional(textOf(2_000, "In the agent's own words."))
}).annotations({
  identifier: "SuggestionFeedback",
  description: "What the agent made of a suggestion; said again, the later word counts.",
  parseOptions: { onExcessProperty: "error", errors: "all" }
})
export type Feedback = typeof Feedback.Type
