import { HttpApiBuilder } from "@effect/platform"
import { Effect, Schema } from "effect"
import { Api } from "../http/Api.ts"
import { CurrentCaller } from "../http/Caller.ts"
import { taggedJson } from "../http/ETag.ts"
import { CurrentInbound } from "../http/Inbound.ts"
import { EnrichedProfile } from "../profile/EnrichedProfile.ts"
import { LeadEnrichmentService } from "./LeadEnrichmentService.ts"
import type { PurchaseScope } from "./Task.ts"

const purchaseScope: Effect.Effect<PurchaseScope> = Effect.map(
  Effect.all([CurrentCaller, CurrentInbound]),
  ([caller, { idempotency }]) => ({
    key: caller === null || idempotency === null ? null : `key:${caller.keyId}:${idempotency.key}`,
    batchId: null
  })
)

const profileJson = taggedJson(Schema.encodeSync(EnrichedProfile))

export const EnrichmentHttp = HttpApiBuilder.group(Api, "enrichment", handlers =>
  Effect.gen(function* () {
    const enrichment = yield* LeadEnrichmentService
    return handlers
      .handle("enrich", ({ path, payload }) =>
        Effect.flatMap(purchaseScope, scope => enrichment.enrich(path.leadId, payload, scope))
      )
      .handle("profile", ({ path, urlParams, request }) =>
        Effect.map(enrichment.getEnrichedProfile(path.leadId, urlParams), profile => profileJson(request, profile))
      )
  })
)
