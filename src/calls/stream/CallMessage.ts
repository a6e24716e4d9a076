import { Schema } from "effect"
import { CallId } from "../CallId.ts"

export const CallMessageType = Schema.Literal(
  "suggestions_update",
  "offers_update",
  "profile_update",
  "risk_update",
  "compliance_update",
  "transcript_update",
  "call_ended"
).annotations({ identifier: "CallMessageType" })
export type CallMessageType = typeof CallMessageType.Type

export const CallMessage = Schema.Struct({
  type: CallMessageType,
  callId: CallId,
  sequence: Schema.Int.annotations({ description: "1 for a call's first message, then one more each time." }),
  data: Schema.Unknown
}).annotations({ identifier: "CallMessage" })
export type CallMessage = typeof CallMessage.Type

/** Says "<callId> <sequence>" when there is a new message: a reason to look. */
export const callsChannel = "callwise_calls"
