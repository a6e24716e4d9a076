import { SqlClient } from "@effect/sql"
import { Context, DateTime, Effect, Layer, Schema } from "effect"
import { lookDays } from "../statistics/Randomisation.ts"
import type { Experiment } from "./Experiment.ts"
import { ArmCount, DayCount, type Observation, Observed } from "./Observation.ts"

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient

  const moment = (at: DateTime.Utc) => sql`${DateTime.toDateUtc(at)}::timestamptz`
  const countingIn = (key: string, at: DateTime.Utc) =>
    sql`experiment_key = ${key} and not forced and exposed_at <= ${moment(at)}`

  const firstExposed = ({ key, unit }: Pick<Experiment, "key" | "unit">, at: DateTime.Utc) => {
    const counting = countingIn(key, at)
    const units =
      unit === "agent"
        ? sql`select variant, min(exposed_at) exposed_at from experiment_exposures where ${counting} group by variant, agent_id`
        : sql`select variant, exposed_at from experiment_exposures where ${counting}`
    return sql`
      select variant, floor(extract(epoch from exposed_at) / 86400)::int as day, count(*)::int count
      from (${units}) units group by 1, 2 order by day`.pipe(
      Effect.flatMap(Schema.decodeUnknown(Schema.Array(DayCount))),
      Effect.orDie
    )
  }

  const outcomes = ({ key, metric }: Pick<Experiment, "key" | "metric">, at: DateTime.Utc) => {
    const now = moment(at)
    const accepted = sql`(o.status = 'accepted' and o.responded_at <= ${now})`
    return sql`
      with exposed as materialized (select * from experiment_exposures where ${countingIn(key, at)}),
      decided as (
        select exposure_id, decision_id from exposed where decision_id is not null
        union
        select e.exposure_id, d.decision_id from exposed e
          join decisions d on d.lead_id = e.lead_id and d.experiment_key = ${key} and d.variant = e.variant and not d.forced
      ), answers as (
        select exposure_id, bool_or(${accepted}) accepted, bool_and(o.valid_until <= ${now}) is_over,
          sum(o.annual_premium) filter (where ${accepted}) premium
        from decided join personalized_offers o using (decision_id) where o.presented_at <= ${now} group by exposure_id
      ), final as (
        select variant, agent_id, coalesce(is_over, true) is_known,
          ${metric === "premium" ? sql`coalesce(premium, 0)::float8` : sql`coalesce(accepted, false)::int::float8`} y
        from exposed left join answers using (exposure_id)
      )
      select variant, agent_id, count(*)::int exposed, (count(*) filter (where is_known))::int known,
        (count(*) filter (where is_known and y > 0))::int positive,
        coalesce(sum(y) filter (where is_known), 0) sum, coalesce(sum(y * y) filter (where is_known), 0) sum_of_squares
      from final group by variant, agent_id`.pipe(
      Effect.flatMap(Schema.decodeUnknown(Schema.Array(Observed))),
      Effect.orDie
    )
  }

  const looksOf = ({ unit }: Pick<Experiment, "unit">, first: number | undefined, at: DateTime.Utc) => {
    if (unit === "lead" || first === undefined) return []
    const began = DateTime.unsafeMake(first * 86_400_000)
    return lookDays(DateTime.distance(began, at) / 86_400_000).map(days => DateTime.add(began, { days }))
  }

  const observe = Effect.fn("ReadingRepo.observe")(function* (
    experiment: Pick<Experiment, "key" | "unit" | "metric">,
    at: DateTime.Utc
  ) {
    const now = moment(at)
    const assigned = sql`select variant, count(*)::int count from experiment_assignments
      where experiment_key = ${experiment.key} and assigned_at <= ${now} group by variant`
    const exposed = yield* firstExposed(experiment, at)
    const observation: Observation = yield* Effect.all({
      assigned: Effect.flatMap(assigned, Schema.decodeUnknown(Schema.Array(ArmCount))),
      outcomes: outcomes(experiment, at),
      looks: Effect.forEach(looksOf(experiment, exposed[0]?.day, at), look => outcomes(experiment, look)),
      firstExposed: Effect.succeed(exposed)
    }).pipe(Effect.orDie)
    return observation
  })

  return { observe, firstExposed }
})

export class ReadingRepo extends Context.Tag("callwise/experiments/ReadingRepo")<
  ReadingRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(ReadingRepo, make)
}
