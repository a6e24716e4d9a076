import { Schema } from "effect"

export class WebhookNotFound extends Schema.TaggedError<WebhookNotFound>()(
  "WebhookNotFound",
  { webhookId: Schema.String },
  { description: "No webhook has this id." }
) {}

export class DeliveryNotFound extends Schema.TaggedError<DeliveryNotFound>()(
  "DeliveryNotFound",
  { deliveryId: Schema.String },
  { description: "No delivery has this id: it went with its webhook, or is past its time." }
) {}

export class ReceiverNotPublic extends Schema.TaggedError<ReceiverNotPublic>()(
  "ReceiverNotPublic",
  {},
  {
    description:
      "The url is a private, loopback, link-local or otherwise reserved address: CALLWISE_ALLOW_PRIVATE_URLS=on lets receivers be there."
  }
) {}

export class TooManyWebhooks extends Schema.TaggedError<TooManyWebhooks>()(
  "TooManyWebhooks",
  { limit: Schema.Int },
  { description: "There are as many webhooks as there may be: remove one first." }
) {}

export class WebhookDisabled extends Schema.TaggedError<WebhookDisabled>()(
  "WebhookDisabled",
  { webhookId: Schema.String },
  { description: "The receiver answered 410 Gone: register it anew to go on." }
) {}
