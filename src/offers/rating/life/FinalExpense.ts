import { Either } from "effect"
import { dollars } from "../InWords.ts"
import { type NotRated, notRated, type Rated } from "../Rated.ts"
import type { RatingCase } from "../RatingCase.ts"
import { suggests } from "../Suggests.ts"
import { demographic, statedFact } from "../SureFacts.ts"
import { factorOf } from "../tables/Figure.ts"
import { lifeTables } from "../tables/LifeTables.ts"
import { adds, assumes, assumptionsOf, type Findings, premiumOf, times } from "../Worksheet.ts"
import { finalExpenseAt, sexed } from "./LifeRates.ts"

const { finalExpense } = lifeTables

const funeral = 10_000
const most = 25_000
const step = 5_000

/** A funeral and what is still owed, as far as such policies go. */
const faceOf = ({ applicant }: RatingCase): number =>
  Math.min(most, funeral + Math.ceil((statedFact(applicant, "debts")?.value ?? 0) / step) * step)

export const rateFinalExpense = (of: RatingCase): Either.Either<Rated, NotRated> => {
  const age = demographic(of.applicant, "age")?.value
  const no = (reason: string, opensWhen: string, missing?: ReadonlyArray<string>) =>
    notRated("final_expense", reason, opensWhen, missing)
  if (age === undefined)
    return no("The price of life insurance follows the age.", "The age is known.", ["demographics.age"])
  if (age < finalExpense.fromAge || age > finalExpense.toAge)
    return no(
      `Final expense policies are usually issued from ${finalExpense.fromAge} to ${finalExpense.toAge}.`,
      `Between ${finalExpense.fromAge} and ${finalExpense.toAge}.`
    )
  const sex = of.may("gender") ? statedFact(of.applicant, "sex")?.value : undefined
  const usesTobacco = of.may("tobacco") ? statedFact(of.applicant, "tobacco")?.value : undefined
  const face = faceOf(of)
  const { value, low = value, high = value } = sexed(finalExpenseAt(age), sex)
  const annual = (monthly: number) => Math.round(monthly * 12 * 100) / 100
  const findings: Findings = [
    adds(`${age} years${sex === undefined ? ", mean of both sexes" : `, ${sex}`}: $10,000, level benefit, non-smoker`, {
      value: annual(value),
      low: annual(low),
      high: annual(high),
      source: finalExpense.source
    }),
    face === funeral
      ? undefined
      : times(`${dollars(face)} instead`, {
          value: factorOf(face / funeral),
          source: finalExpense.source
        }),
    usesTobacco === true ? times("Tobacco", finalExpense.tobacco) : undefined,
    usesTobacco === undefined ? assumes("attributes.tobacco", "No tobacco", 1, 1.2) : undefined,
    sex === undefined ? assumes("attributes.sex", "The mean of both sexes", 1, 1) : undefined,
    times("Between insurers", finalExpense.spread)
  ]
  return Either.right({
    product: "final_expense",
    premium: premiumOf(findings),
    coverage: [
      suggests({
        name: "Death benefit",
        limit: face,
        reason:
          face === funeral
            ? "About what a funeral costs."
            : "A funeral and the debts stated, as far as such policies go."
      })
    ],
    assumed: assumptionsOf(findings),
    afterDiscounts: 1
  })
}
