import { SqlClient, SqlSchema } from "@effect/sql"
import { Context, Effect, Layer, type Option, Schema } from "effect"
import { FailureReason, ProviderId } from "./Provider.ts"

const LastDay = Schema.Struct({
  calls: Schema.Int,
  answered: Schema.Int,
  p50: Schema.NullOr(Schema.Number),
  p95: Schema.NullOr(Schema.Number),
  p99: Schema.NullOr(Schema.Number),
  spentToday: Schema.Number
})
export type LastDay = typeof LastDay.Type

const LastError = Schema.Struct({ reason: FailureReason, at: Schema.DateTimeUtcFromDate })
export type LastError = typeof LastError.Type

const Spend = Schema.Struct({ providerId: ProviderId, dollars: Schema.Number })

/** What the ledger says of a provider's last day. */
export class ProviderHealthRepo extends Context.Tag("callwise/providers/ProviderHealthRepo")<
  ProviderHealthRepo,
  {
    readonly lastDay: (providerId: ProviderId) => Effect.Effect<LastDay>
    readonly lastError: (providerId: ProviderId) => Effect.Effect<Option.Option<LastError>>
    /** Dollars per provider today (UTC). */
    readonly spentToday: Effect.Effect<ReadonlyArray<typeof Spend.Type>>
  }
>() {
  static readonly layer = Layer.effect(
    ProviderHealthRepo,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const today = sql.literal("(now() at time zone 'UTC')::date")
      const lastDay = SqlSchema.single({
        Request: ProviderId,
        Result: LastDay,
        execute: providerId => sql`select count(*)::int as calls,
            count(*) filter (where outcome <> 'failed')::int as answered,
            percentile_cont(0.5) within group (order by duration_ms) as p50,
            percentile_cont(0.95) within group (order by duration_ms) as p95,
            percentile_cont(0.99) within group (order by duration_ms) as p99,
            coalesce(sum(coalesce(cost, expected_cost)) filter (where spend_day = ${today}), 0)::float8 as spent_today
          from provider_purchases
          where provider_id = ${providerId}::uuid and created_at > now() - interval '1 day' and state <> 'pending'`
      })
      const lastError = SqlSchema.findOne({
        Request: ProviderId,
        Result: LastError,
        execute: providerId => sql`select failure_reason as reason, settled_at as at from provider_purchases
          where provider_id = ${providerId}::uuid and created_at > now() - interval '7 days'
            and outcome = 'failed' and failure_reason is not null and settled_at is not null
          order by created_at desc limit 1`
      })
      const spentToday = SqlSchema.findAll({
        Request: Schema.Void,
        Result: Spend,
        execute: () => sql`select provider_id, sum(coalesce(cost, expected_cost))::float8 as dollars
          from provider_purchases where spend_day = ${today} and created_at > now() - interval '2 days'
          group by provider_id`
      })
      return ProviderHealthRepo.of({
        lastDay: providerId => Effect.orDie(lastDay(providerId)),
        lastError: providerId => Effect.orDie(lastError(providerId)),
        spentToday: Effect.orDie(spentToday())
      })
    })
  )
}
