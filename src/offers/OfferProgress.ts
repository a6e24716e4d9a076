import { DateTime, Schema } from "effect"
import { ofValidParts } from "../profile/Trusted.ts"
import { Offer, type OfferStatus } from "./Offer.ts"

/** How far an offer has come, as it is kept; that its time is over is told by the clock. */
export const OfferProgress = Schema.Struct({
  status: Schema.Literal("suggested", "presented", "accepted", "rejected"),
  presentedAt: Schema.NullOr(Schema.DateTimeUtc),
  respondedAt: Schema.NullOr(Schema.DateTimeUtc)
})
export type OfferProgress = typeof OfferProgress.Type

const isOpen = (status: OfferStatus) => status === "suggested" || status === "presented"

export const statusAt = (status: OfferProgress["status"], validUntil: DateTime.Utc, now: DateTime.Utc): OfferStatus =>
  isOpen(status) && DateTime.lessThanOrEqualTo(validUntil, now) ? "expired" : status

export const asOf = (offer: Offer, { status, presentedAt, respondedAt }: OfferProgress, now: DateTime.Utc): Offer =>
  new Offer(
    {
      ...offer,
      status: statusAt(status, offer.validUntil, now),
      presentedAt: presentedAt ?? undefined,
      respondedAt: respondedAt ?? undefined
    },
    ofValidParts
  )
