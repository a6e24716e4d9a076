import { Schema } from "effect"
import { CallId } from "../calls/CallId.ts"
import { LeadId } from "../leads/Lead.ts"

export const SuggestionId = Schema.UUID.pipe(Schema.brand("SuggestionId")).annotations({
  identifier: "SuggestionId",
  message: () => ({ message: "must be the suggestionId of a coaching suggestion", override: true })
})
export type SuggestionId = typeof SuggestionId.Type

export const SuggestionType = Schema.Literal(
  "sentiment_adjustment",
  "objection_handling",
  "pain_point_response",
  "competitive_positioning",
  "risk_awareness",
  "upsell_opportunity",
  "cross_sell_opportunity",
  "compliance_reminder"
).annotations({ identifier: "SuggestionType" })
export type SuggestionType = typeof SuggestionType.Type

export const SuggestionStatus = Schema.Literal("pending", "shown", "used", "dismissed").annotations({
  identifier: "SuggestionStatus",
  description:
    "pending: made, and not yet sent to anybody; shown: sent to the agent; used, dismissed: what the agent said."
})
export type SuggestionStatus = typeof SuggestionStatus.Type

export const Sureness = Schema.Literal("high", "medium", "low").annotations({ identifier: "SuggestionConfidence" })
export type Sureness = typeof Sureness.Type

export const Priority = Schema.Literal("urgent", "high", "medium", "low").annotations({
  identifier: "SuggestionPriority"
})
export type Priority = typeof Priority.Type

export const Trigger = Schema.Struct({
  type: Schema.Literal("sentiment", "intent", "pain", "objection", "compliance", "profile"),
  value: Schema.String,
  detectedAt: Schema.DateTimeUtc,
  confidence: Schema.Number.pipe(Schema.between(0, 1))
}).annotations({ identifier: "SuggestionTrigger" })
export type Trigger = typeof Trigger.Type

export const Mood = Schema.Literal("positive", "neutral", "negative").annotations({ identifier: "Mood" })
export type Mood = typeof Mood.Type

export const SuggestionContext = Schema.Struct({
  currentSentiment: Mood,
  detectedIntents: Schema.Array(Schema.String),
  painPoints: Schema.Array(Schema.String),
  objections: Schema.Array(Schema.String)
}).annotations({ identifier: "SuggestionContext", description: "The conversation as it was when this was suggested." })

export type SuggestionContext = typeof SuggestionContext.Type

export class Suggestion extends Schema.Class<Suggestion>("Suggestion")({
  suggestionId: SuggestionId,
  leadId: LeadId,
  callId: Schema.NullOr(CallId),
  type: SuggestionType,
  title: Schema.String,
  content: Schema.String,
  suggestedScript: Schema.String.annotations({ description: "Words to say; empty where there is nothing to say." }),
  talkingPoints: Schema.Array(Schema.String),
  confidence: Sureness,
  priority: Priority,
  triggeredBy: Schema.NonEmptyArray(Trigger),
  context: SuggestionContext,
  status: SuggestionStatus,
  createdAt: Schema.DateTimeUtc,
  expiresAt: Schema.DateTimeUtc.annotations({ description: "From then on it is stale, and not to be shown." }),
  expired: Schema.Boolean.annotations({ description: "It went stale; keep it out of sight." })
}) {}

export class SuggestionNotFound extends Schema.TaggedError<SuggestionNotFound>()(
  "SuggestionNotFound",
  { suggestionId: SuggestionId },
  { description: "No suggestion has this id, the key may not see it, or the person has been erased." }
) {}
