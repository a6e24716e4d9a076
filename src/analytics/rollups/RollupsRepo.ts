import { SqlClient } from "@effect/sql"
import { Context, DateTime, Effect, Layer, Schema } from "effect"
import { counting, Part } from "./Parts.ts"

/** Held while hours are counted: two who count the same would only wait for each other. */
const rollupLock = 7_221_090_417

const PartHour = Schema.Struct({ part: Part, hour: Schema.DateTimeUtcFromDate })

/** Whole hours, the end exclusive. */
export interface Hours {
  readonly from: DateTime.Utc
  readonly to: DateTime.Utc
}

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const countOf = counting(sql)
  const stretch = {
    from: sql.literal("due.hour"),
    to: sql.literal("due.hour + interval '1 hour'"),
    until: sql`timestamptz 'infinity'`
  }

  /** What is counted now in each part's hour of the table `pending`. */
  const counted = sql`
    select due.part, due.hour, coalesce(jsonb_object_agg(c.name, c.value) filter (where c.name is not null), '{}') counts
    from pending due left join lateral (${sql.join(
      " union all ",
      false
    )(
      Part.literals.map(
        part => sql`select * from (${countOf[part](stretch)}) c where due.part = ${sql.literal(`'${part}'`)}`
      )
    )}) c
      on true group by 1, 2`

  const hours = ({ from, to }: Hours, parts: ReadonlyArray<Part> = Part.literals) => sql`
    select part, hour from generate_series(${DateTime.toDate(from)}::timestamptz, ${DateTime.toDate(to)}::timestamptz - interval '1 hour', interval '1 hour') hour,
      unnest(array[${sql.literal(parts.map(part => `'${part}'`).join(", "))}]) part`

  /** Counts anew the latest hours in which something was written; tells how many, none while another replica is at it. */
  const rollUp = Effect.fn("RollupsRepo.rollUp")((atMost: number) =>
    sql`select pg_try_advisory_xact_lock(${rollupLock}) mine`.pipe(
      Effect.flatMap(([lock]) =>
        lock?.mine === true
          ? sql`
              with pending as materialized (
                  select part, hour from effectiveness_recounts group by 1, 2 order by 2 desc limit ${atMost}),
                taken as (delete from effectiveness_recounts r using pending due where r.part = due.part and r.hour = due.hour)
              insert into personalization_effectiveness_metrics (part, hour, counts) ${counted}
              on conflict (hour, part) do update set counts = excluded.counts, counted_at = now()
              returning 1`
          : Effect.succeed([])
      ),
      Effect.map(rows => rows.length),
      sql.withTransaction,
      Effect.orDie
    )
  )

  /** How many hours, of one part or another, wait to be counted. */
  const waiting: Effect.Effect<number> = sql<{ waiting: number }>`
    select count(*)::int waiting from (select from effectiveness_recounts group by part, hour) due`.pipe(
    Effect.map(([row]) => row?.waiting ?? 0),
    Effect.orDie
  )

  /** Has every hour of a range counted anew. */
  const askAll = Effect.fn("RollupsRepo.askAll")((range: Hours, parts?: ReadonlyArray<Part>) =>
    Effect.orDie(sql`insert into effectiveness_recounts (part, hour) ${hours(range, parts)}`)
  )

  /** Hours whose sums are not what the events say, though nothing waits to be counted there: none, ever. */
  const differing = Effect.fn("RollupsRepo.differing")((range: Hours) =>
    sql`
      with pending as materialized (${hours(range)}), counted as (${counted})
      select part, hour from counted c left join personalization_effectiveness_metrics m using (part, hour)
      where c.counts <> coalesce(m.counts, '{}')
        and not exists (select from effectiveness_recounts r where r.part = c.part and r.hour = c.hour)
      order by hour, part`.pipe(Effect.flatMap(Schema.decodeUnknown(Schema.Array(PartHour))), Effect.orDie)
  )

  return { rollUp, waiting, askAll, differing }
})

/** The sums by hour that analytics reads, and how they stay equal to the events. */
export class RollupsRepo extends Context.Tag("callwise/analytics/RollupsRepo")<
  RollupsRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(RollupsRepo, make)
}
