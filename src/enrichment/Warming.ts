import { SqlClient } from "@effect/sql"
import { Config, Duration, Effect, Layer, Option, Schedule, Schema } from "effect"
import { LeadId } from "../leads/Lead.ts"
import { wholeNumber } from "../platform/NumberSetting.ts"
import { EnrichmentSettings } from "./EnrichmentSettings.ts"
import { LeadEnrichmentService } from "./LeadEnrichmentService.ts"

const WarmingSettings = Config.all({
  minScore: Config.option(wholeNumber("ENRICHMENT_WARM_MIN_SCORE", { from: 0, to: 100 })),
  every: Config.map(wholeNumber("ENRICHMENT_WARM_SECONDS", { from: 1, to: 86_400, otherwise: 60 }), Duration.seconds),
  atOnce: wholeNumber("ENRICHMENT_WARM_LEADS", { from: 1, to: 1_000, otherwise: 20 })
})

const Rows = Schema.Array(Schema.Struct({ leadId: LeadId }))
const concurrency = 4

/**
 * Keeps the profiles of promising leads fresh before anybody calls, at low priority; off unless ENRICHMENT_WARM_MIN_SCORE
 * is set, since it spends money. A lead is tried once an hour at most.
 */
export const Warming = Layer.scopedDiscard(
  Effect.gen(function* () {
    const { minScore, every, atOnce } = yield* WarmingSettings
    if (Option.isNone(minScore)) return
    const { consentRequired } = yield* EnrichmentSettings
    const sql = yield* SqlClient.SqlClient
    const service = yield* LeadEnrichmentService

    const due = sql`
      select lead_id from leads
      where score >= ${minScore.value}
        and coalesce(consent ->> 'enrichment', ${consentRequired ? "false" : "true"}) = 'true'
        and not exists (select from lead_enrichment_profiles p
          where p.lead_id = leads.lead_id and p.expires_at > now() + make_interval(secs => ${Duration.toSeconds(every)}))
        and not exists (select from enrichments e where e.lead_id = leads.lead_id and e.at > now() - interval '1 hour')
      order by score desc, position desc limit ${atOnce}`.pipe(Effect.flatMap(Schema.decodeUnknown(Rows)))

    const warm = Effect.flatMap(due, leads =>
      Effect.forEach(
        leads,
        ({ leadId }) =>
          service
            .enrich(leadId, { enrichmentPriority: "low", timeoutMs: 30_000 }, { key: null, batchId: null })
            .pipe(
              Effect.catchAll(({ _tag }) =>
                Effect.logDebug("A lead could not be warmed").pipe(Effect.annotateLogs({ leadId, reason: _tag }))
              )
            ),
        { concurrency, discard: true }
      )
    ).pipe(
      Effect.catchAllCause(cause => Effect.logWarning("Warming failed", cause)),
      Effect.withSpan("Warming.warm")
    )

    yield* Effect.forkScoped(Effect.repeat(warm, Schedule.spaced(every)))
  })
)
