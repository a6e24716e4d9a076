import { Context, Effect, Layer, Option } from "effect"
import { Ids } from "../platform/Ids.ts"
import { Outbound } from "../platform/Outbound.ts"
import { Secrets } from "../platform/Secrets.ts"
import { DeliveriesRepo } from "./DeliveriesRepo.ts"
import { Delivery, type DeliveryId } from "./Delivery.ts"
import { newSecret } from "./Signing.ts"
import { type NewWebhook, Webhook, WebhookId, WebhookWithSecret } from "./Webhook.ts"
import {
  DeliveryNotFound,
  ReceiverNotPublic,
  TooManyWebhooks,
  WebhookDisabled,
  WebhookNotFound
} from "./WebhookErrors.ts"
import { WebhookSettings } from "./WebhookSettings.ts"
import { WebhooksRepo } from "./WebhooksRepo.ts"

/** Every fact is written once for each webhook that wants it. */
const mostWebhooks = 100

interface PageAsked {
  readonly after: string | null
  readonly limit: number
}

const make = Effect.gen(function* () {
  const repo = yield* WebhooksRepo
  const deliveries = yield* DeliveriesRepo
  const { encrypt } = yield* Secrets
  const outbound = yield* Outbound
  const ids = yield* Ids
  const { overlapHours } = yield* WebhookSettings

  const orNotFound =
    (webhookId: WebhookId) =>
    <A>(found: Option.Option<A>): Effect.Effect<A, WebhookNotFound> =>
      Effect.mapError(found, () => new WebhookNotFound({ webhookId }))

  const register = Effect.fn("Webhooks.register")(function* ({ url, events }: NewWebhook) {
    if (!outbound.permits(url)) return yield* new ReceiverNotPublic()
    const secret = newSecret()
    const row = yield* repo.insert(
      { webhookId: WebhookId.make(yield* ids.next), url, events: [...new Set(events)], sealed: encrypt(secret) },
      mostWebhooks
    )
    if (Option.isNone(row)) return yield* new TooManyWebhooks({ limit: mostWebhooks })
    return WebhookWithSecret.make({ ...row.value, secret })
  })

  const list = Effect.fn("Webhooks.list")(function* (page: PageAsked) {
    return (yield* repo.list(page)).map(row => Webhook.make(row))
  })

  const remove = Effect.fn("Webhooks.remove")(function* (webhookId: WebhookId) {
    yield* Effect.flatMap(repo.remove(webhookId), orNotFound(webhookId))
  })

  const rotateSecret = Effect.fn("Webhooks.rotateSecret")(function* (webhookId: WebhookId) {
    const secret = newSecret()
    const row = yield* Effect.flatMap(repo.rotate(webhookId, encrypt(secret), overlapHours), orNotFound(webhookId))
    return WebhookWithSecret.make({ ...row, secret })
  })

  const deliveriesOf = Effect.fn("Webhooks.deliveriesOf")(function* (webhookId: WebhookId, page: PageAsked) {
    yield* Effect.flatMap(repo.find(webhookId), orNotFound(webhookId))
    return (yield* deliveries.list({ webhookId, ...page })).map(row => Delivery.make(row))
  })

  const replay = Effect.fn("Webhooks.replay")(function* (deliveryId: DeliveryId) {
    const notFound = () => new DeliveryNotFound({ deliveryId })
    const { isDisabled, webhookId } = yield* Effect.mapError(yield* deliveries.standing(deliveryId), notFound)
    if (isDisabled) return yield* new WebhookDisabled({ webhookId })
    return Delivery.make(yield* Effect.mapError(yield* deliveries.replay(deliveryId), notFound))
  })

  return { register, list, remove, rotateSecret, deliveriesOf, replay }
})

export class Webhooks extends Context.Tag("callwise/webhooks/Webhooks")<
  Webhooks,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(Webhooks, make).pipe(
    Layer.provide([WebhooksRepo.layer, DeliveriesRepo.layer, Secrets.layer, Layer.fresh(Outbound.layer), Ids.layer])
  )
}
