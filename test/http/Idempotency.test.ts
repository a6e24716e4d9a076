import { HttpServerResponse } from "@effect/platform"
import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { DateTime, Deferred, Effect, Fiber, Layer, TestClock } from "effect"
import { Idempotency } from "../../src/http/Idempotency.ts"
import { RepeatableRequest } from "../../src/http/RepeatableRequest.ts"
import { type Caller, KeyId } from "../../src/keys/ApiKey.ts"
import { testConfig } from "../support/TestApp.ts"
import { TestDatabase } from "../support/TestDatabase.ts"

const caller: Caller = {
  keyId: KeyId.make("0199c0de-0000-7000-8000-000000000001"),
  keyName: "test",
  scopes: ["admin"],
  agentId: null
}

const once = (key: string, answer: Effect.Effect<string>) =>
  Effect.flatMap(Idempotency, idempotency =>
    idempotency.once(
      {
        requestId: "test",
        url: "http://callwise.test/api/keys",
        idempotency: { key, fingerprint: new Uint8Array([1]) }
      },
      caller,
      Effect.map(answer, text => HttpServerResponse.text(text)),
      ({ status }) => HttpServerResponse.empty({ status })
    )
  ).pipe(Effect.scoped)

const leases = Effect.flatMap(
  SqlClient.SqlClient,
  sql => sql<{ runningUntil: Date; seconds: number }>`
    select running_until, extract(epoch from running_until - now())::float8 seconds from idempotent_requests
    where status is null`
)

const App = Idempotency.layer.pipe(Layer.provideMerge(TestDatabase), Layer.provideMerge(testConfig()))

layer(App)("a request under an Idempotency-Key", it => {
  it.effect("is held for seconds, again and again while it runs, and is answered from what it was told then", () =>
    Effect.gen(function* () {
      const done = yield* Deferred.make<string>()
      const running = yield* Effect.fork(once("long", Deferred.await(done)))
      const [begun] = yield* Effect.repeat(leases, { until: rows => rows.length > 0 })
      assert.isAtMost(begun?.seconds ?? Number.POSITIVE_INFINITY, 15)
      yield* TestClock.adjust("1 minute")
      yield* Effect.repeat(leases, {
        until: ([now]) => now !== undefined && begun !== undefined && now.runningUntil > begun.runningUntil
      })
      assert.strictEqual((yield* once("long", Effect.succeed("twin"))).status, 409)
      yield* Deferred.succeed(done, "first")
      assert.strictEqual((yield* Fiber.join(running)).status, 200)
      const replayed = yield* once("long", Effect.succeed("twin"))
      assert.strictEqual(replayed.headers["idempotent-replayed"], "true")
      assert.strictEqual(replayed.headers["content-length"], "5")
      assert.strictEqual(yield* Effect.promise(() => HttpServerResponse.toWeb(replayed).text()), "first")
    })
  )

  it.effect("is tried by another replica, as the same request, when the one that had it renews it no more", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const identity = Effect.map(RepeatableRequest, request => request.identity ?? "none")
      const begun = yield* Deferred.make<string>()
      yield* Effect.fork(
        once(
          "left",
          Effect.zipRight(
            Effect.flatMap(identity, one => Deferred.succeed(begun, one)),
            Effect.never
          )
        )
      )
      const first = yield* Deferred.await(begun)
      assert.strictEqual((yield* once("left", identity)).status, 409)
      const past = DateTime.toDate(DateTime.unsafeMake(0))
      yield* sql`update idempotent_requests set running_until = ${past} where status is null`
      const second = yield* once("left", identity)
      assert.strictEqual(yield* Effect.promise(() => HttpServerResponse.toWeb(second).text()), first)
    })
  )
})
