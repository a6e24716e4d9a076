import { SqlClient } from "@effect/sql"
import { Context, DateTime, Effect, Layer, Option, Schema } from "effect"
import { FailureReason } from "../providers/Provider.ts"
import type { Counts } from "./Judging.ts"

export interface Span {
  readonly from: DateTime.Utc
  readonly to: DateTime.Utc
}

const Counted = Schema.Struct({ numerator: Schema.Number, denominator: Schema.Number })
const OfSubject = Schema.Struct({ ...Counted.fields, subject: Schema.String, subjectName: Schema.String })
const OfProvider = Schema.Struct({ ...OfSubject.fields, pausedFor: Schema.NullOr(FailureReason) })

interface Budgets {
  readonly ofDay: Option.Option<number>
  /** By the source of a lead. */
  readonly ofCampaigns: ReadonlyMap<string, number>
}

/** How often what is watched happened, by indexes on time. */
const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient

  const within = (column: string, { from, to }: Span) =>
    sql`${sql.literal(column)} > ${DateTime.toDate(from)}::timestamptz and ${sql.literal(column)} <= ${DateTime.toDate(to)}::timestamptz`
  const counted = (query: Effect.Effect<ReadonlyArray<object>, unknown>): Effect.Effect<Counts> =>
    query.pipe(
      Effect.flatMap(Schema.decodeUnknown(Schema.Tuple(Counted))),
      Effect.map(([counts]) => counts),
      Effect.orDie
    )

  /** Those that nobody answered, of those that asked somebody. */
  const enrichments = (span: Span) =>
    counted(sql`
      select (fallen_back + failed)::float8 numerator, (asked + failed)::float8 denominator
      from (select count(*) asked, count(*) filter (where status = 'degraded') fallen_back
          from enrichments where ${within("at", span)} and status not in ('cached', 'skipped')) e,
        (select count(*) failed from enrichment_failures where ${within("at", span)}) f`)

  /** Of each provider that is switched on: look-ups without an answer, of those that were sent; or why none are sent for long. */
  const lookUps = (span: Span) =>
    sql`select d.id::text subject, d.name subject_name, c.numerator, c.denominator, t.pause_reason paused_for
      from data_providers d
      left join provider_tokens t on t.provider_id = d.id and t.paused_until > ${DateTime.toDate(span.to)}::timestamptz
        and (t.pause_reason in ('auth_rejected', 'forbidden', 'quota_exhausted')
          or t.paused_until > ${DateTime.toDate(span.to)}::timestamptz + interval '5 minutes')
      cross join lateral (
        select (count(*) filter (where outcome is distinct from 'matched' and outcome is distinct from 'not_found'))::float8 numerator,
          count(*)::float8 denominator
        from provider_purchases p where p.provider_id = d.id and ${within("p.created_at", span)} and p.state <> 'pending'
          and (p.outcome is null or p.outcome <> 'failed' or p.failure_reason not in ('bad_input', 'pending'))) c
      where d.is_enabled`.pipe(Effect.flatMap(Schema.decodeUnknown(Schema.Array(OfProvider))), Effect.orDie)

  /** Those that were used, of those that were shown and whose time has come. */
  const suggestions = (span: Span) =>
    counted(sql`
      select (count(*) filter (where used_at is not null))::float8 numerator, count(*)::float8 denominator
      from coaching_suggestions where ${within("created_at", span)} and not withheld and shown_at is not null
        and (used_at is not null or dismissed_at is not null or expires_at <= ${DateTime.toDate(span.to)})`)

  /** Leads at high or critical risk, of those that were validated for it. */
  const risks = (span: Span) =>
    counted(sql`
      select (count(distinct lead_id) filter (where severity in ('high', 'critical')))::float8 numerator,
        count(distinct lead_id)::float8 denominator
      from risk_validation_results where ${within("created_at", span)} and validation_type in ('fraud', 'all')`)

  /** US dollars of the day so far, under each budget that there is. */
  const spent = (at: DateTime.Utc, { ofCampaigns, ofDay }: Budgets) => {
    const today = sql`(${DateTime.toDate(at)}::timestamptz at time zone 'UTC')::date`
    const campaigns = JSON.stringify(Object.fromEntries(ofCampaigns))
    return sql`
      with budgets as (
        select 'day' subject, 'the day' subject_name, ${Option.getOrNull(ofDay)}::float8 denominator
        union all select 'provider:' || id, name, daily_budget::float8 from data_providers where is_enabled
        union all select 'source:' || key, 'the source ' || key, value::text::float8 from jsonb_each(${campaigns}::jsonb)
      )
      select b.subject, b.subject_name, b.denominator, coalesce(s.dollars, d.dollars, 0)::float8 numerator from budgets b
        left join budget_spend s on s.day = ${today} and s.budget = b.subject
        left join provider_spend d on d.day = ${today} and b.subject = 'day'
      where b.denominator > 0`.pipe(Effect.flatMap(Schema.decodeUnknown(Schema.Array(OfSubject))), Effect.orDie)
  }

  return { enrichments, lookUps, suggestions, risks, spent }
})

export class MeasuresRepo extends Context.Tag("callwise/alerts/MeasuresRepo")<
  MeasuresRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(MeasuresRepo, make)
}
