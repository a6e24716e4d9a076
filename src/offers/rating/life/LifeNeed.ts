import { dollars } from "../InWords.ts"
import type { RatingCase } from "../RatingCase.ts"
import { demographic, statedFact } from "../SureFacts.ts"
import { bandOf } from "../tables/Figure.ts"
import { lifeTables } from "../tables/LifeTables.ts"

const { financialMaximum, incomeMultiple } = lifeTables

export interface LifeNeed {
  /** US dollars to insure. */
  readonly face: number
  readonly reason: string
  readonly missing: ReadonlyArray<string>
}

const plainFace = 250_000
const leastFace = 25_000
const usualLeast = 100_000
const largestFace = 10_000_000

const stepped = (amount: number): number => {
  const step = amount < usualLeast ? 5_000 : amount < 1_000_000 ? 50_000 : 100_000
  return Math.floor(amount / step) * step
}

const hasDependants = ({ applicant }: RatingCase): boolean | undefined => {
  const stated = statedFact(applicant, "dependants")?.value
  if (stated !== undefined) return stated > 0
  const household = demographic(applicant, "householdSize")?.value
  return household === undefined ? undefined : household > 1
}

const owed = ({ applicant }: RatingCase) =>
  (statedFact(applicant, "debts")?.value ?? 0) + (statedFact(applicant, "mortgageBalance")?.value ?? 0)

/** Debts, mortgage and years of income less the cover in force, within what insurers underwrite at that age; nothing when that is used up. */
export const lifeNeedOf = (of: RatingCase, age: number): LifeNeed | undefined => {
  const income = demographic(of.applicant, "income")?.value
  const existing = statedFact(of.applicant, "existingLifeCover")?.value ?? 0
  const dependants = hasDependants(of)
  const debts = owed(of)
  if (income === undefined) {
    const face = stepped(Math.min(largestFace, Math.max(usualLeast, plainFace + debts - existing)))
    return {
      face,
      reason: `An ordinary need; the income tells what it is${debts > 0 ? ", debts included" : ""}.`,
      missing: ["demographics.income"]
    }
  }
  const band = bandOf(incomeMultiple, age)
  const multiple = dependants === false ? band.alone : band.withDependants
  const most = bandOf(financialMaximum, age).value * income - existing
  const wanted = income * multiple + debts - existing
  const face = stepped(Math.min(most, largestFace, Math.max(wanted, usualLeast)))
  if (face < leastFace) return undefined
  return {
    face,
    reason: [
      `${multiple} ${multiple === 1 ? "year" : "years"} of the income of ${dollars(income)}`,
      debts > 0 ? `and ${dollars(debts)} of debts` : "",
      existing > 0 ? `less ${dollars(existing)} in force` : "",
      face < wanted - 100_000 || most < wanted ? `held to what insurers underwrite at ${age}` : ""
    ]
      .filter(part => part !== "")
      .join(", ")
      .concat("."),
    missing: dependants === undefined ? ["attributes.dependants"] : []
  }
}
