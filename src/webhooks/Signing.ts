import { randomBytes } from "node:crypto"
import { Webhook } from "standardwebhooks"

export const newSecret = (): string => `whsec_${randomBytes(32).toString("base64")}`

interface Message {
  readonly id: string
  readonly at: Date
  readonly body: string
}

/** Standard Webhooks: a receiver accepts the message when any of the signatures fits its secret. */
export const signedHeaders = (secrets: ReadonlyArray<string>, { id, at, body }: Message) => ({
  "webhook-id": id,
  "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
  "webhook-signature": secrets.map(secret => new Webhook(secret).sign(id, at, body)).join(" ")
})
