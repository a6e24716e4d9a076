import { Schema } from "effect"
import { LeadId } from "../leads/Lead.ts"
import { Coverage } from "./Coverage.ts"
import { DecisionId } from "./DecisionId.ts"
import { OfferNotice } from "./eligibility/OfferNotice.ts"
import { OfferType } from "./OfferType.ts"
import { Premium } from "./Premium.ts"
import { Product } from "./Product.ts"
import { OfferQuestion, OfferReason } from "./Reason.ts"
import { RankingPart } from "./ranking/RankingPart.ts"

export const OfferId = Schema.UUID.pipe(Schema.brand("OfferId")).annotations({
  identifier: "OfferId",
  message: () => ({ message: "must be an offerId that personalized-offers answered", override: true })
})
export type OfferId = typeof OfferId.Type

export const Tier = Schema.Literal("primary", "secondary", "tertiary").annotations({
  identifier: "Tier",
  description: "primary: mention it first; secondary: the next two; tertiary: the rest."
})
export type Tier = typeof Tier.Type

export const OfferStatus = Schema.Literal("suggested", "presented", "accepted", "rejected", "expired").annotations({
  identifier: "OfferStatus",
  description: "expired: past validUntil without an answer."
})
export type OfferStatus = typeof OfferStatus.Type

const percent = Schema.Number.pipe(Schema.between(0, 100))

export class Assumption extends Schema.Class<Assumption>("Assumption")({
  field: Schema.String,
  assumption: Schema.String
}) {}

export class Offer extends Schema.Class<Offer>("Offer")({
  offerId: OfferId,
  decisionId: DecisionId,
  leadId: LeadId,
  tier: Tier,
  offerType: OfferType,
  product: Product,
  position: Schema.Int.annotations({ description: "0 is mentioned first." }),
  fitScore: Schema.Int.pipe(Schema.between(0, 100)),
  fitBase: Schema.Int.annotations({
    description: "Points that everybody has; with the reasons' weights they add up to fitScore."
  }),
  confidence: Schema.Int.pipe(Schema.between(0, 100)).annotations({
    description: "0-100: how much is known of what the offer rests on, apart from how likely it is."
  }),
  estimatedConversionProbability: percent.annotations({
    description: "0-100, calibrated: of offers shown at 30, about 30 in 100 are accepted."
  }),
  conversionInterval: Schema.Tuple(percent, percent).annotations({ description: "95 % interval of the probability." }),
  reasoning: Schema.Array(OfferReason),
  questions: Schema.Array(OfferQuestion).annotations({ description: "What is not known and worth asking." }),
  competitiveAdvantages: Schema.Array(Schema.String),
  notices: Schema.Array(OfferNotice).annotations({
    description: "Rules that do not close the offer and that the agent must know of."
  }),
  premium: Premium,
  assumed: Schema.Array(Assumption).annotations({
    description: "What was not known and was taken as ordinary; it widens the premium's range."
  }),
  coverage: Schema.Array(Coverage),
  ranking: Schema.Array(RankingPart).annotations({
    description: "Why it stands where it stands, on a logarithmic scale."
  }),
  propensity: Schema.Number.pipe(Schema.between(0, 1)).annotations({
    description: "The exact probability with which this offer was to be mentioned first."
  }),
  abTestVariant: Schema.NullOr(Schema.String),
  status: OfferStatus,
  validUntil: Schema.DateTimeUtc,
  createdAt: Schema.DateTimeUtc,
  presentedAt: Schema.optional(Schema.DateTimeUtc),
  respondedAt: Schema.optional(Schema.DateTimeUtc)
}) {}

export class OfferNotFound extends Schema.TaggedError<OfferNotFound>()(
  "OfferNotFound",
  { offerId: OfferId },
  { description: "No offer has this id, or the person it was for has been erased." }
) {}

export class InvalidOfferTransition extends Schema.TaggedError<InvalidOfferTransition>()(
  "InvalidOfferTransition",
  { offerId: OfferId, from: OfferStatus, to: OfferStatus },
  {
    description:
      "An offer goes from suggested to presented, and is then accepted or rejected, once; this one is past that step."
  }
) {}

export class OfferExpired extends Schema.TaggedError<OfferExpired>()(
  "OfferExpired",
  { offerId: OfferId, validUntil: Schema.DateTimeUtc },
  { description: "The offer's time is over. Ask for the lead's personalized offers again." }
) {}
