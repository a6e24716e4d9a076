import { Schema } from "effect"
import { AgentId } from "../keys/ApiKey.ts"
import { LeadId } from "../leads/Lead.ts"
import { OfferId } from "../offers/Offer.ts"
import { CallId } from "./CallId.ts"

export const CallDirection = Schema.Literal("outbound", "inbound").annotations({
  identifier: "CallDirection",
  description: "outbound: the agent calls; inbound: the person does.",
  message: () => ({ message: "must be outbound or inbound", override: true })
})

export const CallOutcome = Schema.Literal("sold", "follow_up", "not_interested", "no_answer").annotations({
  identifier: "CallOutcome",
  message: () => ({ message: "must be sold, follow_up, not_interested or no_answer", override: true })
})

export const CallStatus = Schema.Literal("active", "ended").annotations({ identifier: "CallStatus" })

export const SalePremium = Schema.Number.pipe(Schema.between(0, 9_999_999.99)).annotations({
  description: "US dollars a year."
})

export class Call extends Schema.Class<Call>("Call")({
  callId: CallId,
  leadId: LeadId,
  agentId: AgentId,
  direction: CallDirection,
  status: CallStatus,
  ringing: Schema.Boolean.annotations({ description: "Nobody has answered yet." }),
  startedAt: Schema.DateTimeUtc.annotations({ description: "When it was answered; while it rings, when it rang." }),
  endedAt: Schema.optional(Schema.DateTimeUtc),
  outcome: Schema.optional(CallOutcome),
  saleOfferId: Schema.optional(OfferId),
  premium: Schema.optional(SalePremium)
}) {}

export class CallNotFound extends Schema.TaggedError<CallNotFound>()(
  "CallNotFound",
  { callId: CallId },
  { description: "No call has this id, the key may not see it, or the person has been erased." }
) {}

export class CallExists extends Schema.TaggedError<CallExists>()(
  "CallExists",
  { callId: CallId },
  { description: "Another call has this id." }
) {}

export class CallAlreadyEnded extends Schema.TaggedError<CallAlreadyEnded>()(
  "CallAlreadyEnded",
  { callId: CallId },
  { description: "The call has ended before, and its outcome stands." }
) {}

export class SaleOfferUnknown extends Schema.TaggedError<SaleOfferUnknown>()(
  "SaleOfferUnknown",
  { callId: CallId, offerId: OfferId },
  { description: "No offer to the lead of this call has the id in saleOfferId." }
) {}

export class CallOfAnotherAgent extends Schema.TaggedError<CallOfAnotherAgent>()(
  "CallOfAnotherAgent",
  { agentId: AgentId },
  { description: "The key is bound to another agent: it begins and ends that agent's calls alone." }
) {}
