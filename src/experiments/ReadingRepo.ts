import { SqlClient } from "@effect/sql"
import { Context, DateTime, Effect, Layer, Schema } from "effect"
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

  const observe = Effect.fn("ReadingRepo.observe")(function* (
    experiment: Pick<Experiment, "key" | "unit" | "metric">,
    at: DateTime.Utc
  ) {
    const { key, metric } = experiment
    const now = moment(at)
    const counting = countingIn(key, at)
    const answered = sql`o.responded_at <= ${now}`
    const accepted = sql`(o.status = 'accepted' and ${answered})`
    const open = sql`(o.valid_until > ${now} and (o.responded_at is null or o.responded_at > ${now}))`
    const ofPremiums = metric === "premium"

    const assigned = sql`select variant, count(*)::int count from experiment_assignments
      where experiment_key = ${key} and assigned_at <= ${now} group by variant`

    const outcomes = sql`
      with exposed as materialized (select * from experiment_exposures where ${counting}),
      decided as (
        select exposure_id, decision_id from exposed where decision_id is not null
        union
        select e.exposure_id, d.decision_id from exposed e
          join decisions d on d.lead_id = e.lead_id and d.experiment_key = ${key} and d.variant = e.variant and not d.forced
      ), answers as (
        select exposure_id, bool_or(${accepted}) accepted, bool_or(${open}) is_open,
          sum(o.annual_premium) filter (where ${accepted}) premium
        from decided join personalized_offers o using (decision_id) where o.presented_at <= ${now} group by exposure_id
      ), outcome as (
        select variant, agent_id, coalesce(accepted, false) accepted, coalesce(is_open, false) is_open,
          coalesce(premium, 0)::float8 premium
        from exposed left join answers using (exposure_id)
      ), final as (
        select variant, agent_id, ${ofPremiums ? sql`not is_open` : sql`accepted or not is_open`} is_known,
          ${ofPremiums ? sql`premium` : sql`accepted::int::float8`} y
        from outcome
      )
      select variant, agent_id, count(*)::int exposed, (count(*) filter (where is_known))::int known,
        (count(*) filter (where is_known and y > 0))::int positive,
        coalesce(sum(y) filter (where is_known), 0) sum, coalesce(sum(y * y) filter (where is_known), 0) sum_of_squares
      from final group by variant, agent_id`

    const observation: Observation = yield* Effect.all({
      assigned: Effect.flatMap(assigned, Schema.decodeUnknown(Schema.Array(ArmCount))),
      outcomes: Effect.flatMap(outcomes, Schema.decodeUnknown(Schema.Array(Observed))),
      firstExposed: firstExposed(experiment, at)
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
