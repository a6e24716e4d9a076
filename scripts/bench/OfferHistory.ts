import type { SqlClient } from "@effect/sql"
import { Effect } from "effect"

interface Span {
  readonly from: number
  readonly to: number
  /** Over which they are spread, up to now. */
  readonly days: number
}

const perDecision = 4

/** Offers `from` to `to`, with their decisions and leads' conversions, written without the triggers that a single write would set off. */
export const fillOffers = (sql: SqlClient.SqlClient, { days, from, to }: Span) => {
  const at = sql`now() - ((i * 7919) % ${to}) * ${days}::float8 / ${to} * interval '1 day'`
  const decision = (i: string) => sql`lpad(to_hex(${sql.literal(i)}::bigint), 32, '0')::uuid`
  const series = sql`generate_series(${from / perDecision}::bigint, ${to / perDecision}::bigint - 1) i`
  return Effect.gen(function* () {
    yield* sql`set local session_replication_role = replica`
    yield* sql`insert into decisions (decision_id, kind, decided_at, valid_until, inputs_hash, versions, seed, holdout)
      select ${decision("i")}, 'offers', at, at + interval '7 days', '', '{}', 1, i % 10 = 0 from ${series}, lateral (select ${at} as at) came`
    yield* sql`insert into lead_conversions (holdout, decided_at, converted_at)
      select i % 10 = 0, at, case when i % 8 = 0 then at + interval '1 day' end from ${series}, lateral (select ${at} as at) came`
    yield* sql`insert into personalized_offers (offer_id, decision_id, position, propensity, tier, offer_type, product, fit_score, confidence,
        estimated_conversion_probability, conversion_model, holdout, annual_premium, valid_until, created_at, status, presented_at, responded_at)
      select ${decision(`i * ${perDecision} + o`)}, ${decision("i")}, o, 1, (array['primary', 'secondary', 'tertiary'])[1 + least(o, 2)],
        (array['auto', 'home', 'life', 'health', 'commercial', 'bundle'])[1 + (i + o) % 6], 'p', (i + 13 * o) % 101, 50, 30, 'm', i % 10 = 0, 900 + i % 700,
        at + interval '7 days', at, (array['suggested', 'presented', 'accepted', 'rejected'])[1 + (i + o) % 4],
        case when (i + o) % 4 > 0 then at + interval '1 minute' end, case when (i + o) % 4 > 1 then at + interval '5 minutes' end
      from ${series} cross join generate_series(0, ${perDecision - 1}) o, lateral (select ${at} as at) came`
  }).pipe(sql.withTransaction)
}

/** The sums of the other parts, as so many events of theirs would have left them. */
export const fillOtherSums = (
  sql: SqlClient.SqlClient,
  { days, events }: { readonly days: number; readonly events: number }
) => {
  const each = Math.ceil(events / (days * 24 * 4))
  const hours = sql`insert into personalization_effectiveness_metrics (hours, start, part, counts)
    select 1, hour_of(now()) - h * interval '1 hour', part, counts from generate_series(1, ${days}::int * 24) h cross join (values
      ('suggestions', jsonb_build_object('suggestions.made', ${each}::int, 'suggestions.shown', ${each}::int, 'suggestions.used', ${each}::int / 2,
        'suggestions.type.objection_handling', ${each}::int / 2, 'suggestions.type.pain_point_response', ${each}::int / 2)),
      ('feedback', jsonb_build_object('suggestions.rated', ${each}::int, 'suggestions.stars', 4 * ${each}::int, 'suggestions.starsSquared', 17 * ${each}::int)),
      ('enrichments', jsonb_build_object('enrichments', ${each}::int, 'enrichments.cost', ${each}::int * 0.17, 'enrichments.costSquared', ${each}::int * 0.04,
        'enrichments.seconds', ${each}::int * 0.4, 'enrichments.secondsSquared', ${each}::int * 0.3, 'enrichments.status.complete', ${each}::int,
        'lookups.matched', ${each}::int, 'lookups.cached', ${each}::int, 'lookups.not_found', 7)),
      ('validations', jsonb_build_object('validations', ${each}::int, 'validations.severity.low', ${each}::int, 'validations.escalated', 3,
        'validations.timed', ${each}::int, 'validations.seconds', ${each}::int * 0.02, 'validations.secondsSquared', ${each}::int * 0.001))
    ) p(part, counts)`
  return Effect.zipRight(
    hours,
    sql`insert into personalization_effectiveness_metrics (hours, start, part, counts)
      select 24, "day", part, jsonb_object_agg(key, "value") from (
        select day_of(start) "day", part, key, sum("value"::numeric) "value"
        from personalization_effectiveness_metrics, jsonb_each(counts) group by 1, 2, 3) of_name
      group by "day", part`
  )
}
