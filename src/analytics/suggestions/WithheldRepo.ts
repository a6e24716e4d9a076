import { SqlClient } from "@effect/sql"
import { Context, DateTime, Effect, Layer, Schema } from "effect"
import { Tally } from "./Comparing.ts"

/** Calls of the period, the latest first. */
export const readAtMost = 50_000

const Counted = Schema.Struct({
  read: Schema.Int,
  more: Schema.Boolean,
  tallies: Schema.Array(Tally)
})

export interface Asked {
  readonly from: DateTime.Utc
  /** Exclusive. */
  readonly to: DateTime.Utc
  readonly asOf: DateTime.Utc
}

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const moment = (at: DateTime.Utc) => sql`${DateTime.toDate(at)}::timestamptz`

  /** By the first suggestion of a kind in each call: that one was dealt before any of its kind could have changed the call. */
  const count = ({ asOf, from, to }: Asked): Effect.Effect<typeof Counted.Type> =>
    sql`
      with found as materialized (
        select call_id, outcome = 'sold' sold, sentiment_gain gain, row_number() over (order by started_at desc, call_id) place from calls
        where started_at >= ${moment(from)} and started_at < ${moment(to)} and ended_at <= ${moment(asOf)}
        order by started_at desc, call_id limit ${readAtMost + 1}
      ), dealt as (
        select distinct on (s.call_id, s.type) s.type, s.withheld, (s.decided ->> 'holdout')::float8 chance, sold, gain
        from found join coaching_suggestions s using (call_id)
        where place <= ${readAtMost} order by s.call_id, s.type, s.created_at, s.suggestion_id
      ), weighed as (
        select *, 1 / case when withheld then chance else 1 - chance end w from dealt where chance > 0 and chance < 1
      ), tally as (
        select type, withheld, count(*) calls, count(*) filter (where sold) sold, count(gain) heard,
          sum(w) weight, sum(w * w) "weightSquared", coalesce(sum(w) filter (where sold), 0) "soldWeight",
          coalesce(sum(w) filter (where gain is not null), 0) "heardWeight",
          coalesce(sum(w * w) filter (where gain is not null), 0) "heardWeightSquared",
          coalesce(sum(w * gain), 0) gain, coalesce(sum(w * w * gain), 0) "gainByWeightSquared",
          coalesce(sum(w * w * gain * gain), 0) "gainSquaredByWeightSquared"
        from weighed group by 1, 2
      )
      select least(count(*), ${readAtMost})::int "read", count(*) > ${readAtMost} more,
        (select coalesce(jsonb_agg(to_jsonb(tally)), '[]') from tally) tallies
      from found`.pipe(
      Effect.flatMap(Schema.decodeUnknown(Schema.Tuple(Counted))),
      Effect.map(([counted]) => counted),
      Effect.orDie
    )

  return { count }
})

/** What came of calls in which a suggestion was given, and of those in which chance withheld it. */
export class WithheldRepo extends Context.Tag("callwise/analytics/suggestions/WithheldRepo")<
  WithheldRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(WithheldRepo, make)
}
