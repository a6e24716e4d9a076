import { Either } from "effect"
import { dollars } from "../InWords.ts"
import { type NotRated, notRated, type Rated } from "../Rated.ts"
import type { RatingCase } from "../RatingCase.ts"
import { suggests } from "../Suggests.ts"
import { demographic, statedFact } from "../SureFacts.ts"
import { lifeTables, type Term } from "../tables/LifeTables.ts"
import { adds, assumes, assumptionsOf, type Findings, premiumOf, times } from "../Worksheet.ts"
import { lifeNeedOf } from "./LifeNeed.ts"
import { faceRelativity, ratePer1000At, sexed, tenYearsAt, tobaccoAt } from "./LifeRates.ts"
import { lifeTermOf } from "./LifeTerm.ts"

const { faceBand, healthClass, ratePer1000, tenYears, tobacco } = lifeTables

const no = (reason: string, opensWhen: string, missing?: ReadonlyArray<string>) =>
  notRated("term_life", reason, opensWhen, missing)

const toCents = (amount: number) => Math.round(amount * 100) / 100

const base = (age: number, face: number, sex: "female" | "male" | undefined): Findings => {
  const { value, low = value, high = value } = sexed(ratePer1000At(age), sex)
  const thousands = face / 1000
  return [
    adds(
      `${age} years${sex === undefined ? ", mean of both sexes" : `, ${sex}`}: $${value.toFixed(3)} per $1,000 of ${dollars(face)} over 20 years, best class`,
      {
        value: toCents(Number(value.toFixed(3)) * thousands),
        low: low * thousands,
        high: high * thousands,
        source: ratePer1000.source
      }
    ),
    sex === undefined ? assumes("attributes.sex", "The mean of both sexes", 1, 1) : undefined
  ]
}

const termFindings = (term: Term, age: number, sex: "female" | "male" | undefined): Findings => {
  if (term.years === 10)
    return [times("10 years against 20", { ...sexed(tenYearsAt(age), sex), source: tenYears.source })]
  return term.years === 20 || term.relativity === undefined
    ? []
    : [times(`${term.years} years against 20`, term.relativity)]
}

export const rateTermLife = (of: RatingCase): Either.Either<Rated, NotRated> => {
  const age = demographic(of.applicant, "age")?.value
  if (age === undefined)
    return no("The price of life insurance follows the age.", "The age is known.", ["demographics.age"])
  if (age < ratePer1000.fromAge) return no("The rates begin at 18.", "At 18.")
  const usesTobacco = of.may("tobacco") ? statedFact(of.applicant, "tobacco")?.value : undefined
  const sex = of.may("gender") ? statedFact(of.applicant, "sex")?.value : undefined
  const chosen = lifeTermOf(of, age, usesTobacco ?? false)
  if (chosen === undefined)
    return no(
      `Term life is not usually issued at ${age}.`,
      "Not by age any more; final expense cover may still be issued."
    )
  const need = lifeNeedOf(of, age)
  if (need === undefined)
    return no(
      "Insurers underwrite no further cover for this income and age.",
      "A higher income, or less cover in force."
    )
  const findings: Findings = [
    ...base(age, need.face, sex),
    times(`Size of the policy against $500,000`, { value: faceRelativity(need.face), source: faceBand.source }),
    ...termFindings(chosen.term, age, sex),
    usesTobacco === true ? times("Tobacco", { ...sexed(tobaccoAt(age), sex), source: tobacco.source }) : undefined,
    usesTobacco === undefined ? assumes("attributes.tobacco", "No tobacco", 1, 1.3) : undefined,
    times("Health class not known: preferred", healthClass),
    ...need.missing.map(field => assumes(field, "See the death benefit", 1, 1))
  ]
  return Either.right({
    product: "term_life",
    premium: premiumOf(findings),
    coverage: [
      suggests({ name: "Death benefit", limit: need.face, reason: need.reason }),
      suggests({ name: "Term", limit: `${chosen.term.years} years, level premium`, reason: chosen.reason })
    ],
    assumed: assumptionsOf(findings),
    afterDiscounts: 1
  })
}
