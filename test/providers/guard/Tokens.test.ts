import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { Clock, Context, Duration, Effect, Layer } from "effect"
import { TokensRepo } from "../../../src/providers/guard/TokensRepo.ts"
import type { ProviderId } from "../../../src/providers/Provider.ts"
import { TestDatabase } from "../../support/TestDatabase.ts"
import { register, replica, Sent, Vendor } from "./Fakes.ts"

const Suite = replica().pipe(
  Layer.provideMerge(Vendor.layer),
  Layer.provideMerge(Sent.layer),
  Layer.provideMerge(TestDatabase)
)

const ask = (id: ProviderId, more: Partial<Parameters<TokensRepo["Type"]["take"]>[0]> = {}) => ({
  providerId: id,
  lookups: 1,
  rank: 1,
  perMinute: 60,
  burst: 12,
  dailyQuota: 1000,
  maxWaitMs: 60_000,
  ...more
})

/** As if the bucket had last been filled earlier. */
const earlier = (id: ProviderId, by: Duration.DurationInput) =>
  Effect.flatMap(
    SqlClient.SqlClient,
    sql => sql`update provider_tokens set refilled_at = refilled_at - make_interval(secs => ${Duration.toSeconds(by)})
      where provider_id = ${id}::uuid`
  )

const another = Effect.map(Layer.build(Layer.fresh(TokensRepo.layer)), context => Context.get(context, TokensRepo))

/** Asks of two replicas in turn, all at the same time. */
const takeFromBoth = (times: number, asked: ReturnType<typeof ask>) =>
  Effect.gen(function* () {
    const [first, second] = [yield* another, yield* another]
    const asking = Array.from({ length: times }, (_, index) => (index % 2 === 0 ? first : second).take(asked))
    return yield* Effect.all(asking, { concurrency: "unbounded" })
  })

layer(Suite, { excludeTestServices: true })("a provider's tokens", it => {
  it.scoped("are shared exactly by replicas that ask at the same time", () =>
    Effect.gen(function* () {
      const { id } = yield* register()
      const taken = yield* takeFromBoth(100, ask(id, { perMinute: 30, burst: 10 }))
      assert.strictEqual(taken.filter(({ verdict }) => verdict === "granted").length, 10)
    })
  )

  it.scoped("of the day are never given out twice, and a batch gets what is left", () =>
    Effect.gen(function* () {
      const { id } = yield* register()
      const quota = { perMinute: 100_000, burst: 50_000, dailyQuota: 25 }
      const taken = yield* takeFromBoth(40, ask(id, { ...quota, lookups: 3 }))
      assert.strictEqual(
        taken.reduce((sum, { lookups }) => sum + lookups, 0),
        25
      )
      assert.strictEqual(taken.filter(({ verdict }) => verdict === "quota_exhausted").length, 31)
    })
  )

  it.effect("never allow more calls in any minute than the limit, and waste none of it", () =>
    Effect.gen(function* () {
      const tokens = yield* TokensRepo
      const { id } = yield* register()
      const limit = { perMinute: 20, burst: 4, dailyQuota: 100_000 }
      const granted: Array<number> = []
      const begun = yield* Clock.currentTimeMillis
      for (let second = 0; second < 240; second++) {
        for (;;) {
          const { verdict } = yield* tokens.take(ask(id, limit))
          if (verdict !== "granted") break
          granted.push(second + ((yield* Clock.currentTimeMillis) - begun) / 1000)
        }
        yield* earlier(id, "1 second")
      }
      const inMinuteFrom = (start: number) => granted.filter(at => at >= start && at < start + 60).length
      const busiest = Math.max(...granted.map(inMinuteFrom))
      assert.isAtMost(busiest, 20)
      assert.isAtLeast(inMinuteFrom(100), 15)
    })
  )

  it.effect("leave a reserve to what is more pressing than low", () =>
    Effect.gen(function* () {
      const tokens = yield* TokensRepo
      const { id } = yield* register()
      const verdicts = yield* Effect.replicateEffect(tokens.take(ask(id, { rank: 0 })), 12)
      assert.strictEqual(verdicts.filter(({ verdict }) => verdict === "granted").length, 9)
      assert.strictEqual((yield* tokens.take(ask(id, { rank: 3 }))).verdict, "granted")
    })
  )

  it.effect("go to the urgent one that waits on another replica before any that is less so", () =>
    Effect.gen(function* () {
      const tokens = yield* TokensRepo
      const { id } = yield* register()
      const one = { perMinute: 60, burst: 1 }
      yield* tokens.take(ask(id, one))
      const urgent = yield* tokens.take(ask(id, { ...one, rank: 3 }))
      assert.strictEqual(urgent.verdict, "wait")
      yield* earlier(id, "1 second")
      assert.strictEqual((yield* tokens.take(ask(id, { ...one, rank: 1 }))).verdict, "wait")
      assert.strictEqual((yield* tokens.take(ask(id, { ...one, rank: 3 }))).verdict, "granted")
      yield* earlier(id, "1 second")
      assert.strictEqual((yield* tokens.take(ask(id, { ...one, rank: 1 }))).verdict, "granted")
    })
  )

  it.effect("are not claimed by one that cannot wait for them", () =>
    Effect.gen(function* () {
      const tokens = yield* TokensRepo
      const { id } = yield* register()
      const one = { perMinute: 60, burst: 1 }
      yield* tokens.take(ask(id, one))
      yield* tokens.take(ask(id, { ...one, rank: 3, maxWaitMs: 10 }))
      yield* earlier(id, "1 second")
      assert.strictEqual((yield* tokens.take(ask(id, { ...one, rank: 0 }))).verdict, "granted")
    })
  )

  it.effect("are held back for all while the provider is paused, and the longer pause holds", () =>
    Effect.gen(function* () {
      const tokens = yield* TokensRepo
      const { id } = yield* register()
      yield* tokens.pause(id, "auth_rejected", Duration.minutes(15))
      yield* tokens.pause(id, "rate_limited", Duration.seconds(1))
      const taken = yield* tokens.take(ask(id))
      assert.deepInclude(taken, { verdict: "paused", pauseReason: "auth_rejected" })
      assert.isAbove(taken.waitMs, 890_000)
      yield* tokens.resume(id)
      assert.strictEqual((yield* tokens.take(ask(id))).verdict, "granted")
    })
  )

  it.effect("of the day are new every day", () =>
    Effect.gen(function* () {
      const tokens = yield* TokensRepo
      const sql = yield* SqlClient.SqlClient
      const { id } = yield* register()
      yield* tokens.take(ask(id, { dailyQuota: 1 }))
      assert.strictEqual((yield* tokens.take(ask(id, { dailyQuota: 1 }))).verdict, "quota_exhausted")
      yield* sql`update provider_tokens set day = day - 1 where provider_id = ${id}::uuid`
      assert.strictEqual((yield* tokens.take(ask(id, { dailyQuota: 1 }))).verdict, "granted")
    })
  )
})
