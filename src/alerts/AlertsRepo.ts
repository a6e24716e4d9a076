import { SqlClient, type Statement } from "@effect/sql"
import { Array as Arr, Context, DateTime, Effect, Layer, Option, Schema } from "effect"
import { Audit } from "../audit/Audit.ts"
import type { AlertId, AlertStatus } from "./Alert.ts"
import { AlertRow, alertColumns } from "./AlertRow.ts"
import { RuleName } from "./AlertRule.ts"

const Standing = Schema.Struct({
  rule: RuleName,
  status: Schema.Literal("firing", "acknowledged"),
  count: Schema.Int
})

const Evaluated = Schema.Struct({ evaluatedAt: Schema.DateTimeUtcFromDate })

export interface Acknowledged {
  readonly by: string
  readonly note: string | null
  readonly silencedUntil: DateTime.Utc | null
  readonly at: DateTime.Utc
}

/** Alerts as a reader of the API sees them: those that only pend are none yet. */
const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const audit = yield* Audit
  const columns = sql.literal(alertColumns)
  const decoded = Schema.decodeUnknown(Schema.Array(AlertRow))

  const list = (
    status: AlertStatus | null,
    page: { readonly before: string | null; readonly limit: number }
  ): Effect.Effect<ReadonlyArray<AlertRow>> =>
    sql`select ${columns} from alerts
      where ${status === null ? sql`status <> 'pending'` : sql`status = ${status}`}
        and (${page.before}::uuid is null or alert_id < ${page.before}::uuid)
      order by alert_id desc limit ${page.limit}`.pipe(Effect.flatMap(decoded), Effect.orDie)

  const find = (alertId: AlertId): Effect.Effect<Option.Option<AlertRow>> =>
    sql`select ${columns} from alerts where alert_id = ${alertId}::uuid and status <> 'pending'`.pipe(
      Effect.flatMap(decoded),
      Effect.map(Arr.head),
      Effect.orDie
    )

  /** What was over under an older silence is told when the new one ends, or at once where there is none. */
  const resilence = (alertId: AlertId, until: Statement.Fragment) =>
    sql`update alerts past set silenced_until = ${until} from alerts open
      where open.alert_id = ${alertId}::uuid and open.status in ('firing', 'acknowledged')
        and past.rule = open.rule and past.subject = open.subject and past.status = 'resolved' and past.silenced_until is not null`

  /** None unless it fires. Whoever does not silence it wants to hear of it, though it came under an older silence. */
  const acknowledge = (
    alertId: AlertId,
    { at, by, note, silencedUntil }: Acknowledged
  ): Effect.Effect<Option.Option<AlertRow>> => {
    const until = sql`${silencedUntil && DateTime.toDate(silencedUntil)}::timestamptz`
    return sql`update alerts set status = 'acknowledged', acknowledged_at = ${DateTime.toDate(at)}::timestamptz, acknowledged_by = ${by},
        note = ${note}, silenced_until = ${until}, told = told or ${until} is null
      where alert_id = ${alertId}::uuid and status in ('firing', 'acknowledged') returning ${columns}`.pipe(
      effect => Effect.zipRight(resilence(alertId, until), effect),
      Effect.flatMap(decoded),
      Effect.map(Arr.head),
      Effect.tap(found =>
        Option.isNone(found) ? Effect.void : audit.record({ action: "alert.acknowledged", detail: { alertId } })
      ),
      sql.withTransaction,
      Effect.orDie
    )
  }

  /** How many stand open, by rule. */
  const standing: Effect.Effect<ReadonlyArray<typeof Standing.Type>> =
    sql`select rule, status, count(*)::int count from alerts where status in ('firing', 'acknowledged') group by 1, 2`.pipe(
      Effect.flatMap(Schema.decodeUnknown(Schema.Array(Standing))),
      Effect.orDie
    )

  /** None before the first time. */
  const evaluatedAt: Effect.Effect<Option.Option<DateTime.Utc>> =
    sql`select evaluated_at from alert_evaluation where isfinite(evaluated_at)`.pipe(
      Effect.flatMap(Schema.decodeUnknown(Schema.Array(Evaluated))),
      Effect.map(rows => Option.map(Arr.head(rows), row => row.evaluatedAt)),
      Effect.orDie
    )

  return { list, find, acknowledge, standing, evaluatedAt }
})

export class AlertsRepo extends Context.Tag("callwise/alerts/AlertsRepo")<
  AlertsRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(AlertsRepo, make).pipe(Layer.provide(Audit.layer))
}
