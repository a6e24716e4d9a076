import { SqlClient } from "@effect/sql"
import { Context, DateTime, Effect, Layer, Schema } from "effect"
import type { Counts } from "./Counts.ts"
import type { GroupBy } from "./Period.ts"

export interface Range {
  readonly startDate: string
  readonly endDate: string
  readonly timeZone: string
  readonly groupBy: GroupBy
  /** What was known then. */
  readonly asOf: DateTime.Utc
}

const Row = Schema.Struct({ day: Schema.String, name: Schema.String, value: Schema.Number })

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient

  /** By the first day of each period in which something happened; a week or month that the range cuts begins where it begins. */
  const count = Effect.fn("CountsRepo.count")(function* (
    { asOf, endDate, groupBy, startDate, timeZone }: Range,
    conversionDays: number
  ) {
    const until = sql`${DateTime.toDate(asOf)}::timestamptz`
    const from = sql`(${startDate}::date::timestamp at time zone ${timeZone})`
    const to = sql`least((${endDate}::date + 1)::timestamp at time zone ${timeZone}, ${until} + interval '1 microsecond')`
    const within = (column: string) => sql`${sql.literal(column)} >= ${from} and ${sql.literal(column)} < ${to}`
    const day = (column: string) =>
      sql`greatest(date_trunc(${groupBy}, ${sql.literal(column)} at time zone ${timeZone})::date, ${startDate}::date)::text "day"`
    const rows = yield* sql`
      select ${day("created_at")}, n "name", count(*)::float8 "value" from personalized_offers,
          unnest(array['offers.suggested', 'offers.suggested.type.' || offer_type, 'offers.suggested.tier.' || tier,
            'offers.fit.' || least(9, fit_score / 10)]) n
        where ${within("created_at")} group by 1, 2
      union all
      select ${day("presented_at")}, n, count(*)::float8 from personalized_offers,
          unnest(array['offers.presented', 'offers.presented.tier.' || tier, 'offers.presented.type.' || offer_type]
            || case when status = 'accepted' and responded_at <= ${until}
              then array['offers.accepted', 'offers.accepted.tier.' || tier, 'offers.accepted.type.' || offer_type] else '{}' end
            || case when (responded_at is null or responded_at > ${until}) and valid_until > ${until} then array['offers.open'] else '{}' end) n
        where ${within("presented_at")} group by 1, 2
      union all
      select ${day("responded_at")}, n, coalesce(sum(v), 0)::float8 from personalized_offers,
          lateral (values ('offers.responses', 1), ('offers.responseSeconds', extract(epoch from responded_at - presented_at)),
            ('offers.responseSecondsSquared', extract(epoch from responded_at - presented_at) ^ 2),
            ('offers.acceptances', (status = 'accepted')::int), ('offers.acceptedPremium', case when status = 'accepted' then annual_premium else 0 end)) m(n, v)
        where ${within("responded_at")} group by 1, 2
      union all
      select ${day("created_at")}, n, coalesce(sum(v), 0)::float8 from coaching_suggestions,
          lateral (values ('suggestions.made', 1), ('suggestions.type.' || type, 1),
            ('suggestions.shown', (shown_at <= ${until})::int), ('suggestions.used', (used_at <= ${until})::int),
            ('suggestions.said', (said_at <= ${until})::int), ('suggestions.dismissed', (dismissed_at <= ${until})::int)) m(n, v)
        where not withheld and ${within("created_at")} group by 1, 2
      union all
      select ${day("at")}, n, coalesce(sum(v), 0)::float8 from suggestion_feedback,
          lateral (values ('suggestions.rated', 1), ('suggestions.stars', effectiveness_rating), ('suggestions.starsSquared', effectiveness_rating ^ 2)) m(n, v)
        where effectiveness_rating is not null and ${within("at")} group by 1, 2
      union all
      select ${day("at")}, n, coalesce(sum(v), 0)::float8 from enrichments,
          lateral (values ('enrichments', 1), ('enrichments.status.' || status, 1), ('enrichments.cost', total_cost),
            ('enrichments.maturedCost', case when at + make_interval(days => ${conversionDays}) <= ${until} then total_cost else 0 end),
            ('enrichments.seconds', duration_ms / 1000), ('enrichments.secondsSquared', (duration_ms / 1000) ^ 2)) m(n, v)
        where ${within("at")} group by 1, 2
      union all
      select ${day("at")}, 'lookups.' || (p->>'outcome'), count(*)::float8
        from enrichments, jsonb_array_elements(providers) p where ${within("at")} group by 1, 2
      union all
      select ${day("created_at")}, n, count(*)::float8 from risk_validation_results,
          unnest(array['validations', 'validations.severity.' || severity]
            || case when auto_escalate then array['validations.escalated'] else '{}' end) n
        where ${within("created_at")} group by 1, 2
      union all
      select ${day("decided_at")}, n, count(*)::float8 from risk_reviews,
          unnest(array['reviews.flagged'] || case when decision = 'approve' then array['reviews.falsePositive'] else '{}' end) n
        where flagged and ${within("decided_at")} group by 1, 2
      union all
      select ${day("started_at")}, n, coalesce(sum(v), 0)::float8 from calls,
          lateral (select (select avg((d->>'score')::float8) from (
              select d from call_events e, jsonb_array_elements(e.detected) d
              where e.call_id = calls.call_id and d->>'type' = 'sentiment' and e.at <= ${until} order by e.event_index desc limit 3) last)
            - (select avg((d->>'score')::float8) from (
              select d from call_events e, jsonb_array_elements(e.detected) d
              where e.call_id = calls.call_id and d->>'type' = 'sentiment' and e.at <= ${until} order by e.event_index limit 3) first) gain,
            (select count(*) from call_events e, jsonb_array_elements(e.detected) d
              where e.call_id = calls.call_id and d->>'type' = 'sentiment' and e.at <= ${until}) heard) mood,
          lateral (values ('calls', 1), ('calls.heard', (heard >= 6)::int), ('calls.sentimentGain', case when heard >= 6 then gain else 0 end),
            ('calls.sentimentGainSquared', case when heard >= 6 then gain ^ 2 else 0 end),
            ('calls.sold', (outcome = 'sold' and ended_at <= ${until})::int)) m(n, v)
        where ${within("started_at")} group by 1, 2`.pipe(
      Effect.flatMap(Schema.decodeUnknown(Schema.Array(Row))),
      Effect.orDie
    )
    const byDay = new Map<string, Map<string, number>>()
    for (const { day: first, name, value } of rows) {
      const counts = byDay.get(first) ?? new Map<string, number>()
      counts.set(name, (counts.get(name) ?? 0) + value)
      byDay.set(first, counts)
    }
    const found: ReadonlyMap<string, Counts> = byDay
    return found
  })

  return { count }
})

/** What happened in a range, counted from the events themselves. */
export class CountsRepo extends Context.Tag("callwise/analytics/CountsRepo")<
  CountsRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(CountsRepo, make)
}
