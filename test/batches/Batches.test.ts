import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { Deferred, Effect, Either, Schema } from "effect"
import { BatchId } from "../../src/batches/Batch.ts"
import { Batches } from "../../src/batches/Batches.ts"
import { NewBatch } from "../../src/batches/NewBatch.ts"
import { ConsentMissing, EnrichmentUnavailable } from "../../src/enrichment/Enrichment.ts"
import { LeadId, LeadNotFound } from "../../src/leads/Lead.ts"
import { inputProblems } from "../../src/platform/InputProblems.ts"
import { isOver, leadsOf, linesOf, newBatch, Setting, until, worker } from "./Setting.ts"
import { result, Stub } from "./StubEnrichment.ts"

const noSuchBatch = BatchId.make("01920000-0000-7000-8000-000000000000")

layer(Setting, { excludeTestServices: true })("a batch", it => {
  it.effect("counts a lead named twice once, and reports unknown ones", () =>
    Effect.gen(function* () {
      const batches = yield* Batches
      const [a = LeadId.make("x"), b = a] = yield* leadsOf("named", 2)
      const ghost = LeadId.make("named-ghost")
      const accepted = yield* batches.create(newBatch({ leadIds: [b, ghost, a, b, ghost] }))
      assert.deepInclude(accepted, { total: 2, status: "queued" })
      assert.deepStrictEqual(accepted.unknownLeadIds, [ghost])
      assert.deepStrictEqual(
        (yield* linesOf(accepted.batchId)).map(({ leadId, status, outcome }) => [leadId, status, outcome]),
        [
          [b, "queued", null],
          [a, "queued", null]
        ]
      )
    })
  )

  it.effect("takes the leads that fit a filter, oldest first", () =>
    Effect.gen(function* () {
      const batches = yield* Batches
      const sql = yield* SqlClient.SqlClient
      const ids = yield* leadsOf("filtered", 5)
      yield* sql`insert into lead_enrichment_profiles (lead_id, profile_id, confidence_score, data_sources, enrichment_metadata, enriched_at, expires_at)
        values ('filtered-3', gen_random_uuid(), 1, '{}', '{}', now(), now() + interval '1 hour'),
          ('filtered-4', gen_random_uuid(), 1, '{}', '{}', now(), now() - interval '1 hour')`
      const filter = { source: "filtered", minScore: 2, staleOnly: true }
      const { batchId, unknownLeadIds } = yield* batches.create(newBatch({ filter }))
      assert.deepStrictEqual(unknownLeadIds, [])
      assert.deepStrictEqual(
        (yield* linesOf(batchId)).map(({ leadId }) => leadId),
        [ids[2], ids[4]].map(id => id ?? null)
      )
    })
  )

  it.effect("with nothing to do is refused and leaves nothing behind", () =>
    Effect.gen(function* () {
      const batches = yield* Batches
      const before = yield* batches.list({ before: null, limit: 200 })
      for (const of of [{ leadIds: [] }, { leadIds: ["empty-ghost"] }, { filter: { source: "nobody" } }])
        assert.strictEqual((yield* Effect.flip(batches.create(newBatch(of))))._tag, "EmptyBatch")
      assert.strictEqual((yield* batches.list({ before: null, limit: 200 })).length, before.length)
    })
  )

  it.effect("needs either leadIds or a filter, and says so once", () =>
    Effect.sync(() => {
      for (const given of [{}, { leadIds: ["a"], filter: {} }]) {
        const decoded = Schema.decodeUnknownEither(NewBatch)(given)
        assert.deepStrictEqual(Either.isLeft(decoded) && inputProblems(decoded.left.issue), [
          { path: [], message: "must have either leadIds or filter, and not both" }
        ])
      }
    })
  )

  it.effect("that is unknown is not found", () =>
    Effect.gen(function* () {
      const batches = yield* Batches
      for (const verb of [batches.get, batches.pause, batches.resume, batches.cancel])
        assert.strictEqual((yield* Effect.flip(verb(noSuchBatch)))._tag, "BatchNotFound")
      assert.strictEqual((yield* Effect.flip(batches.results(noSuchBatch)))._tag, "BatchNotFound")
    })
  )

  it.scoped("finishes what runs when paused, goes on when resumed, and is over for good once cancelled", () =>
    Effect.gen(function* () {
      const batches = yield* Batches
      const stub = yield* Stub
      const gate = yield* Deferred.make<void>()
      yield* stub.answer(leadId => Effect.as(Deferred.await(gate), result(leadId, "complete", 0.5)))
      const ids = yield* leadsOf("paused", 6)
      const { batchId } = yield* batches.create(newBatch({ leadIds: ids, concurrency: 2 }))
      assert.strictEqual((yield* batches.pause(batchId)).status, "paused")
      assert.strictEqual((yield* batches.resume(batchId)).status, "queued")
      yield* worker()
      yield* until(batchId, ({ status }) => status === "running")
      assert.strictEqual((yield* batches.pause(batchId)).status, "paused")
      assert.strictEqual((yield* batches.pause(batchId)).status, "paused")
      yield* Deferred.succeed(gate, undefined)
      const paused = yield* until(batchId, ({ done }) => done === 2)
      assert.deepStrictEqual([paused.status, paused.totalCost, paused.finishedAt], ["paused", 1, null])
      yield* Effect.sleep("100 millis")
      assert.strictEqual((yield* stub.calls("paused")).length, 2)
      assert.strictEqual((yield* batches.resume(batchId)).status, "running")
      const completed = yield* until(batchId, isOver)
      assert.deepStrictEqual([completed.done, completed.outcomes.complete, completed.totalCost], [6, 6, 3])
      assert.isNotNull(completed.finishedAt)
      for (const verb of [batches.pause, batches.resume, batches.cancel])
        assert.strictEqual((yield* Effect.flip(verb(batchId)))._tag, "BatchFinished")
    })
  )

  it.scoped("leaves undone what was not begun when it is cancelled", () =>
    Effect.gen(function* () {
      const batches = yield* Batches
      const stub = yield* Stub
      const sql = yield* SqlClient.SqlClient
      const gate = yield* Deferred.make<void>()
      yield* stub.answer(leadId => Effect.as(Deferred.await(gate), result(leadId, "partial")))
      const { batchId } = yield* batches.create(newBatch({ leadIds: yield* leadsOf("cancelled", 5), concurrency: 1 }))
      yield* worker()
      yield* until(batchId, ({ status }) => status === "running")
      const cancelled = yield* batches.cancel(batchId)
      assert.deepStrictEqual([cancelled.status, cancelled.finishedAt], ["cancelled", null])
      yield* Deferred.succeed(gate, undefined)
      const over = yield* until(batchId, ({ finishedAt }) => finishedAt !== null)
      assert.deepStrictEqual([over.status, over.done, over.outcomes.partial], ["cancelled", 1, 1])
      assert.strictEqual((yield* batches.cancel(batchId)).status, "cancelled")
      for (const verb of [batches.pause, batches.resume])
        assert.strictEqual((yield* Effect.flip(verb(batchId)))._tag, "BatchFinished")
      const entries = yield* sql<{ action: string }>`
        select action from audit_entries where detail ->> 'batchId' = ${batchId} order by at, audit_id`
      assert.deepStrictEqual(
        entries.map(({ action }) => action),
        ["batch.created", "batch.cancel"]
      )
    })
  )

  it.scoped("tells in order, with a reason, what became of each lead", () =>
    Effect.gen(function* () {
      const batches = yield* Batches
      const stub = yield* Stub
      const sql = yield* SqlClient.SqlClient
      const [fine, refused, gone, down, erased, broken] = yield* leadsOf("told", 6)
      yield* stub.answer(leadId => {
        if (leadId === refused) return Effect.fail(new ConsentMissing({ leadId }))
        if (leadId === gone) return Effect.fail(new LeadNotFound({ leadId }))
        if (leadId === down)
          return Effect.fail(new EnrichmentUnavailable({ leadId, providers: [], retryAfterSeconds: 1 }))
        if (leadId === broken) return Effect.die(new Error("broken"))
        return Effect.succeed(result(leadId, "complete", 0.25))
      })
      const { batchId } = yield* batches.create(newBatch({ filter: { source: "told" } }))
      yield* sql`delete from leads where lead_id = ${erased ?? ""}`
      yield* sql`update enrichment_batch_leads set failures = 2 where batch_id = ${batchId}::uuid and lead_id in (${down ?? ""}, ${broken ?? ""})`
      yield* worker()
      const { outcomes, done, total } = yield* until(batchId, isOver)
      assert.deepStrictEqual(
        { ...outcomes },
        { complete: 1, partial: 0, cached: 0, degraded: 0, not_found: 0, skipped: 3, failed: 2 }
      )
      assert.deepStrictEqual([done, total], [6, 6])
      const lines = yield* linesOf(batchId)
      assert.deepStrictEqual(
        lines.map(({ leadId, outcome, error }) => [leadId, outcome, error]),
        [
          [fine, "complete", undefined],
          [refused, "skipped", "consent_missing"],
          [gone, "skipped", "lead_not_found"],
          [down, "failed", "enrichment_unavailable"],
          [null, "skipped", "lead_not_found"],
          [broken, "failed", "internal_error"]
        ]
      )
      assert.deepStrictEqual([lines[0]?.cost, lines[0]?.providers.length], [0.25, 1])
    })
  )

  it.scoped("is failed when every lead has failed", () =>
    Effect.gen(function* () {
      const batches = yield* Batches
      const stub = yield* Stub
      const sql = yield* SqlClient.SqlClient
      yield* stub.answer(leadId =>
        Effect.fail(new EnrichmentUnavailable({ leadId, providers: [], retryAfterSeconds: 1 }))
      )
      const { batchId } = yield* batches.create(newBatch({ leadIds: yield* leadsOf("failing", 1) }))
      yield* worker()
      const soon = sql`update enrichment_batch_leads set not_before = now() where batch_id = ${batchId}::uuid and state = 'queued' and failures > 0`
      yield* Effect.forkScoped(Effect.forever(Effect.zipRight(soon, Effect.sleep("50 millis"))))
      assert.strictEqual((yield* until(batchId, isOver)).status, "failed")
      assert.strictEqual((yield* stub.calls("failing")).length, 3)
    })
  )
})
