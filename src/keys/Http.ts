import { HttpApiBuilder } from "@effect/platform"
import { Effect } from "effect"
import { Api } from "../http/Api.ts"
import { linkNext } from "../http/NextLink.ts"
import { defaultPageLimit, pageOf } from "../http/Page.ts"
import { ApiKeys } from "./ApiKeys.ts"

export const KeysHttp = HttpApiBuilder.group(Api, "keys", handlers =>
  Effect.gen(function* () {
    const keys = yield* ApiKeys
    return handlers
      .handle("issue", ({ payload }) => keys.issue(payload))
      .handle("list", ({ urlParams: { limit = defaultPageLimit, cursor = null } }) =>
        Effect.map(keys.list({ after: cursor, limit: limit + 1 }), items =>
          pageOf(items, limit, key => key.keyId)
        ).pipe(Effect.tap(linkNext))
      )
      .handle("revoke", ({ path }) => Effect.asVoid(keys.revoke(path.keyId)))
  })
)
