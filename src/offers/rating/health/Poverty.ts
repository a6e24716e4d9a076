import type { RatingCase } from "../RatingCase.ts"
import { demographic } from "../SureFacts.ts"
import { healthTables } from "../tables/HealthTables.ts"
import { planYearOf } from "./PlanYear.ts"

const { poverty } = healthTables.taxCredit
const years = Object.keys(poverty).sort()

/** Income over the poverty line of the year before the plan year, as the credit counts it. */
export const povertyRatioOf = (of: RatingCase): number | undefined => {
  const income = demographic(of.applicant, "income")?.value
  const persons = demographic(of.applicant, "householdSize")?.value
  if (income === undefined || persons === undefined) return undefined
  const wanted = String(planYearOf(of) - 1)
  const lines = poverty[years.filter(year => year <= wanted).pop() ?? years[0] ?? ""]
  if (lines === undefined) return undefined
  const line = of.state === "AK" ? lines.AK : of.state === "HI" ? lines.HI : lines
  return income / (line.first + line.more * (persons - 1))
}
