import { HttpApiBuilder } from "@effect/platform"
import { Effect } from "effect"
import { Api } from "../http/Api.ts"
import { linkNext } from "../http/NextLink.ts"
import { defaultPageLimit, pageOf } from "../http/Page.ts"
import { AuditTrail } from "./AuditTrail.ts"

export const AuditHttp = HttpApiBuilder.group(Api, "audit", handlers =>
  Effect.gen(function* () {
    const trail = yield* AuditTrail
    return handlers.handle("list", ({ path, urlParams: { limit = defaultPageLimit, cursor = null } }) =>
      Effect.map(trail.list(path.leadId, { before: cursor, limit: limit + 1 }), items =>
        pageOf(items, limit, ({ auditId }) => auditId)
      ).pipe(Effect.tap(linkNext))
    )
  })
)
