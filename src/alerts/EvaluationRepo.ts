import { SqlClient, type Statement } from "@effect/sql"
import { Context, DateTime, Duration, Effect, Layer, Schema } from "effect"
import type { Resolution } from "./Alert.ts"
import { RuleName, type Severity, type Unit } from "./AlertRule.ts"
import type { Measure } from "./Measuring.ts"

const Open = Schema.Struct({
  alertId: Schema.String,
  rule: RuleName,
  subject: Schema.String,
  isPending: Schema.Boolean,
  breaches: Schema.Int,
  clears: Schema.Int,
  message: Schema.String
})
export type Open = typeof Open.Type

const sweptAtOnce = 10_000
const statementTimeoutMs = 20_000

/** Alerts as the replica that evaluates sees them. */
const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const moment = (at: DateTime.Utc) => sql`${DateTime.toDate(at)}::timestamptz`
  const apply = (statement: Statement.Statement<object>) => Effect.asVoid(Effect.orDie(statement))

  /**
   * Nothing while another replica is at it, or has been just before by the clock of the database, which is the same for all; set
   * back, it counts as time gone by.
   */
  const inTurn = <A>(gap: Duration.Duration, work: Effect.Effect<A>): Effect.Effect<A | undefined> =>
    Effect.gen(function* () {
      yield* sql`select set_config('statement_timeout', ${`${statementTimeoutMs}`}, true)`
      const turn = yield* sql`
        with due as materialized (
          select from alert_evaluation where evaluated_at = '-infinity'
            or abs(extract(epoch from clock_timestamp() - evaluated_at)) >= ${Duration.toSeconds(gap)}::float8
          for update skip locked
        )
        update alert_evaluation set evaluated_at = clock_timestamp() where exists (select from due) returning is_only`
      return turn.length === 0 ? undefined : yield* work
    }).pipe(sql.withTransaction, Effect.catchTag("SqlError", Effect.die))

  const open: Effect.Effect<ReadonlyArray<Open>> =
    sql`select alert_id, rule, subject, status = 'pending' is_pending, breaches, clears, message
      from alerts where status <> 'resolved'`.pipe(
      Effect.flatMap(Schema.decodeUnknown(Schema.Array(Open))),
      Effect.orDie
    )

  /** What is over is told before what stands again. */
  const endSilences = (now: DateTime.Utc): Effect.Effect<void> =>
    Effect.zipRight(
      apply(
        sql`update alerts set silenced_until = null where status = 'resolved' and silenced_until <= ${moment(now)}`
      ),
      apply(sql`update alerts set silenced_until = null, status = 'firing', told = true
        where status = 'acknowledged' and silenced_until <= ${moment(now)}`)
    )

  const figures = ({ denominator, numerator, subjectName, threshold, value }: Measure) =>
    sql`subject_name = ${subjectName}, value = ${value}, threshold = ${threshold}, numerator = ${numerator},
      denominator = ${denominator}`
  const found = (measure: Measure) => sql`${figures(measure)}, message = ${measure.message}`

  const begin = (
    measure: Measure,
    { severity, unit }: { readonly severity: Severity; readonly unit: Unit },
    at: DateTime.Utc
  ): Effect.Effect<string> =>
    sql`insert into alerts (rule, subject, subject_name, severity, status, breaches, value, threshold, unit, numerator, denominator,
        message, started_at)
      values (${measure.rule}, ${measure.subject}, ${measure.subjectName}, ${severity}, 'pending', 1, ${measure.value},
        ${measure.threshold}, ${unit}, ${measure.numerator}, ${measure.denominator}, ${measure.message}, ${moment(at)})
      returning alert_id`.pipe(
      Effect.flatMap(Schema.decodeUnknown(Schema.Tuple(Schema.Struct({ alertId: Schema.String })))),
      Effect.map(([{ alertId }]) => alertId),
      Effect.orDie
    )

  const pend = (alertId: string, breaches: number, measure: Measure): Effect.Effect<void> =>
    apply(sql`update alerts set breaches = ${breaches}, ${found(measure)} where alert_id = ${alertId}::uuid`)

  /** Under a silence that an earlier one was given it stands acknowledged, and nobody is told. */
  const fire = (alertId: string, measure: Measure, at: DateTime.Utc): Effect.Effect<void> =>
    apply(sql`
      with silent as (
        select acknowledged_at, acknowledged_by, note, silenced_until from alerts
        where rule = ${measure.rule} and subject = ${measure.subject} and alert_id <> ${alertId}::uuid
        order by alert_id desc limit 1
      ), held as (select * from silent where silenced_until > ${moment(at)})
      update alerts a set fired_at = ${moment(at)}, told = held.silenced_until is null,
        status = case when held.silenced_until is null then 'firing' else 'acknowledged' end,
        acknowledged_at = held.acknowledged_at, acknowledged_by = held.acknowledged_by, note = held.note,
        silenced_until = held.silenced_until, ${found(measure)}
      from (select 1) one left join held on true where a.alert_id = ${alertId}::uuid`)

  const stand = (alertId: string, clears: number): Effect.Effect<void> =>
    apply(sql`update alerts set clears = ${clears} where alert_id = ${alertId}::uuid`)

  const standAt = (alertId: string, clears: number, measure: Measure): Effect.Effect<void> =>
    apply(sql`update alerts set clears = ${clears}, ${found(measure)} where alert_id = ${alertId}::uuid`)

  /** With what it was found by, where it is found at all. */
  const resolve = (
    alertId: string,
    how: {
      readonly resolution: Resolution
      readonly message: string
      readonly at: DateTime.Utc
      readonly measure?: Measure
    }
  ): Effect.Effect<void> =>
    apply(sql`update alerts set status = 'resolved', resolved_at = ${moment(how.at)}, resolution = ${how.resolution}
        ${how.measure === undefined ? sql`` : sql`, ${figures(how.measure)}`}, message = ${how.message}
      where alert_id = ${alertId}::uuid`)

  const withdraw = (alertId: string): Effect.Effect<void> =>
    apply(sql`delete from alerts where alert_id = ${alertId}::uuid and status = 'pending'`)

  const sweep = (historyDays: number, now: DateTime.Utc): Effect.Effect<void> =>
    apply(sql`delete from alerts where alert_id = any (array(select alert_id from alerts where status = 'resolved'
      and resolved_at < ${moment(now)} - make_interval(days => ${historyDays}::int) limit ${sweptAtOnce}))`)

  return { inTurn, open, endSilences, begin, pend, fire, stand, standAt, resolve, withdraw, sweep }
})

export class EvaluationRepo extends Context.Tag("callwise/alerts/EvaluationRepo")<
  EvaluationRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(EvaluationRepo, make)
}
