import { SqlClient } from "@effect/sql"
import { Context, Effect, Layer, Schema, Stream } from "effect"

const FeatureValue = Schema.Union(Schema.Number, Schema.String, Schema.Boolean, Schema.Null)

const Outcome = Schema.Struct({
  offerId: Schema.UUID,
  at: Schema.DateFromSelf,
  accepted: Schema.Boolean,
  features: Schema.Record({ key: Schema.String, value: FeatureValue })
})
export type Outcome = typeof Outcome.Type

const Count = Schema.Tuple(Schema.Struct({ count: Schema.Int }))

/** The latest are enough, and bound the memory. */
const most = 200_000

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient

  /**
   * Presented offers whose outcome is known: answered, or left unanswered until their time was over. One that may still be
   * answered is left out: counted as refused it would teach that what was presented lately is not wanted.
   */
  const known = sql`from personalized_offers
    where presented_at is not null and features is not null
      and (status in ('accepted', 'rejected') or (status = 'presented' and valid_until < now()))`

  const count = sql`select least(count(*), ${most})::int count ${known}`.pipe(
    Effect.flatMap(Schema.decodeUnknown(Count)),
    Effect.map(([row]) => row.count)
  )

  const all = sql`select * from (
      select offer_id, presented_at "at", status = 'accepted' accepted, features ${known}
      order by presented_at desc, offer_id desc limit ${most}
    ) latest order by "at", offer_id`.stream.pipe(Stream.mapEffect(row => Schema.decodeUnknown(Outcome)(row)))

  return {
    count: Effect.orDie(count),
    /** The earliest first. */
    all: Stream.orDie(all)
  }
})

/** What became of the offers that were presented. */
export class OutcomesRepo extends Context.Tag("callwise/conversion/OutcomesRepo")<
  OutcomesRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(OutcomesRepo, make)
}
