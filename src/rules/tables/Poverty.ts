import type { Facts } from "../Field.ts"
import { absent, not, type Truth } from "../Truth.ts"
import { yearOf } from "./Calendar.ts"
import { marketplaceIn, povertyLine } from "./Marketplace.ts"
import { planYearOn } from "./OpenEnrolment.ts"

/** Of the largest household that a profile can tell of. */
const mostPersons = 30

export const medicaidExpanded = ({ state }: Facts): Truth =>
  state === undefined ? ["state"] : (marketplaceIn(state.value)?.medicaidExpansion ?? false)

const medicaidYear = (_: string, day: string) => yearOf(day)
/** Credits of a plan year go by the guidelines of the year before (26 CFR 1.36B-1(h)). */
const creditYear = (state: string, day: string) => planYearOn(state, day) - 1

/** True or false whatever the household's size, it need not be asked. */
const atMost =
  (times: number, yearFor: typeof medicaidYear) =>
  (facts: Facts): Truth => {
    const { date, householdSize, income, state } = facts
    if (income === undefined || state === undefined || date === undefined)
      return absent(facts, "income", "state", "date")
    const limit = (persons: number) => times * povertyLine(state.value, persons, yearFor(state.value, date.value))
    if (householdSize !== undefined) return income.value <= limit(householdSize.value)
    if (income.value <= limit(1)) return true
    return income.value > limit(mostPersons) ? false : ["householdSize"]
  }

export const incomeWithinMedicaid = atMost(1.38, medicaidYear)
const incomeWithinCredits = atMost(4, creditYear)
export const incomeAboveCredits = (facts: Facts): Truth => not(incomeWithinCredits(facts))
/** Not quite the line itself: credits begin at 100 %. */
export const incomeBelowCredits = atMost(0.99999, creditYear)

/** US dollars a year, above which Medicaid's expansion ends. */
export const medicaidLimit = (state: string, persons: number, day: string): number =>
  1.38 * povertyLine(state, persons, medicaidYear(state, day))
