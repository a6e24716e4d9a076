import { Context, DateTime, Duration, Effect, Layer, Option } from "effect"
import { type LeadId, LeadNotFound } from "../leads/Lead.ts"
import { Ids } from "../platform/Ids.ts"
import { EnrichedProfile } from "../profile/EnrichedProfile.ts"
import { dataTypeOf, fieldPaths } from "../profile/FieldPath.ts"
import { DataType } from "../profile/Profile.ts"
import { minimal, ofTypes } from "../profile/Projection.ts"
import { DataProviders } from "../providers/DataProviders.ts"
import type { Terms } from "../providers/Provider.ts"
import type { ProvidersUnknown } from "../providers/ProviderErrors.ts"
import { Providers } from "../providers/Providers.ts"
import { composite } from "./Composite.ts"
import {
  type ConsentMissing,
  EnrichmentResult,
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
import { queryOf } from "./LookUpKeys.ts"
import { Purchasing, withAnswers } from "./Purchasing.ts"
import { requiredFieldsOf } from "./RequiredFields.ts"
import type { Standing } from "./Standing.ts"
import { verdictOf } from "./Verdict.ts"

/** Within one scope nothing is bought twice: an Idempotency-Key, a batch, a run of a script; without a key, one request. */
export interface PurchaseScope {
  readonly key: string | null
  readonly batchId: string | null
}

export interface ProfileOptions {
  readonly includeExpired?: boolean | undefined
  readonly minimalData?: boolean | undefined
  readonly asOf?: DateTime.Utc | undefined
}

const suppliesAny = ({ supplies }: Terms, types: ReadonlyArray<DataType>): boolean =>
  fieldPaths.some(field => supplies[field] !== undefined && types.includes(dataTypeOf(field)))

type Refusal = LeadNotFound | ConsentMissing | EnrichmentUnavailable | ProvidersUnknown

const retryAfterSeconds = 5

const make = Effect.gen(function* () {
  const repo = yield* EnrichmentRepo
  const providers = yield* DataProviders
  const registry = yield* Providers
  const purchasing = yield* Purchasing
  const learning = yield* Learning
  const ids = yield* Ids
  const settings = yield* EnrichmentSettings
  const flights = makeFlights<EnrichmentResult, Refusal>(yield* Effect.scope)

  /** The providers that may be asked: able to look the lead up, of the data types wanted, named or not excluded. */
  const eligible = Effect.fnUntraced(function* (
    { lead }: Standing,
    options: EnrichOptions,
    dataTypes: ReadonlyArray<DataType>
  ) {
    const known = yield* providers.available
    const included = options.includeProviders && (yield* registry.resolve(options.includeProviders))
    const excluded = options.excludeProviders ? yield* registry.resolve(options.excludeProviders) : []
    const query = queryOf(lead)
    return known.filter(
      ({ config: { id }, terms, canLookUp }) =>
        (included === undefined || included.includes(id)) &&
        !excluded.includes(id) &&
        suppliesAny(terms, dataTypes) &&
        canLookUp(query)
    )
  })

  const run = Effect.fnUntraced(function* (leadId: LeadId, options: EnrichOptions, scope: PurchaseScope) {
    const startedAt = yield* DateTime.now
    const found = yield* repo.load(leadId)
    if (Option.isNone(found)) return yield* new LeadNotFound({ leadId })
    const standing = found.value
    const { lead } = standing
    yield* consented(lead, settings)
    const dataTypes = options.dataTypes ?? DataType.literals
    const shown = (profile: EnrichedProfile | null) =>
      profile && (options.dataTypes ? ofTypes(profile, options.dataTypes) : profile)
    const elapsed = Effect.map(DateTime.now, now => Duration.toMillis(DateTime.distanceDuration(startedAt, now)))

    if (!worthEnriching(lead, settings.minScore)) {
      const profile = shown(standing.profile)
      return new EnrichmentResult({
        leadId,
        status: "skipped",
        reason: "below_minimum_score",
        profile,
        providers: [],
        conflicts: profile?.conflicts ?? [],
        totalCost: 0,
        durationMs: yield* elapsed
      })
    }

    const known = yield* providers.available
    const candidates = yield* eligible(standing, options, dataTypes)
    const refresh = options.forceRefresh === true
    const hasAnswered = (id: string) =>
      standing.answers.some(
        ({ providerId, validUntil }) => providerId === id && DateTime.greaterThan(validUntil, startedAt)
      )
    const enrichmentId = yield* ids.next
    const strategy = options.strategy ?? settings.strategy
    const priority = options.enrichmentPriority ?? "normal"
    const { reports, answers, totalCost } = yield* purchasing.buy({
      leadId,
      query: queryOf(lead),
      enrichmentId,
      batchId: scope.batchId,
      scope: scope.key ?? enrichmentId,
      strategy,
      priority,
      deadline: DateTime.addDuration(
        startedAt,
        options.timeoutMs === undefined ? settings.timeout : Duration.millis(options.timeoutMs)
      ),
      refresh,
      dollars: Math.min(options.maxCost ?? Number.POSITIVE_INFINITY, settings.maxCostPerLead),
      required: requiredFieldsOf(
        lead,
        options.requiredFields,
        Option.getOrUndefined(settings.requiredFields),
        dataTypes
      ),
      fieldConfidence: settings.fieldConfidence,
      open: refresh ? candidates : candidates.filter(({ config }) => !hasAnswered(config.id)),
      known,
      answers: refresh ? [] : standing.answers
    })

    const now = yield* DateTime.now
    const { profile: merged, outcomes, hasFacts } = composite(withAnswers(standing.answers, answers), known, now)
    const verdict = verdictOf({ reports, hasFacts, stored: standing.profile })
    if (verdict === "unavailable")
      return yield* new EnrichmentUnavailable({ leadId, providers: reports, retryAfterSeconds })
    const isNew =
      hasFacts &&
      verdict !== "degraded" &&
      (answers.length > 0 || standing.profile === null || standing.profile.isExpired)
    const profile = isNew
      ? new EnrichedProfile({
          leadId,
          ...merged,
          enrichedAt: now,
          expiresAt: DateTime.addDuration(now, settings.profileTtl),
          isExpired: false
        })
      : standing.profile
    const durationMs = yield* elapsed
    const kept = yield* repo.save({
      enrichmentId,
      leadId,
      batchId: scope.batchId,
      status: verdict,
      strategy,
      priority,
      totalCost,
      durationMs,
      reports,
      answers,
      profile: isNew ? profile : null,
      conflicts: merged.conflicts.length
    })
    if (!kept) {
      yield* providers.forgetLead(leadId)
      return yield* new LeadNotFound({ leadId })
    }
    if (answers.length > 0) yield* learning.note(outcomes(), answers)
    const visible = shown(profile)
    return new EnrichmentResult({
      leadId,
      status: verdict,
      ...(verdict === "skipped" ? { reason: "over_budget" } : {}),
      profile: visible,
      providers: reports,
      conflicts: visible?.conflicts ?? [],
      totalCost,
      durationMs
    })
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
