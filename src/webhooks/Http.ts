import { HttpApiBuilder } from "@effect/platform"
import { Effect } from "effect"
import { Api } from "../http/Api.ts"
import { linkNext } from "../http/NextLink.ts"
import { defaultPageLimit, pageOf } from "../http/Page.ts"
import { Webhooks } from "./Webhooks.ts"

export const WebhooksHttp = HttpApiBuilder.group(Api, "webhooks", handlers =>
  Effect.gen(function* () {
    const webhooks = yield* Webhooks
    return handlers
      .handle("register", ({ payload }) => webhooks.register(payload))
      .handle("list", ({ urlParams: { limit = defaultPageLimit, cursor = null } }) =>
        Effect.map(webhooks.list({ after: cursor, limit: limit + 1 }), items =>
          pageOf(items, limit, ({ webhookId }) => webhookId)
        ).pipe(Effect.tap(linkNext))
      )
      .handle("remove", ({ path }) => webhooks.remove(path.webhookId))
      .handle("rotateSecret", ({ path }) => webhooks.rotateSecret(path.webhookId))
      .handle("deliveries", ({ path, urlParams: { limit = defaultPageLimit, cursor = null } }) =>
        Effect.map(webhooks.deliveriesOf(path.webhookId, { after: cursor, limit: limit + 1 }), items =>
          pageOf(items, limit, ({ deliveryId }) => deliveryId)
        ).pipe(Effect.tap(linkNext))
      )
      .handle("replay", ({ path }) => webhooks.replay(path.deliveryId))
  })
)
