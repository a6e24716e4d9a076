import { Schema } from "effect"
import { AgentId } from "../keys/ApiKey.ts"

const strict = { parseOptions: { onExcessProperty: "error", errors: "all" } } as const

/** The caller's own id of a call. */
const CallId = Schema.String.pipe(
  Schema.pattern(/^[A-Za-z0-9._:-]{1,128}$/, { message: () => "must be 1-128 of A-Z a-z 0-9 . _ : -" })
).annotations({ description: "The caller's own id of the call." })

const words = (maxLength: number, description: string) =>
  Schema.String.pipe(Schema.minLength(1), Schema.maxLength(maxLength)).annotations({ description })

export const Presenting = Schema.Struct({
  callId: Schema.optional(CallId),
  agentId: Schema.optional(AgentId)
}).annotations({ identifier: "Presenting", ...strict })

export const Responding = Schema.Struct({
  callId: Schema.optional(CallId),
  agentId: Schema.optional(AgentId),
  agentFeedback: Schema.optional(words(2_000, "What the agent says of it.")),
  reason: Schema.optional(words(500, "Why the lead answered so."))
}).annotations({ identifier: "Responding", ...strict })

/** A step of an offer's life, and who took it. */
export interface OfferStep {
  readonly to: "presented" | "accepted" | "rejected"
  readonly callId?: string | undefined
  readonly agentId?: AgentId | undefined
  readonly agentFeedback?: string | undefined
  readonly reason?: string | undefined
}
