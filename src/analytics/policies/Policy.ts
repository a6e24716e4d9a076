import { Schema } from "effect"
import type { Choice } from "../../offers/ranking/Choice.ts"
import { firstBy } from "../../offers/ranking/Ranking.ts"

export const policies = ["no_exploration", "most_likely", "best_fit", "standard_order", "dearest"] as const
export type Policy = (typeof policies)[number]

export const EvaluatedPolicy = Schema.Literal("as_logged", ...policies).annotations({
  identifier: "EvaluatedPolicy",
  description:
    "What is mentioned first. as_logged: what was; no_exploration: always the best by expected value; most_likely: always the likeliest to convert; best_fit: always the best fit; standard_order: the same order for everybody; dearest: always the dearest, to compare with alone, for it may not decide."
})

const dearest = (choices: ReadonlyArray<Choice>): Choice | undefined =>
  choices.toSorted((a, b) => b.annualPremium - a.annualPremium)[0]

/** What a policy mentions first; undefined where there is nothing to mention. */
export const chosenBy: Readonly<Record<Policy, (choices: ReadonlyArray<Choice>) => Choice | undefined>> = {
  no_exploration: choices => firstBy(choices, "expected_value"),
  most_likely: choices => firstBy(choices, "conversion"),
  best_fit: choices => firstBy(choices, "fit"),
  standard_order: choices => firstBy(choices, "standard"),
  dearest
}
