import { TaxCredit } from "../../Premium.ts"
import type { RatingCase } from "../RatingCase.ts"
import { demographic, statedFact } from "../SureFacts.ts"
import { healthTables } from "../tables/HealthTables.ts"
import { sourceText } from "../tables/Source.ts"
import { unchecked } from "../Worksheet.ts"
import { planYearOf } from "./PlanYear.ts"
import { povertyRatioOf } from "./Poverty.ts"

const { taxCredit, states } = healthTables
const medicaidUpTo = 1.38

const credit = (monthly: number, reason: string) =>
  new TaxCredit({ monthly: Math.round(monthly * 100) / 100, reason, source: sourceText(taxCredit.source) }, unchecked)

const percent = (share: number) => `${(share * 100).toFixed(share < 0.1 ? 2 : 0)} %`

const shareOf = (ratio: number): number | undefined => {
  const band =
    taxCredit.bands.find(({ from, to }) => ratio >= from && ratio < to) ??
    (ratio === 4 ? taxCredit.bands.at(-1) : undefined)
  return band && band.startShare + ((band.endShare - band.startShare) * (ratio - band.from)) / (band.to - band.from)
}

/** What the credit may come to, told beside the premium and never taken off it; nothing while income or household is unknown. */
export const taxCreditOf = (of: RatingCase, benchmarkMonthly: number): TaxCredit | undefined => {
  const ratio = povertyRatioOf(of)
  const income = demographic(of.applicant, "income")?.value
  if (ratio === undefined || income === undefined) return undefined
  const level = `${Math.round(ratio * 100)} % of the poverty line`
  if (statedFact(of.applicant, "employerHealthOffer")?.value === true)
    return credit(0, "An affordable offer by an employer rules the credit out.")
  if (ratio <= medicaidUpTo && states[of.state]?.expandedMedicaid === true)
    return credit(0, `At ${level} Medicaid comes first; screen for it before a Marketplace plan.`)
  if (ratio < 1) return credit(0, `At ${level}, under the line, there is no credit in this state.`)
  const share = shareOf(ratio)
  if (share === undefined) return credit(0, `At ${level}, above 400 %, there is no credit.`)
  const later = planYearOf(of) > taxCredit.planYear ? `, by the shares of ${taxCredit.planYear}` : ""
  return credit(
    Math.max(0, benchmarkMonthly - (share * income) / 12),
    `At ${level} ${percent(share)} of the income is due for the benchmark plan${later}; for one person insured. Too much credit is paid back in full.`
  )
}
