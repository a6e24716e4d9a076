import { ofValidParts } from "../profile/Trusted.ts"
import type { View } from "./Decision.ts"
import { Recommendation } from "./Recommendation.ts"

/** The offers that were asked to be seen, in their order. */
export const seen = (recommendation: Recommendation, { maxOffers, includeTiers, types }: View): Recommendation => {
  const wanted = recommendation.offers.filter(
    ({ tier, offerType }) => (includeTiers?.includes(tier) ?? true) && (types?.includes(offerType) ?? true)
  )
  const notOffered = recommendation.notOffered.filter(({ offerType }) => types?.includes(offerType) ?? true)
  return new Recommendation({ ...recommendation, offers: wanted.slice(0, maxOffers), notOffered }, ofValidParts)
}
