import { SqlClient } from "@effect/sql"
import { Context, DateTime, Effect, Layer, Schema } from "effect"
import { Combination } from "./Combinations.ts"
import type { Range } from "./CountsRepo.ts"

const Row = Combination.pick("offerType", "tier", "source", "presented", "accepted")
const combinationsAtMost = 500

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient

  /** Offers by line, tier and where the lead came from: presented in a range, and accepted of them. */
  const tried = Effect.fn("CombinationsRepo.tried")(function* ({ asOf, endDate, startDate, timeZone }: Range) {
    const until = sql`${DateTime.toDate(asOf)}::timestamptz`
    return yield* sql`
      select o.offer_type, o.tier, l.source, count(*)::int presented,
        (count(*) filter (where o.status = 'accepted' and o.responded_at <= ${until}))::int accepted
      from personalized_offers o left join leads l using (lead_id)
      where o.presented_at >= (${startDate}::date::timestamp at time zone ${timeZone})
        and o.presented_at < ((${endDate}::date + 1)::timestamp at time zone ${timeZone}) and o.presented_at <= ${until}
      group by 1, 2, 3 order by presented desc limit ${combinationsAtMost}`.pipe(
      Effect.flatMap(Schema.decodeUnknown(Schema.Array(Row))),
      Effect.orDie
    )
  })

  return { tried }
})

export class CombinationsRepo extends Context.Tag("callwise/analytics/CombinationsRepo")<
  CombinationsRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(CombinationsRepo, make)
}
