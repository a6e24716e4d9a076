import { HttpApiBuilder } from "@effect/platform"
import { Effect } from "effect"
import { Api } from "../http/Api.ts"
import { linkNext } from "../http/NextLink.ts"
import { defaultPageLimit, pageOf } from "../http/Page.ts"
import { Alerts } from "./Alerts.ts"

export const AlertsHttp = HttpApiBuilder.group(Api, "alerts", handlers =>
  Effect.gen(function* () {
    const alerts = yield* Alerts
    return handlers
      .handle("list", ({ urlParams: { limit = defaultPageLimit, cursor = null, status = null } }) =>
        Effect.map(alerts.list(status, { before: cursor, limit: limit + 1 }), items =>
          pageOf(items, limit, ({ alertId }) => alertId)
        ).pipe(Effect.tap(linkNext))
      )
      .handle("rules", () => Effect.succeed({ items: alerts.rules }))
      .handle("acknowledge", ({ path, payload }) => alerts.acknowledge(path.alertId, payload))
  })
)
