import { SqlClient, type Statement } from "@effect/sql"
import { Context, DateTime, Effect, Layer, Schema } from "effect"
import type { Counts } from "./Counts.ts"
import { counting, type Part } from "./rollups/Parts.ts"
import { beginOnTheHour, type Stretch } from "./rollups/Stretches.ts"

const Row = Schema.Struct({
  start: Schema.String,
  matured: Schema.Boolean,
  counts: Schema.Record({ key: Schema.String, value: Schema.Number })
})

export interface Counted {
  readonly start: string
  readonly matured: boolean
  readonly counts: Counts
}

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const countOf = counting(sql)

  const given = (stretches: ReadonlyArray<Stretch>) =>
    sql`select * from jsonb_to_recordset(${JSON.stringify(
      stretches.map(({ from, to, ...stretch }) => ({
        ...stretch,
        from: DateTime.formatIso(from),
        to: DateTime.formatIso(to)
      }))
    )}::jsonb) as s("start" text, matured boolean, "from" timestamptz, "to" timestamptz)`

  const [from, to] = [sql.literal(`s."from"`), sql.literal(`s."to"`)]
  const whole = {
    from: sql.literal("due.hour"),
    to: sql.literal("due.hour + interval '1 hour'"),
    until: sql`timestamptz 'infinity'`
  }

  const fromEvents = (parts: ReadonlyArray<Part>, asOf: DateTime.Utc) => {
    const until = sql`${DateTime.toDate(asOf)}::timestamptz`
    return sql`counted as (${sql.join(
      " union all ",
      false
    )(
      parts.map(
        part =>
          sql`select s."start", s.matured, c.* from stretch s cross join lateral (${countOf[part]({ from, to, until })}) c`
      )
    )})`
  }

  /** Sums of whole hours, and the events themselves where something was written since they were summed: in one snapshot. */
  const fromRollups = (parts: ReadonlyArray<Part>) => {
    const asked = sql`part in ${sql.in(parts)} and hour >= (select min("from") from stretch) and hour < (select max("to") from stretch)`
    return sql`pending as materialized (select distinct part, hour from effectiveness_recounts where ${asked}),
      counted as (
        select s."start", s.matured, c.key "name", c.value::numeric "value"
        from stretch s join personalization_effectiveness_metrics m on m.hour >= ${from} and m.hour < ${to} and m.part in ${sql.in(parts)},
          jsonb_each_text(m.counts) c
        where not exists (select from pending due where due.part = m.part and due.hour = m.hour)
        union all
        ${sql.join(
          " union all ",
          false
        )(
          parts.map(
            part => sql`select s."start", s.matured, c.* from pending due join stretch s on due.hour >= ${from} and due.hour < ${to}
              cross join lateral (${countOf[part](whole)}) c where due.part = ${sql.literal(`'${part}'`)}`
          )
        )}
      )`
  }

  const summed = (stretches: ReadonlyArray<Stretch>, counted: Statement.Fragment) =>
    sql`with stretch as materialized (${given(stretches)}), ${counted}
      select "start", matured, jsonb_object_agg("name", "value") counts
      from (select "start", matured, "name", sum("value") "value" from counted group by 1, 2, 3) total group by 1, 2`.pipe(
      Effect.flatMap(Schema.decodeUnknown(Schema.Array(Row))),
      Effect.orDie,
      Effect.map(rows =>
        rows.map(({ counts, ...row }): Counted => ({ ...row, counts: new Map(Object.entries(counts)) }))
      )
    )

  /** As it is known now, or as it was known at an earlier moment. */
  const count = Effect.fn("CountsRepo.count")(function* (
    parts: ReadonlyArray<Part>,
    stretches: ReadonlyArray<Stretch>,
    asOf: DateTime.Utc | null
  ) {
    if (stretches.length === 0) return []
    if (asOf === null && beginOnTheHour(stretches)) return yield* summed(stretches, fromRollups(parts))
    return yield* summed(stretches, fromEvents(parts, asOf ?? (yield* DateTime.now)))
  })

  return { count }
})

/** What happened in stretches of time, those without any event left out. */
export class CountsRepo extends Context.Tag("callwise/analytics/CountsRepo")<
  CountsRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(CountsRepo, make)
}
