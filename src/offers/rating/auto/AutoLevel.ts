import type { RatingCase } from "../RatingCase.ts"
import { demographic, propertyFact } from "../SureFacts.ts"
import { autoLawOf, type Limits, limitsOn } from "../tables/AutoLimits.ts"

export interface AutoLevel {
  readonly level: "moderate" | "standard" | "high"
  readonly perPerson: number
  readonly perAccident: number
  readonly property: number
  readonly minimum: Limits | undefined
  readonly reason: string
}

const suggested = {
  moderate: { perPerson: 50_000, perAccident: 100_000, property: 50_000 },
  standard: { perPerson: 100_000, perAccident: 300_000, property: 100_000 },
  high: { perPerson: 250_000, perAccident: 500_000, property: 100_000 }
} as const

const comfortableIncome = 150_000
const modestIncome = 50_000
const substantialHome = 600_000

const chosen = (of: RatingCase): readonly [keyof typeof suggested, string] => {
  const income = demographic(of.applicant, "income")?.value
  const mayLookAtHome = of.may("home_ownership")
  const isOwner = mayLookAtHome && demographic(of.applicant, "homeownerStatus")?.value === "owner"
  const home = mayLookAtHome ? propertyFact(of.applicant, "value")?.value : undefined
  if (of.state === "MI") return ["high", "Michigan's own default; lower limits need a signed choice."]
  if ((income ?? 0) >= comfortableIncome)
    return ["high", "Income from $150,000 a year is worth protecting against a judgment."]
  if (isOwner && (home ?? 0) >= substantialHome) return ["high", "A home of this value can be reached by a judgment."]
  if (isOwner) return ["standard", "A home can be reached by a judgment; the state minimum would leave it exposed."]
  if (income !== undefined && income < modestIncome)
    return ["moderate", "Fewer assets to protect, and still above what most crashes cost."]
  return ["standard", "The usual level; one serious injury costs more than most state minimums."]
}

/** The level that suits the person, never under the minimum in force on that day. */
export const autoLevelOf = (of: RatingCase): AutoLevel => {
  const [level, reason] = chosen(of)
  const law = autoLawOf(of.state)
  const minimum = law && limitsOn(law, of.day)
  const limits = suggested[level]
  return {
    level,
    perPerson: Math.max(limits.perPerson, minimum?.perPerson ?? 0),
    perAccident: Math.max(limits.perAccident, minimum?.perAccident ?? 0),
    property: Math.max(limits.property, minimum?.property ?? 0),
    minimum,
    reason
  }
}
