import { DateTime } from "effect"
import type { Applicant } from "../applicant/Applicant.ts"
import { mayEnter, type RatedLine } from "./RatingFactors.ts"
import type { RatingFactor } from "./tables/FactorRules.ts"

/** One applicant, in one state, on one day: what every factor of a line is asked about. */
export interface RatingCase {
  readonly applicant: Applicant
  readonly state: string
  readonly day: string
  readonly year: number
  readonly month: number
  /** Whether the law of the state lets the factor into this line. */
  readonly may: (factor: RatingFactor) => boolean
}

export const ratingCase = (applicant: Applicant, state: string, line: RatedLine, at: DateTime.Utc): RatingCase => {
  const day = DateTime.formatIsoDateUtc(at)
  return {
    applicant,
    state,
    day,
    year: Number(day.slice(0, 4)),
    month: Number(day.slice(5, 7)),
    may: factor => mayEnter(state, line, factor, day)
  }
}
