import { Schema } from "effect"

export const EventType = Schema.Literal(
  "enrichment.completed",
  "offer.presented",
  "offer.accepted",
  "offer.rejected",
  "call.started",
  "call.ended",
  "suggestion.feedback",
  "risk.escalated",
  "alert.firing",
  "alert.resolved",
  "batch.completed"
).annotations({ identifier: "WebhookEventType" })

export const Subscribed = Schema.Literal(...EventType.literals, "*").annotations({
  identifier: "WebhookEvent",
  description: "What happened, or * for all that happens.",
  message: () => ({ message: `must be one of ${EventType.literals.join(", ")} or *`, override: true })
})
