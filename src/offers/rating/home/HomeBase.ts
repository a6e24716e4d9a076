import { usStates } from "../../../leads/UsState.ts"
import type { Coverage } from "../../Coverage.ts"
import type { Product } from "../../Product.ts"
import { dollars } from "../InWords.ts"
import type { Rated } from "../Rated.ts"
import type { RatingCase } from "../RatingCase.ts"
import { suggests } from "../Suggests.ts"
import { type Figure, neutral } from "../tables/Figure.ts"
import { homeTables } from "../tables/HomeTables.ts"
import type { Sources } from "../tables/Source.ts"
import { adds, assumes, assumptionsOf, type Findings, premiumOf, times } from "../Worksheet.ts"
import type { Rebuild } from "./Dwelling.ts"
import { creditFindings, purchaseFindings } from "./DwellingRisk.ts"

const { curve, national, states } = homeTables

export const plainDeductible = 1000

export const fromNation = (of: RatingCase): Findings => [
  adds("National average, dwelling insured for $300,000", national),
  times(`${usStates[of.state] ?? of.state} against the nation`, states[of.state]?.homeowners ?? neutral)
]

/** How the price follows the limit, as unsure as the limit itself. */
export const byLimit = (
  what: string,
  { limit, low, high }: Rebuild,
  relativity: number,
  source: Sources = curve.source
): Findings => {
  const figure: Figure = { value: relativity, low: relativity * low, high: relativity * high, source }
  return [times(`${what} insured for ${dollars(limit)}`, figure)]
}

/** What every form of dwelling cover asks after. */
export const alsoAsked = (of: RatingCase, { missing }: Rebuild): Findings => [
  ...missing.map(field => assumes(field, "See the limit", 1, 1)),
  assumes("lead.address.postalCode", "The average of the state, not of the place", 0.8, 1.3),
  ...creditFindings(of),
  ...purchaseFindings(of)
]

export const dwellingCover = (name: string, { limit, reason }: Rebuild, deductible = plainDeductible) =>
  suggests({ name, limit, deductible, reason })

export const ratedHome = (product: Product, findings: Findings, coverage: ReadonlyArray<Coverage>): Rated => ({
  product,
  premium: premiumOf(findings),
  coverage,
  assumed: assumptionsOf(findings),
  afterDiscounts: 1
})
