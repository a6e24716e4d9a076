import type { Choice } from "../../offers/ranking/Choice.ts"
import { type ArmShare, chancesOf } from "./Chances.ts"
import { chosenBy, type Policy } from "./Policy.ts"

/** The first decision about a lead of which something was shown, when it is over. */
export interface Outcome {
  readonly accepted: boolean
  /** Annual, of what was accepted. */
  readonly premium: number
  /** Null before it is known. */
  readonly converted: boolean | null
}

export interface LoggedDecision extends Outcome {
  /** The one that was mentioned first at the head. */
  readonly choices: ReadonlyArray<Choice>
  /** Null where no chance decided about the arm of this lead alone. */
  readonly arms: ReadonlyArray<ArmShare> | null
}

/** What a policy would have done where the log did this: the same, something else, or what the log never could. */
type Instead = "the_same" | "another" | "never_tried"

export interface WeighedDecision extends Outcome {
  /** Of what was done. */
  readonly chance: number
  readonly instead: Readonly<Record<Policy, Instead>>
}

/** A decision with the eyes of every policy; undefined where there was nothing to mention, or it cannot have been. */
export const weighed = ({
  accepted,
  arms,
  choices,
  converted,
  premium
}: LoggedDecision): WeighedDecision | undefined => {
  const [done] = choices
  if (done === undefined) return undefined
  const chanceOf = chancesOf(choices, arms)
  const chance = chanceOf(done)
  if (chance <= 0) return undefined
  const instead = (policy: Policy): Instead => {
    const chosen = chosenBy[policy](choices) ?? done
    if (chanceOf(chosen) <= 0) return "never_tried"
    return chosen === done ? "the_same" : "another"
  }
  return {
    accepted,
    premium,
    converted,
    chance,
    instead: {
      no_exploration: instead("no_exploration"),
      most_likely: instead("most_likely"),
      best_fit: instead("best_fit"),
      standard_order: instead("standard_order"),
      dearest: instead("dearest")
    }
  }
}
