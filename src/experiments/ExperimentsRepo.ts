import { SqlClient, SqlSchema } from "@effect/sql"
import { Array as Arr, Context, DateTime, Effect, Layer, Option, Schema } from "effect"
import { Audit } from "../audit/Audit.ts"
import type { ExperimentKey } from "./Experiment.ts"
import { ExperimentExists, ExperimentNotFound, ExperimentStopped } from "./ExperimentErrors.ts"
import { ExperimentRow, experimentColumns } from "./ExperimentRow.ts"

/** More than anybody runs at once; what a replica keeps in memory. */
const mostLive = 1_000

const Page = Schema.Struct({ before: Schema.NullOr(Schema.String), limit: Schema.Int })

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const audit = yield* Audit
  const columns = sql.literal(experimentColumns)
  const moment = (time: DateTime.Utc | null) => sql`${time === null ? null : DateTime.toDateUtc(time)}::timestamptz`
  const rows = Schema.decodeUnknown(Schema.Array(ExperimentRow))

  const insert = (row: ExperimentRow) =>
    Effect.gen(function* () {
      const { experimentId, key, name, unit, metric, arms, salt, startsAt, endsAt, createdAt } = row
      const stored = yield* sql`
        insert into experiments (experiment_id, key, name, unit, metric, arms, salt, starts_at, ends_at, created_at)
        values (${experimentId}::uuid, ${key}, ${name}, ${unit}, ${metric}, ${JSON.stringify(arms)}::jsonb, ${salt},
          ${moment(startsAt)}, ${moment(endsAt)}, ${moment(createdAt)})
        on conflict (key) do nothing returning ${columns}`
      const [made] = yield* rows(stored)
      if (made === undefined) return yield* new ExperimentExists({ key })
      yield* audit.record({ action: "experiment.created", detail: { key } })
      return made
    }).pipe(sql.withTransaction, Effect.catchTags({ SqlError: Effect.die, ParseError: Effect.die }))

  const find = (key: ExperimentKey) =>
    sql`select ${columns} from experiments where key = ${key}`.pipe(Effect.flatMap(rows), Effect.map(Arr.head))

  const stop = (key: ExperimentKey, at: DateTime.Utc) =>
    Effect.gen(function* () {
      const stopped = yield* sql`update experiments set stopped_at = ${moment(at)}
        where key = ${key} and stopped_at is null returning ${columns}`
      const [row] = yield* rows(stopped)
      if (row === undefined)
        return yield* Option.isNone(yield* find(key)) ? new ExperimentNotFound({ key }) : new ExperimentStopped({ key })
      yield* audit.record({ action: "experiment.stopped", detail: { key } })
      return row
    }).pipe(sql.withTransaction, Effect.catchTags({ SqlError: Effect.die, ParseError: Effect.die }))

  const list = SqlSchema.findAll({
    Request: Page,
    Result: ExperimentRow,
    execute: ({ before, limit }) => sql`select ${columns} from experiments
      where ${before}::text is null or experiment_id::text < ${before}::text order by experiment_id desc limit ${limit}`
  })

  const live = (at: DateTime.Utc) =>
    sql`select ${columns} from experiments
      where stopped_at is null and (ends_at is null or ends_at > ${moment(at)})
      order by starts_at limit ${mostLive}`.pipe(Effect.flatMap(rows))

  return {
    insert,
    stop,
    find: (key: ExperimentKey) => Effect.orDie(find(key)),
    /** Newest first. */
    list: (page: typeof Page.Type) => Effect.orDie(list(page)),
    /** Neither stopped nor past their end; some may not have begun. */
    live: (at: DateTime.Utc) => Effect.orDie(live(at))
  }
})

export class ExperimentsRepo extends Context.Tag("callwise/experiments/ExperimentsRepo")<
  ExperimentsRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layerNoDeps = Layer.effect(ExperimentsRepo, make)
  static readonly layer = this.layerNoDeps.pipe(Layer.provide(Audit.layer))
}
