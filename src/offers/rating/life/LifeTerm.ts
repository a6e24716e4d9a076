import type { RatingCase } from "../RatingCase.ts"
import { statedFact } from "../SureFacts.ts"
import { lifeTables, type Term } from "../tables/LifeTables.ts"

const retirement = 67
const childGrownIn = 20

export interface ChosenTerm {
  readonly term: Term
  readonly reason: string
}

const reasonOf = (age: number, years: number, forChild: boolean): string => {
  if (forChild) return "Lasts until the child is grown."
  if (age >= retirement)
    return `The shortest that insurers usually issue; past ${retirement}, few incomes are left to replace.`
  const ends = age + years
  return ends === retirement
    ? `Lasts until ${retirement}, when the income it replaces ends.`
    : `Lasts until ${ends}, past ${retirement}, when the income it replaces ends.`
}

/** The shortest term that lasts until retirement, or until children are grown; the longest issued at that age otherwise. */
export const lifeTermOf = ({ applicant }: RatingCase, age: number, usesTobacco: boolean): ChosenTerm | undefined => {
  const issued = lifeTables.terms.filter(({ toAge, toAgeTobacco }) => age <= (usesTobacco ? toAgeTobacco : toAge))
  const longest = issued[issued.length - 1]
  if (longest === undefined) return undefined
  const hasNewChild = statedFact(applicant, "lifeEvents")?.value.includes("new_child") ?? false
  const wanted = Math.max(retirement - age, hasNewChild ? childGrownIn : 0)
  const term = issued.find(({ years }) => years >= wanted) ?? longest
  return {
    term,
    reason:
      term.years >= wanted
        ? reasonOf(age, term.years, hasNewChild && retirement - age < childGrownIn)
        : `The longest that insurers usually issue at ${age}${usesTobacco ? " to tobacco users" : ""}.`
  }
}
