import { Schema } from "effect"
import { EventType } from "./EventType.ts"
import { WebhookId } from "./Webhook.ts"

export const DeliveryId = Schema.UUID.pipe(Schema.brand("WebhookDeliveryId")).annotations({
  identifier: "WebhookDeliveryId"
})
export type DeliveryId = typeof DeliveryId.Type

export const DeliveryFailure = Schema.Literal(
  "timeout",
  "connection",
  "address_not_public",
  "redirect",
  "status",
  "disabled"
).annotations({ identifier: "WebhookDeliveryFailure" })
export type DeliveryFailure = typeof DeliveryFailure.Type

export class Delivery extends Schema.Class<Delivery>("WebhookDelivery")({
  deliveryId: DeliveryId.annotations({ description: "The webhook-id header: the same at every attempt." }),
  webhookId: WebhookId,
  type: EventType,
  status: Schema.Literal("pending", "delivered", "dead").annotations({
    description: "dead: given up after the last attempt; a replay begins anew."
  }),
  attempts: Schema.Int,
  occurredAt: Schema.DateTimeUtc,
  nextAttemptAt: Schema.NullOr(Schema.DateTimeUtc).annotations({ description: "Null once settled." }),
  lastAttemptAt: Schema.NullOr(Schema.DateTimeUtc),
  settledAt: Schema.NullOr(Schema.DateTimeUtc),
  responseStatus: Schema.NullOr(Schema.Int).annotations({ description: "What the receiver answered last." }),
  failure: Schema.NullOr(DeliveryFailure).annotations({ description: "Why the last attempt failed." })
}) {}
