import { SqlClient, SqlSchema } from "@effect/sql"
import { Context, Duration, Effect, Layer, Schema } from "effect"
import { gathering } from "../../platform/Gathering.ts"
import { FailureReason, ProviderId } from "../Provider.ts"

const Taken = Schema.Struct({
  verdict: Schema.Literal("granted", "wait", "paused", "quota_exhausted"),
  lookups: Schema.Int,
  waitMs: Schema.Number,
  pauseReason: Schema.NullOr(FailureReason)
})
export type Taken = typeof Taken.Type

const Granted = Schema.Struct({ place: Schema.Int, ...Taken.fields })

const Take = Schema.Struct({
  providerId: ProviderId,
  lookups: Schema.Int,
  rank: Schema.Int,
  perMinute: Schema.Int,
  burst: Schema.Int,
  dailyQuota: Schema.Int,
  maxWaitMs: Schema.Number
})
export type Take = typeof Take.Type

const Standing = Schema.Struct({
  usedToday: Schema.Int,
  pausedUntil: Schema.NullOr(Schema.DateTimeUtcFromDate),
  pauseReason: Schema.NullOr(FailureReason)
})
export type Standing = typeof Standing.Type

/** Rate, quota and pauses of every provider, one row each, shared by all replicas and timed by the database's clock. */
export class TokensRepo extends Context.Tag("callwise/providers/guard/TokensRepo")<
  TokensRepo,
  {
    readonly take: (request: Take) => Effect.Effect<Taken>
    readonly pause: (providerId: ProviderId, reason: FailureReason, pause: Duration.Duration) => Effect.Effect<void>
    readonly resume: (providerId: ProviderId) => Effect.Effect<void>
    readonly standing: (providerId: ProviderId) => Effect.Effect<Standing>
  }
>() {
  static readonly layer = Layer.scoped(
    TokensRepo,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      // What is taken need not reach the disk before the purchase does, which is entered after it.
      const take = SqlSchema.findAll({
        Request: Schema.parseJson(Schema.Array(Take)),
        Result: Granted,
        execute: asked => sql`
          select a.place::int, t.*, set_config('synchronous_commit', 'off', true) as durability
          from (
            select * from jsonb_array_elements(${asked}::jsonb) with ordinality as e(asked, place)
            order by asked ->> 'providerId'
          ) a
          cross join lateral take_provider_tokens((a.asked ->> 'providerId')::uuid, (a.asked ->> 'lookups')::int,
            (a.asked ->> 'rank')::int, (a.asked ->> 'perMinute')::int, (a.asked ->> 'burst')::int,
            (a.asked ->> 'dailyQuota')::int, (a.asked ->> 'maxWaitMs')::float8) t`
      })
      const takeAll = gathering(yield* Effect.scope, (asked: ReadonlyArray<Take>) =>
        Effect.map(Effect.orDie(take(asked)), granted => [...granted].sort((a, b) => a.place - b.place))
      )
      const standing = SqlSchema.findAll({
        Request: ProviderId,
        Result: Standing,
        execute: providerId => sql`select
            case when day = (now() at time zone 'UTC')::date then used_today else 0 end as used_today,
            case when paused_until > now() then paused_until end as paused_until,
            case when paused_until > now() then pause_reason end as pause_reason
          from provider_tokens where provider_id = ${providerId}::uuid`
      })
      return TokensRepo.of({
        take: request =>
          Effect.flatMap(takeAll([request]), ([taken]) =>
            taken === undefined ? Effect.dieMessage("the tokens gave no verdict") : Effect.succeed(taken)
          ),
        pause: (providerId, reason, pause) =>
          sql`insert into provider_tokens as t (provider_id, tokens, refilled_at, day, paused_until, pause_reason)
            select id, 1, clock_timestamp(), (now() at time zone 'UTC')::date,
              clock_timestamp() + make_interval(secs => ${Duration.toSeconds(pause)}::float8), ${reason}::text
            from data_providers where id = ${providerId}::uuid
            on conflict (provider_id) do update set
              pause_reason = case when excluded.paused_until > t.paused_until then excluded.pause_reason else t.pause_reason end,
              paused_until = greatest(t.paused_until, excluded.paused_until)`.pipe(Effect.orDie, Effect.asVoid),
        resume: providerId =>
          sql`update provider_tokens set paused_until = '-infinity', pause_reason = null
            where provider_id = ${providerId}::uuid and paused_until > now()`.pipe(Effect.orDie, Effect.asVoid),
        standing: providerId =>
          Effect.orDie(standing(providerId)).pipe(
            Effect.map(([row]) => row ?? { usedToday: 0, pausedUntil: null, pauseReason: null })
          )
      })
    })
  )
}
