import { Schema } from "effect"

export const Tenure = Schema.Literal("new", "experienced", "unknown").annotations({
  description: "new: in the first 90 days."
})
export type Tenure = typeof Tenure.Type

const newUpToDays = 90

export const tenureOf = (days: number | null): Tenure =>
  days === null ? "unknown" : days < newUpToDays ? "new" : "experienced"

/** How often a script was shown, and how often it was used or said. */
export interface Tried {
  readonly shown: number
  readonly helped: number
}

export interface Experience {
  readonly of: (rule: string, script: string, tenure: Tenure) => Tried
}

export const noExperience: Experience = { of: () => ({ shown: 0, helped: 0 }) }
