import { assert, layer } from "@effect/vitest"
import { Context, DateTime, Deferred, Duration, Effect, Fiber, Layer } from "effect"
import { DataProviders } from "../../../src/providers/DataProviders.ts"
import { statementsOf } from "../../support/Statements.ts"
import { TestDatabase } from "../../support/TestDatabase.ts"
import { until } from "../../support/Until.ts"
import { failing, matched, notFound, purchase, register, replica, request, Sent, terms, Vendor } from "./Fakes.ts"

const Suite = replica({ CALLWISE_PROVIDER_RETRY_BASE_MS: "10", CALLWISE_PROVIDER_BATCH_WINDOW_MS: "200" }).pipe(
  Layer.provideMerge(Vendor.layer),
  Layer.provideMerge(Sent.layer),
  Layer.provideMerge(TestDatabase)
)

/** The vendor as it is before any test touches it. */
const fresh = Effect.gen(function* () {
  const vendor = yield* Vendor
  vendor.lookUp = queries => Effect.succeed(queries.map(() => matched()))
  vendor.terms = terms
  vendor.calls.length = 0
  ;(yield* Sent).length = 0
  return vendor
})

layer(Suite, { excludeTestServices: true })("a look-up behind the guards", it => {
  it.effect("is bought once and answered from the cache afterwards", () =>
    Effect.gen(function* () {
      const vendor = yield* fresh
      const data = yield* DataProviders
      const provider = yield* register()
      const asked = request(provider)
      const first = yield* data.lookUp(asked)
      const second = yield* data.lookUp({ ...asked, purchaseKey: "another" })
      assert.strictEqual(first.outcome, "matched")
      assert.strictEqual(first.cost, 0.1)
      assert.strictEqual(second.outcome, "cached")
      assert.strictEqual(second.cost, 0)
      assert.isDefined(second.cachedAt)
      assert.deepStrictEqual(second.record, first.record)
      assert.strictEqual(vendor.calls.length, 1)
    })
  )

  it.scoped("costs one statement to look for, three to buy, and none when it is in memory", () =>
    Effect.gen(function* () {
      yield* fresh
      const here = yield* DataProviders
      const there = Context.get(yield* Layer.build(replica()), DataProviders)
      const asked = request(yield* register())
      yield* Effect.zip(here.available, there.available)
      assert.strictEqual(yield* statementsOf(here.lookUp(asked)), 1 + 3)
      assert.strictEqual(yield* statementsOf(there.lookUp(asked)), 1)
      assert.strictEqual(yield* statementsOf(there.lookUp(asked)), 0)
      assert.strictEqual(yield* statementsOf(here.lookUp(asked)), 0)
    })
  )

  it.scoped("shares its statements with those that are made at the same time", () =>
    Effect.gen(function* () {
      yield* fresh
      const data = yield* DataProviders
      const asked = yield* Effect.replicateEffect(Effect.map(register(), request), 6)
      yield* data.available
      const statements = yield* statementsOf(
        Effect.forEach(asked, one => data.lookUp(one), { concurrency: "unbounded", discard: true })
      )
      assert.isAtMost(statements, 2 * (1 + 3))
    })
  )

  it.effect("is bought anew when a refresh is asked for", () =>
    Effect.gen(function* () {
      const vendor = yield* fresh
      const data = yield* DataProviders
      const asked = request(yield* register())
      yield* data.lookUp(asked)
      const again = yield* data.lookUp({ ...asked, purchaseKey: `${asked.purchaseKey}-2`, refresh: true })
      assert.strictEqual(again.outcome, "matched")
      assert.strictEqual(vendor.calls.length, 2)
    })
  )

  it.effect("carries the purchase's id to the vendor", () =>
    Effect.gen(function* () {
      yield* fresh
      const data = yield* DataProviders
      const asked = request(yield* register())
      yield* data.lookUp(asked)
      const entry = yield* Effect.flatten(purchase(asked.purchaseKey))
      assert.deepStrictEqual(yield* Sent, [{ reference: entry.purchaseId }])
      assert.strictEqual(entry.state, "settled")
    })
  )

  it.effect("that two ask for at the same time is one call and one charge, and survives the first one's leaving", () =>
    Effect.gen(function* () {
      const vendor = yield* fresh
      const data = yield* DataProviders
      const gate = yield* Deferred.make<void>()
      vendor.lookUp = () => Effect.as(Deferred.await(gate), [matched()])
      const asked = request(yield* register())
      const first = yield* Effect.fork(data.lookUp(asked))
      yield* until(() => vendor.calls.length === 1)
      const second = yield* Effect.fork(data.lookUp({ ...asked, purchaseKey: `${asked.purchaseKey}-2` }))
      yield* Effect.sleep("50 millis")
      yield* Fiber.interrupt(first)
      yield* Deferred.succeed(gate, undefined)
      const answer = yield* Fiber.join(second)
      assert.strictEqual(answer.outcome, "matched")
      assert.strictEqual(answer.cost, 0)
      assert.strictEqual(vendor.calls.length, 1)
    })
  )

  it.effect("that is lost counts as charged and is never asked again under its key", () =>
    Effect.gen(function* () {
      const vendor = yield* fresh
      const data = yield* DataProviders
      vendor.lookUp = () => Effect.never
      const provider = yield* register({ timeoutMs: 60 })
      const asked = request(provider)
      const lost = yield* data.lookUp(asked)
      const again = yield* data.lookUp(asked)
      assert.deepInclude(lost, { outcome: "timeout", reason: "timeout", cost: 0.1 })
      assert.deepInclude(again, { outcome: "failed", reason: "answer_lost", cost: 0.1 })
      assert.strictEqual(vendor.calls.length, 1)
      assert.strictEqual((yield* Effect.flatten(purchase(asked.purchaseKey))).state, "unknown")
    })
  )

  it.effect("that is lost is asked again where a repeat is free", () =>
    Effect.gen(function* () {
      const vendor = yield* fresh
      const data = yield* DataProviders
      vendor.terms = { ...terms, repeatsAreFree: true }
      vendor.lookUp = () =>
        vendor.calls.length < 2
          ? Effect.fail(failing("malformed", { billing: "unknown" }))
          : Effect.succeed([matched()])
      const asked = request(yield* register())
      const answer = yield* data.lookUp(asked)
      assert.strictEqual(answer.outcome, "matched")
      assert.deepInclude(yield* Effect.flatten(purchase(asked.purchaseKey)), {
        state: "settled",
        attempts: 2,
        cost: 0.1
      })
    })
  )

  it.effect("is repeated after a passing failure, and never after bad input", () =>
    Effect.gen(function* () {
      const vendor = yield* fresh
      const data = yield* DataProviders
      const provider = yield* register()
      vendor.lookUp = () =>
        vendor.calls.length < 3 ? Effect.fail(failing("unavailable")) : Effect.succeed([notFound()])
      const asked = request(provider)
      assert.deepInclude(yield* data.lookUp(asked), { outcome: "not_found", cost: 0 })
      assert.strictEqual((yield* Effect.flatten(purchase(asked.purchaseKey))).attempts, 3)
      vendor.calls.length = 0
      vendor.lookUp = () => Effect.fail(failing("bad_input"))
      assert.deepInclude(yield* data.lookUp(request(provider)), { outcome: "failed", reason: "bad_input", cost: 0 })
      assert.strictEqual(vendor.calls.length, 1)
    })
  )

  it.effect("waits as long as the vendor says, and not beyond its deadline", () =>
    Effect.gen(function* () {
      const vendor = yield* fresh
      const data = yield* DataProviders
      vendor.lookUp = () =>
        vendor.calls.length === 1
          ? Effect.fail(failing("rate_limited", { retryAfter: Duration.millis(400) }))
          : Effect.succeed([matched()])
      const slow = yield* register()
      const obeyed = yield* data.lookUp(request(slow))
      assert.strictEqual(obeyed.outcome, "matched")
      assert.isAtLeast(obeyed.durationMs, 400)
      vendor.calls.length = 0
      vendor.lookUp = () => Effect.fail(failing("rate_limited", { retryAfter: Duration.seconds(60) }))
      const beyond = yield* data.lookUp(request(yield* register(), { seconds: 2 }))
      assert.deepInclude(beyond, { outcome: "rate_limited", reason: "rate_limited", cost: 0 })
      assert.strictEqual(vendor.calls.length, 1)
    })
  )

  it.effect("is not sent while the vendor asked for a pause, by any look-up", () =>
    Effect.gen(function* () {
      const vendor = yield* fresh
      const data = yield* DataProviders
      const provider = yield* register()
      vendor.lookUp = () => Effect.fail(failing("auth_rejected"))
      assert.deepInclude(yield* data.lookUp(request(provider)), { outcome: "failed", reason: "auth_rejected" })
      assert.deepInclude(yield* data.lookUp(request(provider)), { outcome: "skipped", reason: "auth_rejected" })
      assert.strictEqual(vendor.calls.length, 1)
      yield* data.validateProviderCredentials(provider.id)
      vendor.lookUp = () => Effect.succeed([matched()])
      assert.strictEqual((yield* data.lookUp(request(provider))).outcome, "matched")
    })
  )

  it.effect("that times out with its caller goes on, is settled and cached", () =>
    Effect.gen(function* () {
      const vendor = yield* fresh
      const data = yield* DataProviders
      vendor.lookUp = () => Effect.delay(Effect.succeed([matched()]), "400 millis")
      const asked = request(yield* register(), { seconds: 0.2 })
      assert.deepInclude(yield* data.lookUp(asked), { outcome: "timeout", reason: "deadline", cost: 0.1 })
      yield* Effect.sleep("500 millis")
      assert.deepInclude(yield* Effect.flatten(purchase(asked.purchaseKey)), { state: "settled", outcome: "matched" })
      const later = { ...asked, deadline: DateTime.unsafeMake(Date.now() + 1000) }
      assert.strictEqual((yield* data.lookUp(later)).outcome, "cached")
    })
  )

  it.effect("shares one HTTP call with others in batch mode, each with its own answer", () =>
    Effect.gen(function* () {
      const vendor = yield* fresh
      const data = yield* DataProviders
      vendor.terms = { ...terms, batchSize: 4 }
      vendor.lookUp = queries =>
        Effect.succeed(
          queries.map((_, index) =>
            index === 0 ? notFound() : index === 1 ? failing("bad_input") : matched(`r-${index}`)
          )
        )
      const provider = yield* register()
      const asked = Array.from({ length: 6 }, () => request(provider, { batch: true }))
      const answers = yield* Effect.forEach(asked, data.lookUp, { concurrency: "unbounded" })
      assert.deepStrictEqual(vendor.calls.map(({ length }) => length).sort(), [2, 4])
      const outcomes = answers.map(({ outcome }) => outcome).sort()
      assert.deepStrictEqual(outcomes, ["failed", "failed", "matched", "matched", "not_found", "not_found"])
      const references = (yield* Sent).flatMap(({ reference }) => reference?.split(",") ?? [])
      const entered = yield* Effect.forEach(asked, ({ purchaseKey }) => Effect.flatten(purchase(purchaseKey)))
      assert.deepStrictEqual(references.sort(), entered.map(({ purchaseId }) => purchaseId).sort())
    })
  )

  it.effect("is skipped when it may cost more than is left for it", () =>
    Effect.gen(function* () {
      const vendor = yield* fresh
      const data = yield* DataProviders
      const answer = yield* data.lookUp(request(yield* register(), { maxCost: 0.05 }))
      assert.deepInclude(answer, { outcome: "skipped", reason: "over_cost_limit", cost: 0 })
      assert.strictEqual(vendor.calls.length, 0)
    })
  )
})
