import { Schema } from "effect"

export const Tenure = Schema.Literal("new", "experienced", "unknown").annotations({
  description: "new: in the first 90 days."
})
export type Tenure = typeof Tenure.Type

const newUpToDays = 90

export const tenureOf = (days: number | null): Tenure =>
  days === null ? "unknown" : days < newUpToDays ? "new" : "experienced"

/** What became of a script where it was shown, each counted for itself; of those neither used, said nor dismissed nobody said a word. */
export const Tried = Schema.Struct({
  shown: Schema.Int,
  /** The agent's word, unless they used it without its script. */
  used: Schema.Int,
  /** Heard in what the agent said, who gave no word. */
  said: Schema.Int,
  /** Or used without its script, or found to do little. */
  dismissed: Schema.Int,
  /** How the calls ended in which it was used or said. */
  sold: Schema.Int,
  followUp: Schema.Int,
  notInterested: Schema.Int
})
export type Tried = typeof Tried.Type

export const untried: Tried = { shown: 0, used: 0, said: 0, dismissed: 0, sold: 0, followUp: 0, notInterested: 0 }

export interface Experience {
  readonly of: (rule: string, script: string, tenure: Tenure) => Tried
}

export const noExperience: Experience = { of: () => untried }
