import { Context, DateTime, Duration, Effect, Layer, Option } from "effect"
import { type LeadId, LeadNotFound } from "../leads/Lead.ts"
import { Ids } from "../platform/Ids.ts"
import { minimal, ofTypes } from "../profile/Projection.ts"
import { ofValidParts } from "../profile/Trusted.ts"
import { DataProviders } from "../providers/DataProviders.ts"
import type { ProvidersUnknown } from "../providers/ProviderErrors.ts"
import { Providers } from "../providers/Providers.ts"
import {
  ConsentMissing,
  EnrichmentResult,
  type EnrichmentStatus,
  EnrichmentUnavailable,
  type EnrichOptions,
  ProfileNotFound
} from "./Enrichment.ts"
import { recordEnrichment } from "./EnrichmentMetrics.ts"
import { EnrichmentRepo } from "./EnrichmentRepo.ts"
import { EnrichmentSettings } from "./EnrichmentSettings.ts"
import { makeFlights } from "./Flights.ts"
import { consented, worthEnriching } from "./Gate.ts"
import { Learning } from "./Learning.ts"
import { type Bought, nothingNeeded, Purchasing } from "./Purchasing.ts"
import { conclude, isSettled, type PurchaseScope, type Task, taskOf } from "./Task.ts"

export interface ProfileOptions {
  readonly includeExpired?: boolean | undefined
  readonly minimalData?: boolean | undefined
  readonly asOf?: DateTime.Utc | undefined
}

type Refusal = LeadNotFound | ConsentMissing | EnrichmentUnavailable | ProvidersUnknown

interface Conclusion extends Bought {
  readonly status: EnrichmentStatus
  readonly reason?: string
  readonly profile: Task["standing"]["profile"]
  readonly isNew: boolean
}

const retryAfterSeconds = 5

const elapsedMs = ({ startedAt }: Task) =>
  Effect.map(DateTime.now, now => Duration.toMillis(DateTime.distanceDuration(startedAt, now)))

const make = Effect.gen(function* () {
  const repo = yield* EnrichmentRepo
  const providers = yield* DataProviders
  const registry = yield* Providers
  const purchasing = yield* Purchasing
  const learning = yield* Learning
  const ids = yield* Ids
  const settings = yield* EnrichmentSettings
  const flights = makeFlights<EnrichmentResult, Refusal>(yield* Effect.scope)

  const begin = Effect.fnUntraced(function* (leadId: LeadId, options: EnrichOptions, scope: PurchaseScope) {
    const startedAt = yield* DateTime.now
    const found = yield* repo.load(leadId)
    if (Option.isNone(found)) return yield* new LeadNotFound({ leadId })
    yield* consented(found.value.lead, settings)
    const included = options.includeProviders && (yield* registry.resolve(options.includeProviders))
    const excluded = options.excludeProviders ? yield* registry.resolve(options.excludeProviders) : []
    const known = yield* providers.available
    const enrichmentId = yield* ids.next
    const given = { enrichmentId, leadId, scope, startedAt, standing: found.value, options, known }
    return taskOf(given, { included, excluded }, settings)
  })

  const purchase = Effect.fnUntraced(function* (task: Task) {
    const earlier = task.standing.heard.length === 0 ? [] : yield* repo.answers(task.leadId)
    const bought = yield* purchasing.buy(task, earlier)
    if (bought.reports.some(({ reason }) => reason === "consent_missing"))
      return yield* new ConsentMissing({ leadId: task.leadId })
    const now = yield* DateTime.now
    const { verdict, outcomes, isNew, profile } = conclude(task, bought, earlier, now, settings.profileTtl)
    if (verdict === "unavailable") {
      yield* repo.noteFailure
      return yield* new EnrichmentUnavailable({ leadId: task.leadId, providers: bought.reports, retryAfterSeconds })
    }
    if (bought.answers.length > 0) yield* learning.note(outcomes(), bought.answers)
    const reason = verdict === "skipped" ? { reason: "over_budget" } : {}
    return { ...bought, ...reason, status: verdict, profile, isNew } satisfies Conclusion
  })

  const reached = (task: Task): Effect.Effect<Conclusion, EnrichmentUnavailable | ConsentMissing> => {
    const { standing, open } = task
    const asItStands = { ...nothingNeeded(open), profile: standing.profile, isNew: false }
    if (!worthEnriching(standing.lead, settings.minScore))
      return Effect.succeed({ ...asItStands, reports: [], status: "skipped", reason: "below_minimum_score" })
    return isSettled(task) ? Effect.succeed({ ...asItStands, status: "cached" }) : purchase(task)
  }

  const keep = Effect.fnUntraced(function* (task: Task, { profile, isNew, ...conclusion }: Conclusion) {
    const { leadId, options } = task
    const kept = yield* repo.save({
      ...conclusion,
      enrichmentId: task.enrichmentId,
      leadId,
      position: task.standing.position,
      batchId: task.scope.batchId,
      strategy: task.strategy,
      priority: options.enrichmentPriority ?? "normal",
      durationMs: yield* elapsedMs(task),
      profile: isNew ? profile : null,
      conflicts: profile?.conflicts.length ?? 0
    })
    if (kept) return
    yield* providers.forgetLead(leadId)
    return yield* new LeadNotFound({ leadId })
  })

  const run = Effect.fnUntraced(function* (leadId: LeadId, options: EnrichOptions, scope: PurchaseScope) {
    const task = yield* begin(leadId, options, scope)
    const conclusion = yield* reached(task)
    yield* keep(task, conclusion)
    const { profile, reports, status, reason, totalCost } = conclusion
    const shown = profile && (options.dataTypes ? ofTypes(profile, options.dataTypes) : profile)
    const durationMs = yield* elapsedMs(task)
    return new EnrichmentResult(
      {
        leadId,
        status,
        reason,
        profile: shown,
        providers: reports,
        conflicts: shown?.conflicts ?? [],
        totalCost,
        durationMs
      },
      ofValidParts
    )
  })

  const enrich = Effect.fn("LeadEnrichmentService.enrich")(function* (
    leadId: LeadId,
    options: EnrichOptions,
    scope: PurchaseScope
  ) {
    yield* Effect.annotateCurrentSpan({ leadId })
    const [duration, result] = yield* flights(`${leadId} ${JSON.stringify(options)}`, run(leadId, options, scope)).pipe(
      Effect.tapError(error => recordEnrichment(error._tag === "EnrichmentUnavailable" ? "unavailable" : "refused", 0)),
      Effect.timed
    )
    yield* recordEnrichment(result.status, Duration.toMillis(duration))
    yield* Effect.annotateCurrentSpan({ "enrichment.status": result.status, "enrichment.cost": result.totalCost })
    return result
  })

  const getEnrichedProfile = Effect.fn("LeadEnrichmentService.getEnrichedProfile")(function* (
    leadId: LeadId,
    { includeExpired = false, minimalData = false, asOf }: ProfileOptions
  ) {
    yield* Effect.annotateCurrentSpan({ leadId })
    const read = yield* asOf === undefined ? repo.read(leadId) : repo.readAsOf(leadId, asOf)
    if (read._tag === "NoLead") return yield* new LeadNotFound({ leadId })
    if (read._tag === "NoProfile" || (read.profile.isExpired && !includeExpired))
      return yield* new ProfileNotFound({ leadId })
    return minimalData ? minimal(read.profile) : read.profile
  })

  return { enrich, getEnrichedProfile }
})

/** From a lead to what is known of it: whom to ask, what to believe, what it cost. */
export class LeadEnrichmentService extends Context.Tag("callwise/enrichment/LeadEnrichmentService")<
  LeadEnrichmentService,
  Effect.Effect.Success<typeof make>
>() {
  /** All of it but the providers and the database. */
  static readonly layer = Layer.scoped(LeadEnrichmentService, make).pipe(
    Layer.provide([EnrichmentRepo.layer, Purchasing.layer, Learning.layer, Ids.layer])
  )
}
