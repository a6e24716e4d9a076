import { SqlClient } from "@effect/sql"
import { Context, DateTime, Effect, Layer, Schema } from "effect"
import type { Range } from "./CountsRepo.ts"

const Cohort = Schema.Struct({
  day: Schema.String,
  holdout: Schema.Boolean,
  leads: Schema.Int,
  /** Long enough ago that an outcome can be told. */
  matured: Schema.Int,
  converted: Schema.Int
})
export type Cohort = typeof Cohort.Type

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient

  /** Leads by the day of the first offers that were decided for them, and whether they converted within so many days of it. */
  const cohorts = Effect.fn("UpliftRepo.cohorts")(function* (
    { asOf, endDate, startDate, timeZone }: Range,
    windowDays: number
  ) {
    const until = sql`${DateTime.toDate(asOf)}::timestamptz`
    const window = sql`make_interval(days => ${windowDays})`
    return yield* sql`
      with first as (
        select distinct on (lead_id) lead_id, holdout, decided_at from decisions
        where kind = 'offers' and not forced and lead_id is not null and decided_at <= ${until} order by lead_id, decided_at
      ), cohort as (
        select *, (decided_at at time zone ${timeZone})::date::text "day", decided_at + ${window} <= ${until} is_matured from first
        where decided_at >= (${startDate}::date::timestamp at time zone ${timeZone})
          and decided_at < ((${endDate}::date + 1)::timestamp at time zone ${timeZone})
      ), outcome as (
        select c.*, exists (select from personalized_offers o where o.lead_id = c.lead_id and o.status = 'accepted'
            and o.responded_at >= c.decided_at and o.responded_at <= c.decided_at + ${window})
          or exists (select from calls k where k.lead_id = c.lead_id and k.outcome = 'sold'
            and k.ended_at >= c.decided_at and k.ended_at <= c.decided_at + ${window}) has_converted
        from cohort c
      )
      select "day", holdout, count(*)::int leads, (count(*) filter (where is_matured))::int matured,
        (count(*) filter (where is_matured and has_converted))::int converted
      from outcome group by 1, 2 order by 1`.pipe(
      Effect.flatMap(Schema.decodeUnknown(Schema.Array(Cohort))),
      Effect.orDie
    )
  })

  return { cohorts }
})

/** Who was personalised for and who was not, and what came of it. */
export class UpliftRepo extends Context.Tag("callwise/analytics/UpliftRepo")<
  UpliftRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(UpliftRepo, make)
}
