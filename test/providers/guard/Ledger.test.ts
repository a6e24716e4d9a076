import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { Context, DateTime, Deferred, Effect, Fiber, Layer } from "effect"
import { DataProviders } from "../../../src/providers/DataProviders.ts"
import { Ledger } from "../../../src/providers/guard/Ledger.ts"
import type { PurchaseOrder } from "../../../src/providers/guard/LedgerRows.ts"
import { EnrichmentQuery, type ProviderId } from "../../../src/providers/Provider.ts"
import { TestDatabase } from "../../support/TestDatabase.ts"
import { until } from "../../support/Until.ts"
import {
  failing,
  leadId,
  matched,
  providerId,
  purchase,
  register,
  replica,
  request,
  Sent,
  terms,
  unique,
  Vendor
} from "./Fakes.ts"

const Suite = replica().pipe(
  Layer.provideMerge(Vendor.layer),
  Layer.provideMerge(Sent.layer),
  Layer.provideMerge(TestDatabase)
)

const vendorAnew = Effect.gen(function* () {
  const vendor = yield* Vendor
  vendor.terms = terms
  vendor.calls.length = 0
  vendor.lookUp = queries => Effect.succeed(queries.map(() => matched()))
  return vendor
})

/** Another replica of the whole service on the same database, with the same vendor. */
const another = (entries: Record<string, string> = {}) =>
  Effect.map(Layer.build(replica(entries)), context => Context.get(context, DataProviders))

const order = (id: ProviderId, more: Partial<PurchaseOrder> = {}): PurchaseOrder => ({
  purchaseId: Bun.randomUUIDv7(),
  purchaseKey: unique(),
  providerId: id,
  leadId: leadId("lead"),
  unitCost: 0.1,
  expectedCost: 0.1,
  cacheKey: Buffer.from(unique()).toString("hex"),
  leaseMs: 60_000,
  refresh: false,
  waitedMs: 0,
  ...more
})

/** As a process that died after it had entered its purchase. */
const crash = (purchaseKey: string) =>
  Effect.flatMap(
    SqlClient.SqlClient,
    sql => sql`update provider_purchases set lease_until = now() - interval '1 second'
      where purchase_key = ${purchaseKey}`
  )

layer(Suite, { excludeTestServices: true })("the ledger", it => {
  it.effect("shows a purchase before it is sent", () =>
    Effect.gen(function* () {
      const vendor = yield* vendorAnew
      const data = yield* DataProviders
      const asked = request(yield* register())
      vendor.lookUp = () =>
        Effect.gen(function* () {
          const entry = yield* Effect.orDie(Effect.flatten(purchase(asked.purchaseKey)))
          assert.strictEqual(entry.state, "pending")
          return [matched()]
        }).pipe(Effect.provide(database))
      const database = Layer.succeed(SqlClient.SqlClient, yield* SqlClient.SqlClient)
      assert.strictEqual((yield* data.lookUp(asked)).outcome, "matched")
    })
  )

  it.effect("shows what a crash left behind, counts it as charged and never lets it be sent again", () =>
    Effect.gen(function* () {
      const vendor = yield* vendorAnew
      const ledger = yield* Ledger
      const data = yield* DataProviders
      const provider = yield* register()
      const asked = request(provider)
      yield* ledger.begin([order(provider.id, { purchaseKey: asked.purchaseKey })])
      yield* crash(asked.purchaseKey)
      assert.deepInclude(yield* data.lookUp(asked), { outcome: "failed", reason: "answer_lost", cost: 0.1 })
      assert.strictEqual(vendor.calls.length, 0)
      assert.deepInclude(yield* Effect.flatten(purchase(asked.purchaseKey)), { state: "unknown", cost: 0.1 })
      assert.deepInclude(yield* data.lookUp(asked), { outcome: "failed", reason: "answer_lost" })
      assert.strictEqual(vendor.calls.length, 0)
    })
  )

  it.effect("marks lost purchases without anybody asking for them", () =>
    Effect.gen(function* () {
      const ledger = yield* Ledger
      const lost = order((yield* register()).id)
      const live = order(lost.providerId)
      yield* ledger.begin([lost, live])
      yield* crash(lost.purchaseKey)
      assert.strictEqual(yield* ledger.presumeLost, 1)
      assert.strictEqual((yield* Effect.flatten(purchase(lost.purchaseKey))).state, "unknown")
      assert.strictEqual((yield* Effect.flatten(purchase(live.purchaseKey))).state, "pending")
    })
  )

  it.scoped("lets a settled purchase be repeated under its key by its stored answer alone", () =>
    Effect.gen(function* () {
      const vendor = yield* vendorAnew
      const asked = request(yield* register({ cacheTtlMinutes: 0 }))
      yield* (yield* DataProviders).lookUp(asked)
      const other = yield* another()
      assert.deepInclude(yield* other.lookUp({ ...asked, refresh: true }), { outcome: "matched", cost: 0.1 })
      assert.strictEqual(vendor.calls.length, 1)
    })
  )

  it.effect("lets what failed free of charge be sent again under its key", () =>
    Effect.gen(function* () {
      const vendor = yield* vendorAnew
      const data = yield* DataProviders
      const asked = request(yield* register())
      vendor.lookUp = () => Effect.fail(failing("bad_input"))
      yield* data.lookUp(asked)
      vendor.lookUp = () => Effect.succeed([matched()])
      assert.deepInclude(yield* data.lookUp(asked), { outcome: "matched", cost: 0.1 })
    })
  )

  it.scoped("makes two replicas that want the same answer buy it once", () =>
    Effect.gen(function* () {
      const vendor = yield* vendorAnew
      vendor.lookUp = () => Effect.delay(Effect.succeed([matched()]), "200 millis")
      const here = yield* DataProviders
      const there = yield* another()
      const asked = request(yield* register())
      const twin = { ...asked, purchaseKey: `${asked.purchaseKey}-twin` }
      const answers = yield* Effect.all([here.lookUp(asked), there.lookUp(twin)], { concurrency: "unbounded" })
      assert.strictEqual(vendor.calls.length, 1)
      assert.deepStrictEqual(answers.map(({ outcome }) => outcome).sort(), ["cached", "matched"])
      assert.closeTo(
        answers.reduce((sum, { cost }) => sum + cost, 0),
        0.1,
        1e-9
      )
    })
  )

  it.scoped("lets a replica buy when its twin failed", () =>
    Effect.gen(function* () {
      const vendor = yield* vendorAnew
      vendor.lookUp = () =>
        vendor.calls.length === 1
          ? Effect.delay(Effect.fail(failing("bad_input")), "100 millis")
          : Effect.succeed([matched()])
      const there = yield* another()
      const asked = request(yield* register())
      const twin = { ...asked, purchaseKey: `${asked.purchaseKey}-twin` }
      const answers = yield* Effect.all([(yield* DataProviders).lookUp(asked), there.lookUp(twin)], {
        concurrency: "unbounded"
      })
      assert.deepStrictEqual(answers.map(({ outcome }) => outcome).sort(), ["failed", "matched"])
    })
  )

  it.effect("charges a record once in its period, however many questions lead to it at the same time", () =>
    Effect.gen(function* () {
      const vendor = yield* vendorAnew
      const data = yield* DataProviders
      vendor.terms = { ...terms, billing: "per_unique_record", batchSize: 5 }
      const provider = yield* register({ rateLimitPerMinute: 10_000 })
      const asked = Array.from({ length: 20 }, (_, index) => request(provider, { batch: index % 2 === 0 }))
      const answers = yield* Effect.forEach(asked, data.lookUp, { concurrency: "unbounded" })
      assert.isTrue(answers.every(({ outcome }) => outcome === "matched"))
      assert.closeTo(
        answers.reduce((sum, { cost }) => sum + cost, 0),
        0.1,
        1e-9
      )
    })
  )

  it.scoped("charges a record once even within one batch", () =>
    Effect.gen(function* () {
      const vendor = yield* vendorAnew
      const data = yield* another({ CALLWISE_PROVIDER_BATCH_WINDOW_MS: "500" })
      vendor.terms = { ...terms, billing: "per_unique_record", batchSize: 5 }
      const provider = yield* register()
      const asked = Array.from({ length: 5 }, () => request(provider, { batch: true }))
      const answers = yield* Effect.forEach(asked, data.lookUp, { concurrency: "unbounded" })
      assert.strictEqual(vendor.calls.length, 1)
      assert.deepStrictEqual(answers.map(({ cost }) => cost).sort(), [0, 0, 0, 0, 0.1])
    })
  )

  it.effect("settles a purchase once, however many try at the same time", () =>
    Effect.gen(function* () {
      const ledger = yield* Ledger
      const before = yield* ledger.spentToday
      const one = order((yield* register()).id)
      yield* ledger.begin([one])
      const settlement = {
        purchaseId: one.purchaseId,
        outcome: "failed",
        failureReason: "unavailable",
        failureCode: null,
        billedCalls: 0,
        subject: null,
        subjectDays: 0,
        durationMs: 1,
        attempts: 1,
        sealed: null,
        freshMs: 0
      } as const
      const sql = yield* SqlClient.SqlClient
      const held = yield* Deferred.make<void>()
      const holding =
        yield* sql`select from provider_purchases where purchase_id = ${one.purchaseId}::uuid for update`.pipe(
          Effect.zipRight(Deferred.succeed(held, undefined)),
          Effect.zipRight(Effect.sleep("300 millis")),
          sql.withTransaction,
          Effect.fork
        )
      yield* Deferred.await(held)
      const settled = yield* Effect.all(
        Array.from({ length: 5 }, () => ledger.settle([settlement])),
        { concurrency: "unbounded" }
      )
      yield* Fiber.join(holding)
      assert.strictEqual(settled.flat().length, 1)
      assert.closeTo(yield* ledger.spentToday, before, 1e-9)
    })
  )

  it.effect("charges a question again only after its period", () =>
    Effect.gen(function* () {
      const vendor = yield* vendorAnew
      const data = yield* DataProviders
      const sql = yield* SqlClient.SqlClient
      vendor.terms = { ...terms, billing: "per_unique_query" }
      const asked = request(yield* register(), { refresh: true })
      const again = () => data.lookUp({ ...asked, purchaseKey: unique() })
      assert.deepStrictEqual([(yield* again()).cost, (yield* again()).cost], [0.1, 0])
      yield* sql`update provider_billed_subjects set billed_until = now() - interval '1 second'
        where provider_id = ${asked.providerId}::uuid`
      assert.strictEqual((yield* again()).cost, 0.1)
    })
  )

  it.scoped("never lets replicas together spend more than the day's budget", () =>
    Effect.gen(function* () {
      const vendor = yield* vendorAnew
      const sql = yield* SqlClient.SqlClient
      yield* sql`delete from provider_spend`
      const budget = { ENRICHMENT_DAILY_BUDGET: "1" }
      const replicas = [yield* another(budget), yield* another(budget)]
      const provider = yield* register({ rateLimitPerMinute: 100_000, dailyQuota: 100_000 })
      const answers = yield* Effect.forEach(
        Array.from({ length: 30 }, (_, index) => index),
        index => replicas[index % 2]?.lookUp(request(provider)) ?? Effect.dieMessage("no replica"),
        { concurrency: "unbounded" }
      )
      assert.strictEqual(answers.filter(({ outcome }) => outcome === "matched").length, 10)
      assert.strictEqual(answers.filter(({ reason }) => reason === "daily_budget").length, 20)
      assert.strictEqual(vendor.calls.length, 10)
      assert.closeTo(yield* (yield* DataProviders).spentToday, 1, 1e-9)
    })
  )

  it.effect("gives the budget back what was reserved and not charged", () =>
    Effect.gen(function* () {
      const vendor = yield* vendorAnew
      const data = yield* DataProviders
      const before = yield* data.spentToday
      vendor.lookUp = () => Effect.fail(failing("bad_input"))
      yield* data.lookUp(request(yield* register()))
      assert.closeTo(yield* data.spentToday, before, 1e-9)
    })
  )

  it.effect("is put right by the vendor's statement", () =>
    Effect.gen(function* () {
      const ledger = yield* Ledger
      const data = yield* DataProviders
      const provider = yield* register()
      const [free, billed, settled] = [order(provider.id), order(provider.id), order(provider.id)]
      const before = yield* data.spentToday
      yield* ledger.begin([free, billed, settled])
      yield* crash(free.purchaseKey)
      yield* crash(billed.purchaseKey)
      yield* ledger.presumeLost
      const lines = [free, billed, settled].map(({ purchaseId }, index) => ({ reference: purchaseId, billed: index }))
      const corrected = yield* ledger.reconcile(lines)
      assert.strictEqual(corrected.length, 2)
      assert.deepInclude(yield* Effect.flatten(purchase(free.purchaseKey)), { state: "settled", cost: 0 })
      assert.deepInclude(yield* Effect.flatten(purchase(billed.purchaseKey)), { state: "settled", cost: 0.1 })
      assert.closeTo(yield* data.spentToday, before + 0.2, 1e-9)
    })
  )

  it.effect("takes back a charge that the vendor's statement does not know", () =>
    Effect.gen(function* () {
      const ledger = yield* Ledger
      const data = yield* DataProviders
      const provider = yield* register()
      const charged = order(provider.id)
      const before = yield* data.spentToday
      yield* ledger.begin([charged])
      yield* crash(charged.purchaseKey)
      yield* ledger.presumeLost
      yield* ledger.reconcile([{ reference: charged.purchaseId, billed: 1 }])
      assert.closeTo(yield* data.spentToday, before + 0.1, 1e-9)
      assert.strictEqual((yield* ledger.reconcile([{ reference: charged.purchaseId, billed: 1 }])).length, 0)
      yield* ledger.reconcile([{ reference: charged.purchaseId, billed: 0 }])
      assert.deepInclude(yield* Effect.flatten(purchase(charged.purchaseKey)), { state: "settled", cost: 0 })
      assert.closeTo(yield* data.spentToday, before, 1e-9)
    })
  )

  it.effect("forgets whom it was spent on, and keeps what was spent", () =>
    Effect.gen(function* () {
      const vendor = yield* vendorAnew
      const data = yield* DataProviders
      const sql = yield* SqlClient.SqlClient
      const asked = request(yield* register())
      yield* data.lookUp(asked)
      const before = yield* data.spentToday
      yield* data.forgetLead(asked.leadId)
      const traces = yield* sql`select from provider_purchases
        where lead_id = ${asked.leadId} or purchase_key = ${asked.purchaseKey}
        union all select from provider_cache where lead_id = ${asked.leadId}`
      assert.strictEqual(traces.length, 0)
      assert.closeTo(yield* data.spentToday, before, 1e-9)
      yield* data.lookUp({ ...asked, purchaseKey: unique(), deadline: DateTime.unsafeMake(Date.now() + 5000) })
      assert.strictEqual(vendor.calls.length, 2)
    })
  )

  it.scoped("forgets it in the memory of the other replicas too", () =>
    Effect.gen(function* () {
      const vendor = yield* vendorAnew
      const here = yield* DataProviders
      const there = yield* another()
      const asked = request(yield* register())
      yield* Effect.sleep("300 millis")
      yield* here.lookUp(asked)
      assert.strictEqual((yield* there.lookUp({ ...asked, purchaseKey: unique() })).outcome, "cached")
      yield* here.forgetLead(asked.leadId)
      yield* Effect.sleep("300 millis")
      assert.strictEqual((yield* there.lookUp({ ...asked, purchaseKey: unique() })).outcome, "matched")
      assert.strictEqual(vendor.calls.length, 2)
    })
  )

  it.effect("keeps nothing of an answer that comes after its lead was erased", () =>
    Effect.gen(function* () {
      const vendor = yield* vendorAnew
      const data = yield* DataProviders
      const gate = yield* Deferred.make<void>()
      vendor.lookUp = () => Effect.as(Deferred.await(gate), [matched()])
      const asked = request(yield* register())
      const asking = yield* Effect.fork(data.lookUp(asked))
      yield* until(() => vendor.calls.length === 1)
      yield* data.forgetLead(asked.leadId)
      yield* Deferred.succeed(gate, undefined)
      assert.strictEqual((yield* Fiber.join(asking)).cost, 0.1)
      yield* data.lookUp({ ...asked, purchaseKey: unique() })
      assert.strictEqual(vendor.calls.length, 2)
    })
  )

  it.scoped("holds no personal data in clear", () =>
    Effect.gen(function* () {
      yield* vendorAnew
      const sql = yield* SqlClient.SqlClient
      const email = `mira.${unique()}@larkspur.example`
      const asked = request(yield* register(), { query: new EnrichmentQuery({ email }) })
      yield* (yield* DataProviders).lookUp(asked)
      const [kept] = yield* sql<{ row: string }>`select encode(sealed, 'escape') || c::text as row
        from provider_cache c where lead_id = ${asked.leadId}`
      assert.isDefined(kept)
      assert.notMatch(kept?.row ?? "", /mira|larkspur|income/)
      const there = yield* another()
      const answer = yield* there.lookUp({ ...asked, purchaseKey: unique() })
      assert.strictEqual(answer.record?.facts.demographics?.income, 90_000)
    })
  )

  it.effect("asks nobody that is not registered", () =>
    Effect.gen(function* () {
      const data = yield* DataProviders
      const answer = yield* data.lookUp(request({ id: providerId(Bun.randomUUIDv7()) }))
      assert.deepInclude(answer, { outcome: "skipped", reason: "provider_unknown" })
    })
  )

  it.scoped("lets one probe alone through to a vendor that was down, however many ask", () =>
    Effect.gen(function* () {
      const vendor = yield* vendorAnew
      const settings = {
        CALLWISE_BREAKER_MINIMUM_CALLS: "4",
        CALLWISE_BREAKER_OPEN_MS: "300",
        CALLWISE_PROVIDER_MAX_ATTEMPTS: "1"
      }
      const data = yield* another(settings)
      const provider = yield* register({ rateLimitPerMinute: 10_000 })
      vendor.lookUp = () => Effect.fail(failing("unavailable"))
      for (let index = 0; index < 4; index++) yield* data.lookUp(request(provider))
      assert.deepInclude(yield* data.lookUp(request(provider)), { outcome: "skipped", reason: "circuit_open" })
      assert.strictEqual((yield* data.getProviderHealth(provider.id)).breaker, "open")
      yield* Effect.sleep("350 millis")
      vendor.calls.length = 0
      const gate = yield* Deferred.make<void>()
      vendor.lookUp = () => Effect.as(Deferred.await(gate), [matched()])
      const asking = yield* Effect.fork(
        Effect.forEach(Array.from({ length: 20 }), () => data.lookUp(request(provider)), { concurrency: "unbounded" })
      )
      yield* until(() => vendor.calls.length > 0)
      yield* Effect.sleep("500 millis")
      assert.strictEqual(vendor.calls.length, 1)
      yield* Deferred.succeed(gate, undefined)
      const answers = yield* asking
      assert.strictEqual(answers.filter(({ outcome }) => outcome === "matched").length, 1)
      assert.strictEqual((yield* data.getProviderHealth(provider.id)).breaker, "closed")
    })
  )
})
