import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "@effect/platform"
import { Schema } from "effect"
import { Requires } from "../http/Authorization.ts"
import { Page, pageParams, strictParams } from "../http/Page.ts"
import { Delivery, DeliveryId } from "./Delivery.ts"
import { NewWebhook, Webhook, WebhookId, WebhookWithSecret } from "./Webhook.ts"
import {
  DeliveryNotFound,
  ReceiverNotPublic,
  TooManyWebhooks,
  WebhookDisabled,
  WebhookNotFound
} from "./WebhookErrors.ts"

const webhookId = HttpApiSchema.param("webhookId", WebhookId)
const deliveryId = HttpApiSchema.param("deliveryId", DeliveryId)

export const WebhooksApi = HttpApiGroup.make("webhooks")
  .add(
    HttpApiEndpoint.post("register", "/api/webhooks")
      .setPayload(NewWebhook)
      .addSuccess(WebhookWithSecret, { status: 201 })
      .addError(TooManyWebhooks, { status: 409 })
      .addError(ReceiverNotPublic, { status: 422 })
      .annotate(OpenApi.Summary, "Register a webhook")
      .annotate(
        OpenApi.Description,
        "What happens from now on is posted there as { type, timestamp, data }, signed as Standard Webhooks say, at least once: a webhook-id that was seen is a repetition. What concerns one lead comes in order: while a delivery is retried those after it wait, until it is delivered or given up. The secret is answered this once."
      )
  )
  .add(
    HttpApiEndpoint.get("list", "/api/webhooks")
      .setUrlParams(Schema.Struct(pageParams).annotations(strictParams))
      .addSuccess(Page(Webhook))
      .annotate(OpenApi.Summary, "List webhooks")
  )
  .add(
    HttpApiEndpoint.del("remove")`/api/webhooks/${webhookId}`
      .addSuccess(HttpApiSchema.NoContent)
      .addError(WebhookNotFound, { status: 404 })
      .annotate(OpenApi.Summary, "Remove a webhook")
      .annotate(OpenApi.Description, "Its deliveries go with it, those that are pending too.")
  )
  .add(
    HttpApiEndpoint.post("rotateSecret")`/api/webhooks/${webhookId}/rotate-secret`
      .addSuccess(WebhookWithSecret)
      .addError(WebhookNotFound, { status: 404 })
      .annotate(OpenApi.Summary, "Give a webhook a new secret")
      .annotate(
        OpenApi.Description,
        "Until previousSecretUntil deliveries bear a signature of the secret before as well; of one older than that none."
      )
  )
  .add(
    HttpApiEndpoint.get("deliveries")`/api/webhooks/${webhookId}/deliveries`
      .setUrlParams(Schema.Struct(pageParams).annotations(strictParams))
      .addSuccess(Page(Delivery))
      .addError(WebhookNotFound, { status: 404 })
      .annotate(OpenApi.Summary, "List a webhook's deliveries, newest first")
  )
  .add(
    HttpApiEndpoint.post("replay")`/api/webhook-deliveries/${deliveryId}/replay`
      .addSuccess(Delivery, { status: 202 })
      .addError(DeliveryNotFound, { status: 404 })
      .addError(WebhookDisabled, { status: 409 })
      .annotate(OpenApi.Summary, "Deliver once more")
      .annotate(
        OpenApi.Description,
        "Under the same webhook-id, behind what is pending; a pending one is tried at once."
      )
  )
  .middleware(Requires.admin)
  .annotate(OpenApi.Description, "Who is told of what happens, and how that went.")
