import { SqlClient } from "@effect/sql"
import { Context, DateTime, Effect, Layer, Option, Schema } from "effect"
import { ProfileKey, Profiles } from "../enrichment/Profiles.ts"
import type { StoredAnswer } from "../enrichment/Standing.ts"
import type { Lead, LeadId } from "../leads/Lead.ts"
import { leadSql, storedLead } from "../leads/LeadRow.ts"
import type { EnrichedProfile } from "../profile/EnrichedProfile.ts"
import { ProviderId, ProviderRecord } from "../providers/Provider.ts"
import type { Around } from "./Findings.ts"
import { PatternKind } from "./TrustedPattern.ts"
import type { Coming } from "./velocity/Coming.ts"
import { hexed } from "./velocity/Fingerprints.ts"
import { lookedAtAtMost, SightingsByKind } from "./velocity/Sightings.ts"

const Answer = Schema.Struct({
  providerId: ProviderId,
  provider: Schema.String,
  record: Schema.NullOr(ProviderRecord),
  answeredAt: Schema.DateTimeUtc,
  validUntil: Schema.DateTimeUtc
})

const Held = Schema.Struct({ ...ProfileKey.fields, answers: Schema.Array(Answer), rehearsal: Schema.Boolean })

const Rank = Schema.Struct({ earlier: Schema.Int, asExtreme: Schema.Int })
const AroundRow = Schema.Struct({
  sightings: SightingsByKind,
  ranks: Schema.partial(
    Schema.Record({
      key: Schema.Literal("form_seconds", "call_seconds", "inbound_calls", "burst"),
      value: Rank
    })
  ),
  trusted: Schema.Array(PatternKind)
})

export interface HeldSubject {
  readonly lead: Lead
  readonly profile: EnrichedProfile | null
  readonly answers: ReadonlyArray<StoredAnswer>
  /** The sandbox is asked: everybody is made up. */
  readonly rehearsal: boolean
}

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const profiles = yield* Profiles

  const load = (leadId: LeadId): Effect.Effect<Option.Option<HeldSubject>> =>
    Effect.gen(function* () {
      const [row] = yield* sql<object>`
        with asked as (select * from leads where lead_id = ${leadId})
        select ${sql.literal(leadSql.selected)}, p.profile_id, p.expires_at,
          (select coalesce(jsonb_agg(jsonb_build_object('providerId', a.provider_id, 'provider', a.provider,
            'record', a.record, 'answeredAt', a.answered_at, 'validUntil', a.valid_until)), '[]')
            from lead_provider_answers a where a.lead_id = asked.lead_id) answers,
          exists (select from data_providers where origin = 'sandbox' and is_enabled) rehearsal
        from asked
        left join (select profile_id, expires_at, lead_id profile_of from lead_enrichment_profiles) p
          on profile_of = lead_id`
      if (row === undefined) return Option.none()
      const { lead } = yield* storedLead(row)
      const { answers, rehearsal, ...key } = yield* Schema.decodeUnknown(Held)(row)
      return Option.some({ lead, profile: yield* profiles.get(key), answers, rehearsal })
    }).pipe(Effect.orDie)

  const around = ({ at, fingerprints, leadId }: Coming, now: DateTime.Utc): Effect.Effect<Around> => {
    const came = sql`${DateTime.toDate(at)}::timestamptz`
    const hashes = hexed(fingerprints)
    return sql`
      select
        (select coalesce(jsonb_object_agg(a.kind, counted), '{}')
          from jsonb_to_recordset(${hashes}::jsonb) a(kind text, hash text) cross join lateral (
            select jsonb_build_object(
              'within5Minutes', count(*) filter (where apart <= interval '5 minutes'),
              'within1Hour', count(*) filter (where apart <= interval '1 hour'),
              'within24Hours', count(*) filter (where apart <= interval '24 hours'),
              'within30Days', count(*) filter (where apart <= interval '30 days'),
              'names', count(distinct who) filter (where apart <= interval '30 days'),
              'families', count(distinct family)) counted
            from (
              select who, family, greatest(seen_at - ${came}, ${came} - seen_at) apart from velocity_events e
              where e.hash = decode(a.hash, 'hex')
                and e.seen_at between ${came} - interval '90 days' and ${came} + interval '90 days'
              order by e.seen_at desc limit ${lookedAtAtMost}
            ) seen
          ) c where a.kind <> 'email_domain') sightings,
        (select coalesce(jsonb_object_agg(own.measure, jsonb_build_object('earlier', earlier, 'asExtreme', as_extreme)), '{}')
          from risk_source_history own cross join lateral (
            select count(*) earlier, count(*) filter (where case
              when own.measure in ('form_seconds', 'call_seconds') then h.value <= own.value
              else h.value >= own.value end) as_extreme
            from (
              select value from risk_source_history h
              where h.source = own.source and h.measure = own.measure and h.lead_id <> own.lead_id
              order by h.seen_at desc limit ${lookedAtAtMost}
            ) h
          ) r where own.lead_id = ${leadId}) ranks,
        (select coalesce(jsonb_agg(distinct t.kind), '[]')
          from jsonb_to_recordset(${hashes}::jsonb) a(kind text, hash text)
          join trusted_patterns t on t.hash = decode(a.hash, 'hex') and t.kind = a.kind
          where t.expires_at > ${DateTime.toDate(now)}) trusted`.pipe(
      Effect.flatMap(([row]) => Schema.decodeUnknown(AroundRow)(row)),
      Effect.orDie
    )
  }

  return { load, around }
})

/** What a validation rests on: the lead as it is held, and what other leads say about it. */
export class RiskSubjectsRepo extends Context.Tag("callwise/risk/RiskSubjectsRepo")<
  RiskSubjectsRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(RiskSubjectsRepo, make).pipe(Layer.provide(Profiles.layer))
}
