import { SqlClient } from "@effect/sql"
import { Context, DateTime, Effect, Layer, Option, Schema } from "effect"
import { Audit } from "../audit/Audit.ts"
import type { LeadId } from "../leads/Lead.ts"
import { leadSql, storedLead } from "../leads/LeadRow.ts"
import type { EnrichedProfile } from "../profile/EnrichedProfile.ts"
import { ProviderId, ProviderRecord } from "../providers/Provider.ts"
import type { ProviderReport } from "./Enrichment.ts"
import { columnsOfProfile, profileOfHistory } from "./ProfileRow.ts"
import { ProfileKey, Profiles } from "./Profiles.ts"
import type { Standing, StoredAnswer } from "./Standing.ts"

const HeardRow = Schema.Struct({
  provider_id: ProviderId,
  provider: Schema.String,
  answered_at: Schema.DateTimeUtc,
  valid_until: Schema.DateTimeUtc
})

const AnswerRow = Schema.Struct({
  providerId: ProviderId,
  provider: Schema.String,
  record: Schema.NullOr(ProviderRecord),
  answeredAt: Schema.DateTimeUtcFromDate,
  validUntil: Schema.DateTimeUtcFromDate
})

const StandingRow = Schema.Struct({ ...ProfileKey.fields, heard: Schema.Array(HeardRow) })

const Read = Schema.Struct({ known: Schema.Boolean, ...ProfileKey.fields })
const ReadAsOf = Schema.Struct({ known: Schema.Boolean, profile: Schema.Unknown })

export type ReadProfile =
  | { readonly _tag: "NoLead" }
  | { readonly _tag: "NoProfile" }
  | { readonly _tag: "Found"; readonly profile: EnrichedProfile }

/** What one enrichment leaves behind, written together or not at all. */
export interface Finished {
  readonly enrichmentId: string
  readonly leadId: LeadId
  readonly position: string
  readonly batchId: string | null
  readonly status: string
  readonly strategy: string
  readonly priority: string
  readonly totalCost: number
  readonly durationMs: number
  readonly reports: ReadonlyArray<ProviderReport>
  /** Answers that are new. */
  readonly answers: ReadonlyArray<StoredAnswer>
  /** The profile when it is new. */
  readonly profile: EnrichedProfile | null
  readonly conflicts: number
}

const encodeRecord = Schema.encodeSync(ProviderRecord)

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const audit = yield* Audit
  const profiles = yield* Profiles

  const load = (leadId: LeadId): Effect.Effect<Option.Option<Standing>> =>
    Effect.gen(function* () {
      const [row] = yield* sql<object>`
        select ${sql.literal(leadSql.selected)},
          (select p.profile_id from lead_enrichment_profiles p where p.lead_id = leads.lead_id) profile_id,
          (select p.expires_at from lead_enrichment_profiles p where p.lead_id = leads.lead_id) expires_at,
          (select coalesce(jsonb_agg(jsonb_build_object('provider_id', a.provider_id, 'provider', a.provider,
            'answered_at', a.answered_at, 'valid_until', a.valid_until)), '[]')
            from lead_provider_answers a where a.lead_id = leads.lead_id) heard
        from leads where lead_id = ${leadId}`
      if (row === undefined) return Option.none()
      const { lead, position } = yield* storedLead(row)
      const { heard, ...key } = yield* Schema.decodeUnknown(StandingRow)(row)
      return Option.some({
        lead,
        position,
        profile: yield* profiles.get(key),
        heard: heard.map(answer => ({
          providerId: answer.provider_id,
          provider: answer.provider,
          answeredAt: answer.answered_at,
          validUntil: answer.valid_until
        }))
      })
    }).pipe(Effect.orDie)

  const answers = (leadId: LeadId): Effect.Effect<ReadonlyArray<StoredAnswer>> =>
    sql`select provider_id, provider, record, answered_at, valid_until from lead_provider_answers where lead_id = ${leadId}`.pipe(
      Effect.flatMap(Schema.decodeUnknown(Schema.Array(AnswerRow))),
      Effect.orDie
    )

  const read = (leadId: LeadId): Effect.Effect<ReadProfile> =>
    Effect.gen(function* () {
      const entries = yield* audit.entriesOf("found", { action: "profile.read" })
      const [row] = yield* sql<object>`
        with found as (select lead_id, profile_id, expires_at from lead_enrichment_profiles where lead_id = ${leadId}),
        audited as (${entries})
        select exists (select from leads where lead_id = ${leadId}) known,
          (select profile_id from found) profile_id, (select expires_at from found) expires_at`
      const { known, ...key } = yield* Schema.decodeUnknown(Read)(row)
      if (!known) return { _tag: "NoLead" } as const
      const profile = yield* profiles.get(key)
      return profile === null ? ({ _tag: "NoProfile" } as const) : ({ _tag: "Found", profile } as const)
    }).pipe(Effect.orDie)

  const readAsOf = (leadId: LeadId, asOf: DateTime.Utc): Effect.Effect<ReadProfile> =>
    Effect.gen(function* () {
      const entries = yield* audit.entriesOf("found", {
        action: "profile.read",
        detail: { asOf: DateTime.formatIso(asOf) }
      })
      const [row] = yield* sql<object>`
        with found as (
          select lead_id, profile from lead_profile_history
          where lead_id = ${leadId} and enriched_at <= ${DateTime.toDate(asOf)} order by enriched_at desc limit 1
        ), audited as (${entries})
        select exists (select from leads where lead_id = ${leadId}) known, (select profile from found) profile`
      const { known, profile } = yield* Schema.decodeUnknown(ReadAsOf)(row)
      if (!known) return { _tag: "NoLead" } as const
      if (profile === null) return { _tag: "NoProfile" } as const
      return { _tag: "Found", profile: yield* profileOfHistory(leadId, profile) } as const
    }).pipe(Effect.orDie)

  /** False when the lead was erased meanwhile: then nothing is kept. */
  const save = (finished: Finished): Effect.Effect<boolean> =>
    Effect.gen(function* () {
      const { leadId, profile } = finished
      const answers = finished.answers.map(({ providerId, provider, record, answeredAt, validUntil }) => ({
        provider_id: providerId,
        provider,
        record: record === null ? null : encodeRecord(record),
        answered_at: DateTime.formatIso(answeredAt),
        valid_until: DateTime.formatIso(validUntil)
      }))
      const bought = finished.reports
        .filter(({ outcome }) => outcome !== "cached" && outcome !== "skipped")
        .map(({ name, outcome, cost }) => ({ provider: name, outcome, cost }))
      const entries = yield* audit.entriesOf("purchases", {
        action: "enrichment.purchased",
        detail: sql`jsonb_build_object('enrichmentId', ${finished.enrichmentId}::text, 'provider', provider, 'outcome', outcome, 'cost', cost)`
      })
      const done = yield* audit.entriesOf("lead", {
        action: "lead.enriched",
        detail: { status: finished.status, enrichmentId: finished.enrichmentId }
      })
      const columns = profile === null ? null : columnsOfProfile(profile)
      const profileParts =
        columns === null || profile === null
          ? sql``
          : sql`, stored as (
              insert into lead_enrichment_profiles as p (lead_id, profile_id, demographics, firmographics, behavioral, risk,
                property_data, vehicle_data, confidence_score, data_sources, enrichment_metadata, enriched_at, expires_at)
              select lead_id, ${finished.enrichmentId}::uuid, ${columns.demographics}::jsonb, ${columns.firmographics}::jsonb,
                ${columns.behavioral}::jsonb, ${columns.risk}::jsonb, ${columns.propertyData}::jsonb, ${columns.vehicleData}::jsonb,
                ${profile.confidenceScore}::float8, ${profile.dataSources}::text[], ${columns.metadata}::jsonb,
                ${DateTime.toDate(profile.enrichedAt)}::timestamptz, ${DateTime.toDate(profile.expiresAt)}::timestamptz
              from lead
              on conflict (lead_id) do update set profile_id = excluded.profile_id, demographics = excluded.demographics,
                firmographics = excluded.firmographics, behavioral = excluded.behavioral, risk = excluded.risk,
                property_data = excluded.property_data, vehicle_data = excluded.vehicle_data,
                confidence_score = excluded.confidence_score, data_sources = excluded.data_sources,
                enrichment_metadata = excluded.enrichment_metadata, enriched_at = excluded.enriched_at,
                expires_at = excluded.expires_at
                where p.enriched_at <= excluded.enriched_at
            ), remembered as (
              insert into lead_profile_history (lead_id, enriched_at, profile_id, profile)
              select lead_id, ${DateTime.toDate(profile.enrichedAt)}::timestamptz, ${finished.enrichmentId}::uuid, ${columns.whole}::jsonb
              from lead on conflict (lead_id, enriched_at) do nothing
            )`
      const rows = yield* sql`
        with lead as (
          select lead_id from leads where lead_id = ${leadId} and position = ${finished.position}::bigint for key share
        ),
        heard as (
          insert into lead_provider_answers as a (lead_id, provider_id, provider, record, answered_at, valid_until)
          select lead.lead_id, n.* from lead, jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as n(
            provider_id uuid, provider text, record jsonb, answered_at timestamptz, valid_until timestamptz)
          on conflict (lead_id, provider_id) do update set provider = excluded.provider, record = excluded.record,
            answered_at = excluded.answered_at, valid_until = excluded.valid_until
            where a.answered_at <= excluded.answered_at
        ),
        purchases as (select lead.lead_id, b.* from lead, jsonb_to_recordset(${JSON.stringify(bought)}::jsonb) as b(
          provider text, outcome text, cost float8)),
        bought as (${entries}), done as (${done})
        ${profileParts},
        noted as (
          insert into enrichments (enrichment_id, lead_id, batch_id, status, strategy, priority, total_cost, duration_ms, providers, conflicts)
          select ${finished.enrichmentId}::uuid, lead_id, ${finished.batchId}::uuid, ${finished.status}, ${finished.strategy}, ${finished.priority},
            ${finished.totalCost}::float8, ${finished.durationMs}::float8, ${JSON.stringify(finished.reports)}::jsonb, ${finished.conflicts}::int
          from lead
        )
        select lead_id from lead`
      const isKept = rows.length > 0
      if (isKept && profile !== null) profiles.remember(finished.enrichmentId, profile)
      return isKept
    }).pipe(Effect.orDie)

  /** That nothing at all could answer: it leaves nothing else behind. */
  const noteFailure: Effect.Effect<void> = Effect.asVoid(
    Effect.orDie(sql`insert into enrichment_failures default values`)
  )

  return { load, answers, read, readAsOf, save, noteFailure }
})

export class EnrichmentRepo extends Context.Tag("callwise/enrichment/EnrichmentRepo")<
  EnrichmentRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layerNoDeps = Layer.effect(EnrichmentRepo, make)
  static readonly layer = this.layerNoDeps.pipe(Layer.provide([Audit.layer, Profiles.layer]))
}
