import { type DateTime, Either } from "effect"
import { type Applicant, homeState } from "../applicant/Applicant.ts"
import type { Product } from "../Product.ts"
import { ratePersonalAuto } from "./auto/PersonalAuto.ts"
import { rateBusinessOwners } from "./commercial/BusinessOwners.ts"
import { rateMarketplaceHealth } from "./health/MarketplaceHealth.ts"
import { rateCondo } from "./home/Condo.ts"
import { rateHomeowners } from "./home/Homeowners.ts"
import { rateMobileHome } from "./home/MobileHome.ts"
import { rateRenters } from "./home/Renters.ts"
import { rateFinalExpense } from "./life/FinalExpense.ts"
import { rateTermLife } from "./life/TermLife.ts"
import { type NotRated, notRated, type Rated } from "./Rated.ts"
import { type RatingCase, ratingCase } from "./RatingCase.ts"
import type { RatedLine } from "./RatingFactors.ts"
import { firmographic } from "./SureFacts.ts"
import { ratedStates } from "./tables/ByState.ts"

export type RatedProduct = Exclude<Product, "bundle">

type Rating = (of: RatingCase) => Either.Either<Rated, NotRated>

const always =
  (rating: (of: RatingCase) => Rated): Rating =>
  of =>
    Either.right(rating(of))

const ratings: Record<RatedProduct, readonly [RatedLine, Rating]> = {
  personal_auto: ["auto", always(ratePersonalAuto)],
  homeowners: ["home", always(rateHomeowners)],
  condo: ["home", always(rateCondo)],
  mobile_home: ["home", always(rateMobileHome)],
  renters: ["home", always(rateRenters)],
  term_life: ["life", rateTermLife],
  final_expense: ["life", rateFinalExpense],
  marketplace_health: ["health_aca", rateMarketplaceHealth],
  business_owners: ["commercial", always(rateBusinessOwners)]
}

const known = new Set(ratedStates)

/** A firm is rated where it is; a person where the person lives. */
const stateOf = (applicant: Applicant, line: RatedLine): string | undefined =>
  (line === "commercial" ? firmographic(applicant, "companyState")?.value : undefined) ?? homeState(applicant)?.value

/** What the product would cost the applicant, which cover suits, and what had to be assumed. */
export const rate = (applicant: Applicant, product: RatedProduct, at: DateTime.Utc): Either.Either<Rated, NotRated> => {
  const [line, rating] = ratings[product]
  const state = stateOf(applicant, line)
  if (state === undefined)
    return notRated(product, "Every price depends on the state.", "The state is known.", ["lead.address.state"])
  if (!known.has(state))
    return notRated(
      product,
      `There are no rates for ${state}.`,
      "An address in one of the 50 states or the District of Columbia."
    )
  return rating(ratingCase(applicant, state, line, at))
}
