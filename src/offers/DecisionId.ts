import { Schema } from "effect"

export const DecisionId = Schema.UUID.pipe(Schema.brand("DecisionId")).annotations({
  identifier: "DecisionId",
  message: () => ({ message: "must be a decisionId that personalized-offers answered", override: true })
})
export type DecisionId = typeof DecisionId.Type
