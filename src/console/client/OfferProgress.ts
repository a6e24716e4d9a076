import type { OfferJson } from "./Wire.ts"

const stages = { suggested: 0, presented: 1, expired: 2, accepted: 3, rejected: 3 } as const

type Stage = Pick<OfferJson, "offerId" | "status">

/** An offer never goes back: a stream that is read again tells first how it once was. */
const further = <O extends Stage>(known: O | undefined, told: O): O =>
  known !== undefined && stages[known.status] > stages[told.status] ? known : told

export const withOffers = <O extends Stage>(known: ReadonlyArray<O>, told: ReadonlyArray<O>): ReadonlyArray<O> =>
  told.map(offer =>
    further(
      known.find(({ offerId }) => offerId === offer.offerId),
      offer
    )
  )
