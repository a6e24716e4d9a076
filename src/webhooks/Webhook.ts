import { Schema } from "effect"
import { strictInput } from "../leads/LeadInput.ts"
import { Subscribed } from "./EventType.ts"

export const WebhookId = Schema.UUID.pipe(Schema.brand("WebhookId")).annotations({ identifier: "WebhookId" })
export type WebhookId = typeof WebhookId.Type

const longestUrl = 2_048

const isReceiver = (text: string): boolean => {
  const url = URL.parse(text)
  return (
    url !== null &&
    (url.protocol === "https:" || url.protocol === "http:") &&
    url.username === "" &&
    url.password === "" &&
    url.hash === "" &&
    !/[\s\p{Cc}]/u.test(text)
  )
}

export const WebhookUrl = Schema.String.pipe(Schema.maxLength(longestUrl), Schema.filter(isReceiver)).annotations({
  description: "http or https, without credentials or fragment; at most 2,048 characters.",
  jsonSchema: { type: "string", maxLength: longestUrl },
  message: () => ({ message: "must be an http or https URL without credentials or fragment", override: true })
})

export class Webhook extends Schema.Class<Webhook>("Webhook")({
  webhookId: WebhookId,
  url: Schema.String,
  events: Schema.Array(Subscribed),
  createdAt: Schema.DateTimeUtc,
  previousSecretUntil: Schema.NullOr(Schema.DateTimeUtc).annotations({
    description: "Until then the secret before the last rotation signs as well."
  }),
  disabledAt: Schema.NullOr(Schema.DateTimeUtc).annotations({
    description: "When the receiver answered 410 Gone; nothing is sent there any more."
  })
}) {}

export class WebhookWithSecret extends Webhook.extend<WebhookWithSecret>("WebhookWithSecret")({
  secret: Schema.String.annotations({ description: "whsec_…, shown this once: deliveries are signed with it." })
}) {}

export const NewWebhook = Schema.Struct({
  url: WebhookUrl,
  events: Schema.NonEmptyArray(Subscribed).pipe(Schema.maxItems(Subscribed.literals.length))
}).annotations({ identifier: "NewWebhook", parseOptions: strictInput })
export type NewWebhook = typeof NewWebhook.Type
