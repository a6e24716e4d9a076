import { SqlClient, SqlSchema } from "@effect/sql"
import { Context, Effect, Layer, Option, Schema } from "effect"
import { ConversionModelId } from "./ConversionModel.ts"
import { Metrics } from "./learner/Metrics.ts"
import { Model } from "./learner/Model.ts"

const Row = Schema.Struct({ modelId: ConversionModelId, positives: Schema.Int, parameters: Model })

/** On the later examples: of the new model, of what served when it was trained, and of the prior. */
export const Compared = Schema.Struct({ candidate: Metrics, incumbent: Metrics, prior: Metrics })
export type Compared = typeof Compared.Type

const NewRow = Schema.Struct({
  modelId: ConversionModelId,
  examples: Schema.Int,
  positives: Schema.Int,
  trainedFrom: Schema.DateFromSelf,
  trainedTo: Schema.DateFromSelf,
  validatedFrom: Schema.DateFromSelf,
  validatedTo: Schema.DateFromSelf,
  incumbent: Schema.String,
  metrics: Schema.parseJson(Compared),
  features: Schema.Array(Schema.String),
  dataHash: Schema.String,
  seed: Schema.Int,
  parameters: Schema.parseJson(Model)
})
export type NewConversionModel = typeof NewRow.Type

const trainingLock = 7_221_090_416

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient

  const find = SqlSchema.findOne({
    Request: Schema.String,
    Result: Row,
    execute: id => sql`select model_id, positives, parameters from conversion_models where model_id::text = ${id}`
  })

  const currentId = SqlSchema.findOne({
    Request: Schema.Void,
    Result: Schema.Struct({ modelId: ConversionModelId }),
    execute: () => sql`select model_id from conversion_models where status = 'current'`
  })

  const hoursSinceTraining = SqlSchema.single({
    Request: Schema.Void,
    Result: Schema.Struct({ hours: Schema.NullOr(Schema.Number) }),
    execute: () => sql`select (extract(epoch from now() - max(trained_at)) / 3600)::float8 hours from conversion_models`
  })

  const encode = Schema.encode(NewRow)

  const insert = (model: NewConversionModel) =>
    Effect.flatMap(
      encode(model),
      row => sql`insert into conversion_models ${sql.insert({ ...row, status: "candidate" })}`
    )

  const settle = (modelId: ConversionModelId, promoted: boolean) =>
    promoted
      ? sql.withTransaction(
          Effect.zipRight(
            sql`update conversion_models set status = 'retired' where status = 'current'`,
            sql`update conversion_models set status = 'current' where model_id = ${modelId}`
          )
        )
      : sql`update conversion_models set status = 'refused' where model_id = ${modelId}`

  /** Nothing when another replica is training. The lock ends with its connection, however that ends. */
  const alone = <A, E, R>(work: Effect.Effect<A, E, R>): Effect.Effect<Option.Option<A>, E, R> =>
    Effect.scoped(
      Effect.gen(function* () {
        const connection = yield* Effect.orDie(sql.reserve)
        const ask = (name: string) => Effect.orDie(connection.executeValues(`select ${name}($1)`, [trainingLock]))
        const [[isHeld] = []] = yield* ask("pg_try_advisory_lock")
        if (isHeld !== true) return Option.none<A>()
        yield* Effect.addFinalizer(() => ask("pg_advisory_unlock"))
        return Option.some(yield* work)
      })
    )

  return {
    find: (id: string) => Effect.orDie(find(id)),
    currentId: Effect.orDie(
      Effect.map(
        currentId(undefined),
        Option.map(({ modelId }) => modelId)
      )
    ),
    hoursSinceTraining: Effect.orDie(
      Effect.map(hoursSinceTraining(undefined), ({ hours }) => Option.fromNullable(hours))
    ),
    keep: (model: NewConversionModel, promoted: boolean) =>
      Effect.orDie(sql.withTransaction(Effect.zipRight(insert(model), settle(model.modelId, promoted)))),
    alone
  }
})

export class ConversionModelsRepo extends Context.Tag("callwise/conversion/ConversionModelsRepo")<
  ConversionModelsRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(ConversionModelsRepo, make)
}
