import { usStates } from "../../../leads/UsState.ts"
import { dollars } from "../InWords.ts"
import type { Rated } from "../Rated.ts"
import type { RatingCase } from "../RatingCase.ts"
import { suggests } from "../Suggests.ts"
import { demographic } from "../SureFacts.ts"
import { neutral } from "../tables/Figure.ts"
import { homeTables } from "../tables/HomeTables.ts"
import { adds, assumes, assumptionsOf, type Findings, premiumOf, times } from "../Worksheet.ts"
import { claimFindings, creditFindings } from "./DwellingRisk.ts"
import { liabilityOf } from "./HomeCover.ts"

const { contents, renters, states } = homeTables

const perFurtherPerson = 10_000
const first = 20_000
const comfortableIncome = 100_000

/** Belongings grow with the household, and with what it earns. */
const contentsOf = ({ applicant }: RatingCase) => {
  const persons = demographic(applicant, "householdSize")?.value
  const isComfortable = (demographic(applicant, "income")?.value ?? 0) >= comfortableIncome
  const wanted = (first + perFurtherPerson * (persons ?? 2)) * (isComfortable ? 1.5 : 1)
  const figure = contents.find(({ limit }) => limit >= wanted) ?? contents[contents.length - 1] ?? contents[0]
  return { figure, persons }
}

export const rateRenters = (of: RatingCase): Rated => {
  const { figure, persons } = contentsOf(of)
  const findings: Findings = [
    adds("National average, renters", renters),
    times(`${usStates[of.state] ?? of.state} against the nation`, states[of.state]?.renters ?? neutral),
    times(`Belongings insured for ${dollars(figure.limit)}`, figure),
    persons === undefined ? assumes("demographics.householdSize", "Two persons", 0.9, 1.2) : undefined,
    ...claimFindings(of),
    ...creditFindings(of),
    assumes("lead.address.postalCode", "The average of the state, not of the place", 0.85, 1.25)
  ]
  return {
    product: "renters",
    premium: premiumOf(findings),
    coverage: [
      suggests({
        name: "Personal property",
        limit: figure.limit,
        deductible: 500,
        reason: `At replacement cost, for a household of ${persons ?? "about two"}; the landlord's policy covers none of it.`
      }),
      liabilityOf(of),
      suggests({
        name: "Loss of use",
        limit: Math.round((figure.limit * 0.3) / 1000) * 1000,
        reason: "A hotel and meals while the home cannot be lived in."
      })
    ],
    assumed: assumptionsOf(findings),
    afterDiscounts: 1
  }
}
