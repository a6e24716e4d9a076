import { SqlClient } from "@effect/sql"
import { Context, DateTime, Effect, Layer, Schema } from "effect"
import { counting, hourDue, isKept, Part } from "./Parts.ts"

/** Held while hours are counted: two who count the same would only wait for each other. */
const rollupLock = 7_221_090_417

const PartHour = Schema.Struct({ part: Part, hour: Schema.DateTimeUtcFromDate })

const Anew = Schema.Struct({ hours: Schema.Int, days: Schema.Unknown })

const Kept = Schema.Struct({ sums: Schema.Int, before: Schema.NullOr(Schema.DateTimeUtcFromDate) })

/** Whole hours, the end exclusive. */
export interface Hours {
  readonly from: DateTime.Utc
  readonly to: DateTime.Utc
}

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const countOf = counting(sql)
  const hour = hourDue(sql)

  /** What is counted now in each part's hour of the table `pending`. */
  const counted = sql`
    select due.part, due.hour, coalesce(jsonb_object_agg(c.name, c.value) filter (where c.name is not null), '{}') counts
    from pending due left join lateral (${sql.join(
      " union all ",
      false
    )(
      Part.literals.map(
        part => sql`select * from (${countOf[part](hour)}) c where due.part = ${sql.literal(`'${part}'`)}`
      )
    )}) c
      on true group by 1, 2`

  const hours = ({ from, to }: Hours, parts: ReadonlyArray<Part> = Part.literals) => sql`
    select named.part, hour from generate_series(${DateTime.toDate(from)}::timestamptz, ${DateTime.toDate(to)}::timestamptz - interval '1 hour', interval '1 hour') hour,
      unnest(array[${sql.literal(parts.map(part => `'${part}'`).join(", "))}]) named(part)
    where not ${isKept(sql, "named.part", "hour")}`

  const hoursAnew = (atMost: number) => sql`
    with pending as materialized (
        select part, hour, array_agg(entry_id) entries from effectiveness_recounts group by 1, 2 order by 2 desc limit ${atMost}),
      taken as (delete from effectiveness_recounts where entry_id = any (array(select unnest(entries) from pending))),
      summed as (
        insert into personalization_effectiveness_metrics (hours, part, start, counts) select 1, part, hour, counts from (${counted}) hour
        on conflict (hours, start, part) do update set counts = excluded.counts, counted_at = now()
          where not ${isKept(sql, "excluded.part", "excluded.start")}
        returning part, start)
    select (select count(*)::int from pending) hours,
      coalesce(jsonb_agg(distinct jsonb_build_object('part', part, 'day', day_of(start))), '[]') days from summed`

  const daysAnew = (days: unknown) => sql`
    insert into personalization_effectiveness_metrics (hours, part, start, counts)
    select 24, due.part, due.day, coalesce(total.counts, '{}')
    from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) due(part text, day timestamptz), lateral (
      select jsonb_object_agg(key, value) counts from (
        select c.key, sum(c.value::numeric) "value" from personalization_effectiveness_metrics m, jsonb_each(m.counts) c
        where m.hours = 1 and m.part = due.part and m.start >= due.day and m.start < due.day + interval '1 day' group by 1) of_name) total
    on conflict (hours, start, part) do update set counts = excluded.counts, counted_at = now()`

  const anew = (atMost: number) =>
    Effect.gen(function* () {
      const { days, hours } = yield* Schema.decodeUnknown(Anew)((yield* hoursAnew(atMost))[0])
      if (hours > 0) yield* daysAnew(days)
      return hours
    })

  /** Counts anew the latest hours in which something was written, and their days; tells how many hours, none while another replica is at it. */
  const rollUp = Effect.fn("RollupsRepo.rollUp")((atMost: number) =>
    sql`select pg_try_advisory_xact_lock(${rollupLock}) mine`.pipe(
      Effect.flatMap(([lock]) => (lock?.mine === true ? anew(atMost) : Effect.succeed(0))),
      sql.withTransaction,
      Effect.orDie
    )
  )

  /** The latest entry of the log: what a service goes on writing comes behind it. */
  const latest: Effect.Effect<string> = sql<{ latest: string }>`
    select coalesce(max(entry_id), 0)::text latest from effectiveness_recounts`.pipe(
    Effect.map(([row]) => row?.latest ?? "0"),
    Effect.orDie
  )

  /** How many hours, of one part or another, wait to be counted since an entry or before. */
  const waiting = (upTo: string): Effect.Effect<number> =>
    sql<{ waiting: number }>`
      select count(*)::int waiting
      from (select from effectiveness_recounts where entry_id <= ${upTo}::bigint group by part, hour) due`.pipe(
      Effect.map(([row]) => row?.waiting ?? 0),
      Effect.orDie
    )

  /** Has every hour of a range counted anew, but for those whose events are gone. */
  const askAll = Effect.fn("RollupsRepo.askAll")((range: Hours, parts?: ReadonlyArray<Part>) =>
    Effect.orDie(sql`insert into effectiveness_recounts (part, hour) ${hours(range, parts)}`)
  )

  /** The sums of a range that stay as they are, because the time of their events was over. */
  const kept = (range: Hours): Effect.Effect<typeof Kept.Type> =>
    sql`
      select count(*)::int sums, max(k.before) before from personalization_effectiveness_metrics m join effectiveness_kept k using (part)
      where m.hours = 1 and m.start >= ${DateTime.toDate(range.from)} and m.start < least(k.before, ${DateTime.toDate(range.to)})`.pipe(
      Effect.flatMap(Schema.decodeUnknown(Schema.Tuple(Kept))),
      Effect.map(([found]) => found),
      Effect.orDie
    )

  /** Hours whose sums are not what the events say, and days that are not the sum of their hours, though nothing waits to be counted: none, ever. */
  const differing = Effect.fn("RollupsRepo.differing")((range: Hours) =>
    sql`
      with pending as materialized (${hours(range)}), counted as (${counted}),
      days as (
        select part, day, jsonb_object_agg(key, value) counts from (
          select m.part, day_of(m.start) "day", c.key, sum(c.value::numeric) "value"
          from personalization_effectiveness_metrics m, jsonb_each(m.counts) c
          where m.hours = 1 and m.start >= ${DateTime.toDate(range.from)} and m.start < ${DateTime.toDate(range.to)} group by 1, 2, 3) of_name
        group by 1, 2)
      select c.part, c.hour from counted c left join personalization_effectiveness_metrics m on m.hours = 1 and m.part = c.part and m.start = c.hour
      where c.counts <> coalesce(m.counts, '{}')
        and not exists (select from effectiveness_recounts r where r.part = c.part and r.hour = c.hour)
      union
      select d.part, d.day from days d left join personalization_effectiveness_metrics m on m.hours = 24 and m.part = d.part and m.start = d.day
      where d.counts <> coalesce(m.counts, '{}') and d.day >= ${DateTime.toDate(range.from)}
        and not ${isKept(sql, "d.part", "d.day")}
      order by hour, part`.pipe(Effect.flatMap(Schema.decodeUnknown(Schema.Array(PartHour))), Effect.orDie)
  )

  return { rollUp, latest, waiting, askAll, kept, differing }
})

/** The sums by hour that analytics reads, and how they stay equal to the events. */
export class RollupsRepo extends Context.Tag("callwise/analytics/RollupsRepo")<
  RollupsRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(RollupsRepo, make)
}
