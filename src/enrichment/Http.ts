import { HttpApiBuilder, HttpServerResponse } from "@effect/platform"
import { Effect, Schema } from "effect"
import { Api } from "../http/Api.ts"
import { CurrentCaller } from "../http/Caller.ts"
import { taggedJson } from "../http/ETag.ts"
import { CurrentInbound } from "../http/Inbound.ts"
import { renderedOnce } from "../http/Rendered.ts"
import { EnrichedProfile } from "../profile/EnrichedProfile.ts"
import { EnrichmentResult } from "./Enrichment.ts"
import { LeadEnrichmentService } from "./LeadEnrichmentService.ts"
import type { PurchaseScope } from "./Task.ts"

const purchaseScope: Effect.Effect<PurchaseScope> = Effect.map(
  Effect.all([CurrentCaller, CurrentInbound]),
  ([caller, { idempotency }]) => ({
    key: caller === null || idempotency === null ? null : `key:${caller.keyId}:${idempotency.key}`,
    batchId: null
  })
)

const profileJson = renderedOnce(Schema.encodeSync(EnrichedProfile))

const { profile: _, ...besideProfile } = EnrichmentResult.fields
const encodeRest = Schema.encodeSync(Schema.Struct(besideProfile))

const resultJson = ({ profile, ...rest }: EnrichmentResult) => {
  const known = profile === null ? "null" : profileJson(profile).json
  return HttpServerResponse.text(`${JSON.stringify(encodeRest(rest)).slice(0, -1)},"profile":${known}}`, {
    contentType: "application/json"
  })
}

export const EnrichmentHttp = HttpApiBuilder.group(Api, "enrichment", handlers =>
  Effect.gen(function* () {
    const enrichment = yield* LeadEnrichmentService
    return handlers
      .handle("enrich", ({ path, payload }) =>
        purchaseScope.pipe(
          Effect.flatMap(scope => enrichment.enrich(path.leadId, payload, scope)),
          Effect.map(resultJson)
        )
      )
      .handle("profile", ({ path, urlParams, request }) =>
        Effect.map(enrichment.getEnrichedProfile(path.leadId, urlParams), profile =>
          taggedJson(request, profileJson(profile))
        )
      )
  })
)
