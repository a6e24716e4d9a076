import { SqlClient } from "@effect/sql"
import { Context, DateTime, Effect, Layer, Schema, Stream } from "effect"
import { Arm, ExperimentKey } from "../../experiments/Experiment.ts"
import { Choice } from "../../offers/ranking/Choice.ts"
import { rankingVersion } from "../../offers/ranking/Ranking.ts"
import { Fate } from "./PoliciesAnswer.ts"

/** Of one lead or another, in the period. */
export const readAtMost = 20_000
const experimentsAtMost = 1_000

const Counted = Schema.Struct({
  fate: Schema.Literal("counted"),
  choices: Schema.Array(Choice),
  /** Null where a lead's arm was not drawn for it alone, or offers were ordered otherwise then. */
  experimentKey: Schema.NullOr(ExperimentKey),
  accepted: Schema.Boolean,
  premium: Schema.Number,
  converted: Schema.NullOr(Schema.Boolean)
})
export const PolicyLogRow = Schema.Union(
  Counted,
  Schema.Struct({ fate: Schema.Literal(...Fate.literals.filter(fate => fate !== "counted")) })
)
export type PolicyLogRow = typeof PolicyLogRow.Type

const Arms = Schema.Struct({ key: ExperimentKey, arms: Schema.Array(Arm) })
const More = Schema.Tuple(Schema.Struct({ more: Schema.Boolean }))

export interface Asked {
  readonly from: DateTime.Utc
  /** Exclusive. */
  readonly to: DateTime.Utc
  readonly asOf: DateTime.Utc
  readonly conversionDays: number
}

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const moment = (at: DateTime.Utc) => sql`${DateTime.toDate(at)}::timestamptz`
  const asked = ({ asOf, from, to }: Asked) => sql`kind = 'offers' and decided_at >= ${moment(from)}
    and decided_at < ${moment(to)} and decided_at <= ${moment(asOf)}`

  /** The latest decisions of the time, no more than `readAtMost`, each with what becomes of it. */
  const read = (range: Asked) => {
    const asOf = moment(range.asOf)
    const days = sql`make_interval(days => ${range.conversionDays}::int)`
    return sql`
      with read as materialized (
        select decision_id, lead_id, decided_at, valid_until, forced, holdout, choices is not null is_recorded,
          case when assignment_unit = 'lead' and versions ->> 'ranking' = ${rankingVersion} then experiment_key end experiment_key
        from decisions where ${asked(range)} order by decided_at desc, decision_id desc limit ${readAtMost}
      ), answered as (
        select decision_id, bool_or(o.presented_at <= ${asOf}) shown, bool_or(took) accepted,
          coalesce(sum(o.annual_premium) filter (where took), 0)::float8 premium
        from read join personalized_offers o using (decision_id),
          lateral (select o.status = 'accepted' and o.responded_at <= ${asOf} took) answer
        group by decision_id
      ), judged as (
        select *, case
            when lead_id is null then 'erased'
            when bool_or(forced) over (partition by lead_id) then 'forced'
            when holdout then 'heldOut'
            when valid_until > ${asOf} then 'open'
            when not is_recorded then 'unrecorded'
            when shown then 'counted'
            else 'notShown' end fate
        from read left join answered using (decision_id)
      ), placed as (
        select *, fate = 'counted' and row_number() over (partition by lead_id, fate order by decided_at, decision_id) > 1 is_later from judged
      )
      select case when is_later then 'repeated' else fate end fate, d.choices, p.experiment_key, p.accepted, p.premium,
        case when p.decided_at + ${days} <= ${asOf}
          then coalesce(first_conversion(d.lead_id, p.decided_at) <= p.decided_at + ${days}, false) end converted
      from placed p left join decisions d on d.decision_id = p.decision_id and p.fate = 'counted' and not p.is_later`.stream.pipe(
      Stream.mapChunksEffect(Schema.decodeUnknown(Schema.ChunkFromSelf(PolicyLogRow))),
      Stream.orDie
    )
  }

  const more = (range: Asked): Effect.Effect<boolean> =>
    sql`select exists (select from decisions where ${asked(range)} order by decided_at desc offset ${readAtMost}) more`.pipe(
      Effect.flatMap(Schema.decodeUnknown(More)),
      Effect.map(([found]) => found.more),
      Effect.orDie
    )

  /** Of the experiments of the time that dealt leads to their arms. */
  const arms = (range: Asked): Effect.Effect<ReadonlyArray<typeof Arms.Type>> =>
    sql`select key, arms from experiments where unit = 'lead' and starts_at < ${moment(range.to)}
        and coalesce(stopped_at, ends_at, 'infinity') >= ${moment(range.from)}
      order by starts_at desc limit ${experimentsAtMost}`.pipe(
      Effect.flatMap(Schema.decodeUnknown(Schema.Array(Arms))),
      Effect.orDie
    )

  return { read, more, arms }
})

/** The log of decisions, as far as other policies can be told by it. */
export class PolicyLogRepo extends Context.Tag("callwise/analytics/policies/PolicyLogRepo")<
  PolicyLogRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(PolicyLogRepo, make)
}
