import { Schema } from "effect"
import { Moment } from "../compliance/CallQuery.ts"
import { pageParams, strictParams } from "../http/Page.ts"
import { AgentId } from "../keys/ApiKey.ts"
import { LeadId } from "../leads/Lead.ts"
import { OfferId } from "../offers/Offer.ts"
import { CallDirection, CallOutcome, CallStatus, SalePremium } from "./Call.ts"
import { CallId } from "./CallId.ts"

const strict = { parseOptions: { onExcessProperty: "error", errors: "all" } } as const

export const NewCall = Schema.Struct({
  callId: Schema.optional(CallId),
  leadId: LeadId,
  agentId: AgentId,
  direction: Schema.optional(CallDirection),
  startedAt: Schema.optional(Moment.annotations({ description: "RFC 3339; now when absent." }))
}).annotations({ identifier: "NewCall", ...strict })
export type NewCall = typeof NewCall.Type

export const CallEnding = Schema.Struct({
  outcome: CallOutcome,
  saleOfferId: Schema.optional(OfferId.annotations({ description: "The offer that was sold." })),
  premium: Schema.optional(SalePremium)
})
  .pipe(
    Schema.filter(({ outcome, saleOfferId, premium }) =>
      outcome === "sold"
        ? []
        : [
            ...(saleOfferId === undefined ? [] : [{ path: ["saleOfferId"], message: "goes with outcome sold" }]),
            ...(premium === undefined ? [] : [{ path: ["premium"], message: "goes with outcome sold" }])
          ]
    )
  )
  .annotations({ identifier: "CallEnding", ...strict })
export type CallEnding = typeof CallEnding.Type

const { leadId, agentId } = NewCall.fields

export const VoiceEvent = Schema.Struct({
  type: Schema.Literal("callRinging", "callStarted", "callEnded").annotations({
    message: () => ({ message: "must be callRinging, callStarted or callEnded", override: true })
  }),
  callId: CallId,
  leadId,
  agentId,
  direction: NewCall.fields.direction,
  at: Schema.optional(Moment.annotations({ description: "RFC 3339; now when absent." })),
  outcome: Schema.optional(CallOutcome)
}).annotations({ identifier: "VoiceEvent", ...strict })
export type VoiceEvent = typeof VoiceEvent.Type

export const CallsQuery = Schema.Struct({
  ...pageParams,
  agentId: Schema.optional(AgentId),
  leadId: Schema.optional(LeadId),
  status: Schema.optional(CallStatus)
}).annotations(strictParams)

export const SequenceParam = Schema.compose(Schema.NumberFromString, Schema.Int.pipe(Schema.nonNegative())).annotations(
  {
    message: () => ({ message: "must be a message's sequence, 0 or more", override: true }),
    description: "The sequence of the last message that was read; 0, or nothing, for all.",
    jsonSchema: { type: "integer", minimum: 0 }
  }
)
