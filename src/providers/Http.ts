import { HttpApiBuilder, HttpServerResponse } from "@effect/platform"
import { Effect } from "effect"
import { Api } from "../http/Api.ts"
import { linkNext } from "../http/NextLink.ts"
import { defaultPageLimit, pageOf } from "../http/Page.ts"
import { DataProviders } from "./DataProviders.ts"
import { DataProvider } from "./ProviderDefinition.ts"
import { Providers } from "./Providers.ts"

const providerJson = HttpServerResponse.schemaJson(DataProvider)

export const ProvidersHttp = HttpApiBuilder.group(Api, "providers", handlers =>
  Effect.gen(function* () {
    const providers = yield* Providers
    const guarded = yield* DataProviders
    return handlers
      .handle("register", ({ payload }) =>
        Effect.flatMap(providers.register(payload), provider =>
          Effect.orDie(
            providerJson(provider, { status: 201, headers: { location: `/api/data-providers/${provider.id}` } })
          )
        )
      )
      .handle("list", ({ urlParams: { limit = defaultPageLimit, cursor = null } }) =>
        Effect.map(providers.list({ after: cursor, limit: limit + 1 }), items =>
          pageOf(items, limit, ({ id }) => id)
        ).pipe(Effect.tap(linkNext))
      )
      .handle("get", ({ path }) => providers.get(path.providerId))
      .handle("change", ({ path, payload }) => providers.change(path.providerId, payload))
      .handle("remove", ({ path }) => providers.remove(path.providerId))
      .handle("health", ({ path }) => guarded.getProviderHealth(path.providerId))
      .handle("validateCredentials", ({ path }) => guarded.validateProviderCredentials(path.providerId))
  })
)
