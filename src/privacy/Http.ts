import { HttpApiBuilder, HttpServerResponse } from "@effect/platform"
import { Effect, Stream } from "effect"
import { Api } from "../http/Api.ts"
import { linkNext } from "../http/NextLink.ts"
import { defaultPageLimit, pageOf } from "../http/Page.ts"
import { Consents } from "./Consents.ts"
import { DeletionRequest } from "./DeletionRequest.ts"
import { DeletionRequests } from "./DeletionRequests.ts"
import { Exports } from "./Exports.ts"

const requestJson = HttpServerResponse.schemaJson(DeletionRequest)

export const PrivacyHttp = HttpApiBuilder.group(Api, "privacy", handlers =>
  Effect.gen(function* () {
    const consents = yield* Consents
    const deletions = yield* DeletionRequests
    const exports = yield* Exports
    return handlers
      .handle("stateConsent", ({ path, payload }) => consents.state(path.leadId, payload))
      .handle("consent", ({ path, urlParams: { limit = defaultPageLimit, cursor = null } }) =>
        Effect.tap(consents.history(path.leadId, { before: cursor, limit }), linkNext)
      )
      .handle("export", ({ path }) =>
        Effect.map(exports.exportLead(path.leadId), json =>
          HttpServerResponse.stream(Stream.encodeText(json), {
            contentType: "application/json",
            headers: { "cache-control": "no-store" }
          })
        )
      )
      .handle("requestDeletion", ({ payload }) =>
        Effect.flatMap(deletions.request(payload), ({ request, isNew }) =>
          Effect.orDie(
            requestJson(request, {
              status: isNew ? 202 : 200,
              headers: { location: `/api/privacy/deletion-requests/${request.requestId}` }
            })
          )
        )
      )
      .handle("deletionRequests", ({ urlParams: { limit = defaultPageLimit, cursor = null } }) =>
        Effect.map(deletions.list({ before: cursor, limit: limit + 1 }), items =>
          pageOf(items, limit, item => item.requestId)
        ).pipe(Effect.tap(linkNext))
      )
      .handle("deletionRequest", ({ path }) => deletions.get(path.requestId))
  })
)
