import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { Deferred, Duration, Effect, Exit, Ref, Scope } from "effect"
import { Batches } from "../../src/batches/Batches.ts"
import { BatchWorkRepo } from "../../src/batches/BatchWorkRepo.ts"
import { LeadNotFound } from "../../src/leads/Lead.ts"
import { books, isOver, leadsOf, linesOf, newBatch, Setting, until, worker } from "./Setting.ts"
import { result, Stub } from "./StubEnrichment.ts"

const otherOwner = "01920000-0000-7000-8000-00000000dead"

layer(Setting, { excludeTestServices: true })("workers", it => {
  it.scoped("of two replicas enrich each lead once, in the batch's purchase scope, within its concurrency", () =>
    Effect.gen(function* () {
      const batches = yield* Batches
      const stub = yield* Stub
      yield* stub.answer(leadId => Effect.delay(Effect.succeed(result(leadId, "complete", 0.1)), "3 millis"))
      const ids = yield* leadsOf("shared", 120)
      yield* worker()
      yield* worker()
      const { batchId } = yield* batches.create(newBatch({ leadIds: ids, concurrency: 5, maxCostPerLead: 0.7 }))
      const batch = yield* until(batchId, isOver)
      assert.deepStrictEqual([batch.status, batch.done, batch.outcomes.complete], ["completed", 120, 120])
      assert.strictEqual(batch.totalCost, 12)
      const calls = yield* stub.calls("shared")
      assert.deepStrictEqual(calls.map(({ leadId }) => leadId).toSorted(), ids.toSorted())
      assert.isTrue(calls.every(({ scope }) => scope.key === `batch:${batchId}` && scope.batchId === batchId))
      assert.deepInclude(calls[0]?.options, { enrichmentPriority: "low", timeoutMs: 30_000, maxCost: 0.7 })
      assert.strictEqual(yield* Ref.get(stub.greatest), 5)
      assert.deepStrictEqual(
        (yield* linesOf(batchId)).map(({ leadId }) => leadId),
        ids
      )
    })
  )

  it.scoped("of several replicas never spend more than the batch may cost, and skip what is left", () =>
    Effect.gen(function* () {
      const batches = yield* Batches
      const stub = yield* Stub
      const price = 0.3
      yield* stub.answer((leadId, options, scope) =>
        Effect.gen(function* () {
          yield* Effect.sleep("2 millis")
          if ((options.maxCost ?? 0) < price) return result(leadId, "skipped", 0, "over_budget")
          yield* stub.buy({ leadId, options, scope }, price)
          return result(leadId, "complete", price)
        })
      )
      const leadIds = yield* leadsOf("budget", 60)
      yield* Effect.all([worker(), worker(), worker()])
      const { batchId } = yield* batches.create(newBatch({ leadIds, concurrency: 20, maxCost: 4, maxCostPerLead: 1 }))
      const { totalCost, outcomes, done } = yield* until(batchId, isOver)
      assert.deepStrictEqual([totalCost, outcomes.complete, outcomes.skipped, done], [3.9, 13, 47, 60])
      assert.deepStrictEqual(yield* books(batchId), { inFlight: 0, reserved: 0, cost: 3.9, ledger: 3.9 })
      const skipped = (yield* linesOf(batchId)).filter(({ outcome }) => outcome === "skipped")
      assert.isTrue(skipped.every(({ error, cost }) => error === "over_budget" && cost === 0))
    })
  )

  it.scoped("buy nothing for a batch that may cost nothing, and still answer what is known", () =>
    Effect.gen(function* () {
      const batches = yield* Batches
      const stub = yield* Stub
      yield* stub.answer((leadId, { maxCost }) =>
        Effect.succeed(
          leadId === "free-0"
            ? result(leadId, "cached")
            : result(leadId, "skipped", 0, maxCost === 0 ? "over_budget" : "")
        )
      )
      yield* worker()
      const { batchId } = yield* batches.create(newBatch({ leadIds: yield* leadsOf("free", 20), maxCost: 0 }))
      const { outcomes, totalCost } = yield* until(batchId, isOver)
      assert.deepStrictEqual([outcomes.cached, outcomes.skipped, totalCost], [1, 19, 0])
      assert.isTrue((yield* stub.calls("free")).every(({ options }) => options.maxCost === 0))
    })
  )

  it.scoped("take over from one that died, and pay for nothing twice", () =>
    Effect.gen(function* () {
      const batches = yield* Batches
      const work = yield* BatchWorkRepo
      const stub = yield* Stub
      const sql = yield* SqlClient.SqlClient
      const leadIds = yield* leadsOf("orphan", 4)
      const [bought, saved] = leadIds
      const { batchId } = yield* batches.create(newBatch({ leadIds, concurrency: 3, maxCost: 2, maxCostPerLead: 0.5 }))
      const claimed = yield* work.claim({ batchId, owner: otherOwner, leads: 9, lease: Duration.millis(150) })
      assert.strictEqual(claimed.length, 3)
      const scope = { key: `batch:${batchId}`, batchId }
      for (const leadId of [bought, saved])
        if (leadId !== undefined) yield* stub.buy({ leadId, options: {}, scope }, 0.4)
      yield* sql`insert into enrichments (enrichment_id, lead_id, batch_id, status, strategy, priority, total_cost, duration_ms, providers, conflicts)
        values (gen_random_uuid(), ${saved ?? ""}, ${batchId}::uuid, 'partial', 'waterfall', 'low', 0.4, 7, '[]', 0)`
      yield* stub.answer((leadId, options, asked) =>
        Effect.as(stub.buy({ leadId, options, scope: asked }, 0.4), result(leadId, "complete", 0.4))
      )
      yield* worker()
      const { outcomes, totalCost } = yield* until(batchId, isOver)
      assert.deepStrictEqual([outcomes.complete, outcomes.partial, totalCost], [3, 1, 1.6])
      assert.deepStrictEqual(yield* books(batchId), { inFlight: 0, reserved: 0, cost: 1.6, ledger: 1.6 })
      assert.isFalse((yield* stub.calls("orphan")).some(({ leadId }) => leadId === saved))
      const [late] = claimed
      const done = {
        outcome: "failed",
        reason: null,
        cost: 9,
        durationMs: 1,
        providers: [],
        boughtNothingWithAllThatIsLeft: false
      } as const
      assert.isFalse(late === undefined || (yield* work.finish(late, done)))
      assert.strictEqual((yield* batches.get(batchId)).totalCost, 1.6)
    })
  )

  it.scoped("count what was bought for a lead that is erased before it is done", () =>
    Effect.gen(function* () {
      const batches = yield* Batches
      const stub = yield* Stub
      const sql = yield* SqlClient.SqlClient
      const leadIds = yield* leadsOf("erased", 3)
      yield* stub.answer((leadId, options, scope) =>
        Effect.gen(function* () {
          yield* stub.buy({ leadId, options, scope }, 0.4)
          if (leadId === leadIds[1]) return result(leadId, "complete", 0.4)
          yield* Effect.orDie(sql`delete from leads where lead_id = ${leadId}`)
          yield* Effect.orDie(
            sql`update provider_purchases set lead_id = null, purchase_key = purchase_id::text where lead_id = ${leadId}`
          )
          return yield* new LeadNotFound({ leadId })
        })
      )
      yield* worker()
      const { batchId } = yield* batches.create(newBatch({ leadIds, maxCost: 2, maxCostPerLead: 0.5 }))
      const { outcomes, totalCost } = yield* until(batchId, isOver)
      assert.deepStrictEqual([outcomes.complete, outcomes.skipped, totalCost], [1, 2, 1.2])
      assert.deepStrictEqual(yield* books(batchId), { inFlight: 0, reserved: 0, cost: 1.2, ledger: 1.2 })
    })
  )

  it.scoped("keep their leases while they work", () =>
    Effect.gen(function* () {
      const batches = yield* Batches
      const stub = yield* Stub
      yield* stub.answer(leadId => Effect.delay(Effect.succeed(result(leadId, "complete")), "2500 millis"))
      yield* worker({ CALLWISE_BATCH_LEASE_SECONDS: "1" })
      yield* worker({ CALLWISE_BATCH_LEASE_SECONDS: "1" })
      const { batchId } = yield* batches.create(newBatch({ leadIds: yield* leadsOf("slow", 3) }))
      assert.strictEqual((yield* until(batchId, isOver)).done, 3)
      assert.strictEqual((yield* stub.calls("slow")).length, 3)
    })
  )

  it.scoped("that leave finish what runs and begin nothing more", () =>
    Effect.gen(function* () {
      const batches = yield* Batches
      const stub = yield* Stub
      const gate = yield* Deferred.make<void>()
      yield* stub.answer(leadId => Effect.as(Deferred.await(gate), result(leadId, "complete")))
      const { batchId } = yield* batches.create(newBatch({ leadIds: yield* leadsOf("leaving", 9), concurrency: 2 }))
      const scope = yield* Scope.make()
      yield* Scope.extend(worker(), scope)
      yield* until(batchId, ({ status }) => status === "running")
      const closing = yield* Effect.fork(Scope.close(scope, Exit.void))
      yield* Effect.sleep("50 millis")
      yield* Deferred.succeed(gate, undefined)
      yield* closing.await
      const left = yield* batches.get(batchId)
      assert.deepStrictEqual([left.status, left.done], ["running", 2])
      assert.deepInclude(yield* books(batchId), { inFlight: 0, reserved: 0 })
      yield* worker()
      assert.strictEqual((yield* until(batchId, isOver)).done, 9)
    })
  )

  it.scoped("serve batches in turn, so that a small one does not wait for a large one", () =>
    Effect.gen(function* () {
      const batches = yield* Batches
      const stub = yield* Stub
      yield* stub.answer(leadId => Effect.delay(Effect.succeed(result(leadId, "complete")), "5 millis"))
      const large = yield* batches.create(newBatch({ leadIds: yield* leadsOf("large", 300), concurrency: 64 }))
      yield* worker({ CALLWISE_BATCH_WORKERS: "4" })
      yield* until(large.batchId, ({ done }) => done > 10)
      const small = yield* batches.create(newBatch({ leadIds: yield* leadsOf("small", 10) }))
      yield* until(small.batchId, isOver)
      const behind = yield* batches.get(large.batchId)
      assert.isBelow(behind.done, 200)
      assert.isAbove(behind.ratePerSecond, 0)
      assert.isNotNull(behind.estimatedCompletionAt)
      assert.isAtMost(yield* Ref.get(stub.greatest), 4)
    })
  )
})
