import { Either } from "effect"
import { usStates } from "../../../leads/UsState.ts"
import { Premium } from "../../Premium.ts"
import { type NotRated, notRated, type Rated } from "../Rated.ts"
import type { RatingCase } from "../RatingCase.ts"
import { demographic, statedFact } from "../SureFacts.ts"
import { healthTables } from "../tables/HealthTables.ts"
import { adds, assumes, assumptionsOf, type Findings, premiumOf, times, unchecked } from "../Worksheet.ts"
import { healthCoverage } from "./HealthCover.ts"
import { planYearOf } from "./PlanYear.ts"
import { taxCreditOf } from "./TaxCreditOf.ts"

const { ageCurves, laterYear, nationalMonthlyAt40, planYear, states, tobaccoSource, withinState } = healthTables

type HealthState = (typeof states)[string]

const oldest = 64

const ageFindings = (of: RatingCase, { ageCurve }: HealthState, age: number | undefined): Findings => {
  if (ageCurve === "community" || age === undefined || !of.may("age")) return []
  const { factors, source } = ageCurves[ageCurve]
  const at = (years: number) => factors[Math.min(years, oldest)] ?? 1
  return [times(`${age} years against 40`, { value: at(age) / at(40), source })]
}

/** Insurers stay under what the state allows: halfway, with none and all of it as the range. */
const tobaccoFindings = (of: RatingCase, { tobaccoMost }: HealthState): Findings => {
  if (!of.may("tobacco") || tobaccoMost === 1) return []
  const usesTobacco = statedFact(of.applicant, "tobacco")?.value
  if (usesTobacco === undefined) return [assumes("attributes.tobacco", "No tobacco", 1, 1 + (tobaccoMost - 1) / 4)]
  return usesTobacco
    ? [
        times(`Tobacco, at most ${tobaccoMost} to 1`, {
          value: 1 + (tobaccoMost - 1) / 2,
          low: 1,
          high: tobaccoMost,
          source: tobaccoSource
        })
      ]
    : []
}

export const rateMarketplaceHealth = (of: RatingCase): Either.Either<Rated, NotRated> => {
  const age = demographic(of.applicant, "age")?.value
  const state = states[of.state]
  if (state === undefined || (age === undefined && state.ageCurve !== "community"))
    return notRated("marketplace_health", "The price of a Marketplace plan follows the age.", "The age is known.", [
      "demographics.age"
    ])
  const withoutTobacco: Findings = [
    adds(`National benchmark silver plan at 40, ${planYear}`, {
      value: nationalMonthlyAt40.value * 12,
      source: nationalMonthlyAt40.source
    }),
    times(`${usStates[of.state] ?? of.state} against the nation`, state.benchmark),
    ...ageFindings(of, state, age)
  ]
  const findings: Findings = [
    ...withoutTobacco,
    ...tobaccoFindings(of, state),
    times("Place within the state not known", withinState),
    assumes("demographics.householdSize", "One person insured", 1, 1),
    planYearOf(of) > planYear ? times(`Prices of ${planYear} for ${planYearOf(of)}`, laterYear) : undefined
  ]
  const credit = taxCreditOf(of, premiumOf(withoutTobacco).monthly)
  const premium = premiumOf(findings)
  return Either.right({
    product: "marketplace_health",
    premium: credit === undefined ? premium : new Premium({ ...premium, taxCredit: credit }, unchecked),
    coverage: healthCoverage(of),
    assumed: assumptionsOf(findings),
    afterDiscounts: 1
  })
}
