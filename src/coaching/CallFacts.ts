import { Schema } from "effect"
import { CallDirection } from "../calls/Call.ts"
import { AgentId } from "../keys/ApiKey.ts"
import { LeadId } from "../leads/Lead.ts"
import { PlainDate } from "../leads/PlainDate.ts"
import { OfferId, Tier } from "../offers/Offer.ts"
import { OfferType } from "../offers/OfferType.ts"
import { RiskCategory } from "../risk/RiskCategory.ts"

const OfferInHand = Schema.Struct({
  offerId: OfferId,
  offerType: OfferType,
  product: Schema.String,
  tier: Tier,
  fitScore: Schema.Int,
  /** US dollars. */
  monthly: Schema.Number
})

/** How many a third-party marketing organization of Medicare represents, and offers, in the person's area. */
export const Represented = Schema.Struct({ organizations: Schema.Int, products: Schema.Int })
export type Represented = typeof Represented.Type

/** A check that failed, of the lead's latest validation. */
export const RiskInSight = Schema.Struct({
  check: Schema.String,
  category: Schema.optionalWith(RiskCategory, { default: () => "identity" }),
  severity: Schema.String,
  message: Schema.String
})
export type RiskInSight = typeof RiskInSight.Type

/** All that coaching and disclosures may rest on besides the words of the call. Null: not known. */
export const CallFacts = Schema.Struct({
  leadId: LeadId,
  agentId: Schema.NullOr(AgentId),
  agentName: Schema.NullOr(Schema.String),
  agency: Schema.NullOr(Schema.String),
  tpmo: Schema.optionalWith(Schema.NullOr(Represented), { default: () => null }),
  /** Days since the agent was hired. */
  agentDays: Schema.NullOr(Schema.Int),
  direction: CallDirection,
  /** In the person's own time zone: its law applies. */
  callDate: PlainDate,
  firstName: Schema.NullOr(Schema.String),
  state: Schema.NullOr(Schema.String),
  age: Schema.NullOr(Schema.Int),
  interests: Schema.Array(OfferType),
  offers: Schema.Array(OfferInHand),
  risks: Schema.Array(RiskInSight),
  permission: Schema.NullOr(Schema.Literal("allowed", "forbidden", "cannot_tell"))
})
export type CallFacts = typeof CallFacts.Type
