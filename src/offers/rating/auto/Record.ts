import type { DrivingViolation } from "../../applicant/Stated.ts"
import { grouped } from "../InWords.ts"
import type { RatingCase } from "../RatingCase.ts"
import { statedFact } from "../SureFacts.ts"
import { autoTables } from "../tables/AutoTables.ts"
import { bandOf, type Figure } from "../tables/Figure.ts"
import { assumes, type Findings, times } from "../Worksheet.ts"

const { annualMileage, coverageLapse, creditTier, telematics, violationCap, violations } = autoTables

const furtherWeight = 0.5

/** The worst counts in full, each further one with half of its surcharge, up to the cap. */
const combined = (happened: ReadonlyArray<DrivingViolation>): Figure => {
  const figures = happened.map(name => violations[name]).sort((a, b) => b.value - a.value)
  const product = (of: (figure: Figure) => number) =>
    Math.min(
      violationCap.value,
      figures.reduce((total, figure, index) => total * (1 + (of(figure) - 1) * (index === 0 ? 1 : furtherWeight)), 1)
    )
  return {
    value: product(({ value }) => value),
    low: product(({ value, low = value }) => low),
    high: product(({ value, high = value }) => high),
    source: figures.length > 1 ? [...violations.dui_first.source, ...violationCap.source] : violations.dui_first.source
  }
}

const inWords = (violation: string) => violation.replace(/_(\d+)_(\d+)/, " $1-$2").replaceAll("_", " ")

const violationFindings = ({ applicant }: RatingCase): Findings => {
  const stated = statedFact(applicant, "violations")?.value
  if (stated === undefined) return [assumes("attributes.violations", "A clean driving record", 1, 1.15)]
  return stated.length === 0 ? [] : [times(`Driving record: ${stated.map(inWords).join(", ")}`, combined(stated))]
}

const lapseFindings = (of: RatingCase): Findings => {
  if (!of.may("prior_insurance")) return []
  const days = statedFact(of.applicant, "coverageLapseDays")?.value
  if (days === undefined) return [assumes("attributes.coverageLapseDays", "No lapse of cover", 1, 1.08)]
  return days === 0 ? [] : [times(`Without cover for ${days} days`, bandOf(coverageLapse, days))]
}

const mileageFindings = ({ applicant }: RatingCase): Findings => {
  const miles = statedFact(applicant, "annualMileage")?.value
  return miles === undefined
    ? [assumes("attributes.annualMileage", "7,500 to 12,499 miles a year", 0.93, 1.08)]
    : [times(`${grouped(miles)} miles a year`, bandOf(annualMileage, miles))]
}

const creditFindings = (of: RatingCase): Findings => {
  if (!of.may("credit")) return []
  const tier = statedFact(of.applicant, "creditTier")?.value
  return tier === undefined
    ? [assumes("attributes.creditTier", "Good credit", 0.83, 1.21)]
    : [times(`Credit, as stated: ${inWords(tier)}`, creditTier[tier])]
}

export const recordFindings = (of: RatingCase): Findings => [
  ...violationFindings(of),
  ...lapseFindings(of),
  ...mileageFindings(of),
  ...creditFindings(of),
  statedFact(of.applicant, "telematics")?.value === true ? times("Telematics enrolment", telematics) : undefined
]
