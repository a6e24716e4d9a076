import { Schema } from "effect"
import { measured } from "../Figure.ts"

export const PolicyFigure = Schema.Struct({
  ...measured,
  numerator: Schema.Number.annotations({ description: "Of what came of the decisions, each by its weight." }),
  denominator: Schema.Number.annotations({ description: "The sum of the weights." }),
  effectiveSize: Schema.Number.annotations({
    description: "Decisions that would know as much if the policy itself had made them."
  })
}).annotations({ identifier: "PolicyFigure" })
export type PolicyFigure = typeof PolicyFigure.Type
