import { SqlClient, type Statement } from "@effect/sql"
import { Context, DateTime, Effect, Layer, Schema } from "effect"
import type { Counts } from "./Counts.ts"
import { counting, hourDue, isKept, type Part } from "./rollups/Parts.ts"
import { areOfWholeHours, type Piece, piecesOf, type Stretch } from "./rollups/Stretches.ts"

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

  const given = (stretches: ReadonlyArray<Stretch | Piece>) =>
    sql`select * from jsonb_to_recordset(${JSON.stringify(
      stretches.map(({ from, to, ...stretch }) => ({
        ...stretch,
        from: DateTime.formatIso(from),
        to: DateTime.formatIso(to)
      }))
    )}::jsonb) as s("start" text, matured boolean, hours int, "from" timestamptz, "to" timestamptz)`

  const [from, to] = [sql.literal(`s."from"`), sql.literal(`s."to"`)]
  const hour = hourDue(sql)
  const all = sql.join(" union all ", false)

  const fromEvents = (parts: ReadonlyArray<Part>, stretches: ReadonlyArray<Stretch>, asOf: DateTime.Utc) => {
    const until = sql`${DateTime.toDate(asOf)}::timestamptz`
    const ofPart = (part: Part) =>
      sql`select s."start", s.matured, c.* from stretch s cross join lateral (${countOf[part]({ from, to, until })}) c`
    return sql`with stretch as materialized (${given(stretches)}), counted as (${all(parts.map(ofPart))})`
  }

  /** Sums of whole days and hours, and the events themselves where something was written since they were summed: in one snapshot. */
  const fromSums = (parts: ReadonlyArray<Part>, stretches: ReadonlyArray<Stretch>) => {
    const asked = sql`part in ${sql.in(parts)}`
    const sums = sql`select s."start", s.matured, c.key "name", c.value::numeric "value"`
    const isPending = sql`exists (select from pending due where due.part = m.part and due.hour = m.start)`
    const ofPart = (part: Part) =>
      sql`select s."start", s.matured, c.* from pending due join stretch s on due.hour >= ${from} and due.hour < ${to}
        cross join lateral (${countOf[part](hour)}) c where due.part = ${sql.literal(`'${part}'`)}`
    return sql`
      with stretch as materialized (${given(stretches.flatMap(piecesOf))}),
      pending as materialized (
        select distinct part, hour from effectiveness_recounts r
        where ${asked} and hour >= (select min("from") from stretch) and hour < (select max("to") from stretch)
          and not ${isKept(sql, "r.part", "r.hour")}),
      pending_day as materialized (select distinct part, day_of(hour) "day" from pending),
      counted as (
        ${sums} from stretch s
          join personalization_effectiveness_metrics m on m.hours = 24 and m.start >= ${from} and m.start < ${to} and m.${asked}, jsonb_each(m.counts) c
        where s.hours = 24 and not exists (select from pending_day due where due.part = m.part and due.day = m.start)
        union all
        ${sums} from stretch s
          join personalization_effectiveness_metrics m on m.hours = 1 and m.start >= ${from} and m.start < ${to} and m.${asked}, jsonb_each(m.counts) c
        where s.hours = 1 and not ${isPending}
        union all
        ${sums} from pending_day p join stretch s on s.hours = 24 and p.day >= ${from} and p.day < ${to}
          join personalization_effectiveness_metrics m
            on m.hours = 1 and m.part = p.part and m.start >= p.day and m.start < p.day + interval '1 day', jsonb_each(m.counts) c
        where not ${isPending}
        union all
        ${all(parts.map(ofPart))}
      )`
  }

  const summed = (counted: Statement.Fragment) =>
    sql`${counted}
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
    if (asOf === null && areOfWholeHours(stretches)) return yield* summed(fromSums(parts, stretches))
    return yield* summed(fromEvents(parts, stretches, asOf ?? (yield* DateTime.now)))
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
