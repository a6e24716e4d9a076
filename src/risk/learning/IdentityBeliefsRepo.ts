import { SqlClient, SqlSchema } from "@effect/sql"
import { Context, Effect, Layer, Option, Schema } from "effect"
import { Pattern } from "../checks/identity/Patterns.ts"
import { Belief } from "../checks/identity/SamePerson.ts"
import { Unsound } from "../checks/identity/Soundness.ts"

export const BeliefId = Schema.UUID.pipe(Schema.brand("BeliefId"))
export type BeliefId = typeof BeliefId.Type

const Learnt = Schema.Struct({
  pairs: Schema.Int,
  patterns: Schema.Array(Pattern),
  belief: Belief,
  against: Schema.Array(Unsound)
})
export type Learnt = typeof Learnt.Type
const encode = Schema.encodeSync(Learnt)

const Row = Schema.Struct({ beliefId: BeliefId, ...Learnt.fields })
const Newest = Schema.Struct({ beliefId: BeliefId, against: Schema.Array(Unsound) })

const learningLock = 7_221_090_431

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const find = SqlSchema.findOne({
    Request: BeliefId,
    Result: Row,
    execute: id =>
      sql`select belief_id, pairs, patterns, belief, against from identity_beliefs where belief_id = ${id}::uuid`
  })

  const newest = SqlSchema.findOne({
    Request: Schema.Void,
    Result: Newest,
    execute: () => sql`select belief_id, against from identity_beliefs order by learnt_at desc, belief_id desc limit 1`
  })

  const hoursSinceLearning = SqlSchema.single({
    Request: Schema.Void,
    Result: Schema.Struct({ hours: Schema.NullOr(Schema.Number) }),
    execute: () => sql`select (extract(epoch from now() - max(learnt_at)) / 3600)::float8 hours from identity_beliefs`
  })

  const keep = (learnt: Learnt): Effect.Effect<void> => {
    const { against, belief, pairs, patterns } = encode(learnt)
    return sql`insert into identity_beliefs (learnt_at, pairs, patterns, belief, against)
      values (clock_timestamp(), ${pairs}, ${JSON.stringify(patterns)}::jsonb, ${JSON.stringify(belief)}::jsonb,
        array(select jsonb_array_elements_text(${JSON.stringify(against)}::jsonb)))`.pipe(Effect.asVoid, Effect.orDie)
  }

  /** Nothing when another replica is learning. */
  const alone = <A, E, R>(work: Effect.Effect<A, E, R>): Effect.Effect<Option.Option<A>, E, R> =>
    sql`select pg_try_advisory_xact_lock(${learningLock}) mine`.pipe(
      Effect.orDie,
      Effect.flatMap(([row]) => (row?.mine === true ? Effect.asSome(work) : Effect.succeedNone)),
      sql.withTransaction,
      Effect.catchTag("SqlError", Effect.die)
    )

  return {
    find: (id: BeliefId) => Effect.orDie(find(id)),
    newest: Effect.orDie(newest(undefined)),
    hoursSinceLearning: Effect.orDie(
      Effect.map(hoursSinceLearning(undefined), ({ hours }) => Option.fromNullable(hours))
    ),
    keep,
    alone
  }
})

export class IdentityBeliefsRepo extends Context.Tag("callwise/risk/IdentityBeliefsRepo")<
  IdentityBeliefsRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(IdentityBeliefsRepo, make)
}
