import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { BatchWorker } from "../../src/batches/BatchWorker.ts"
import { WebApp } from "../../src/http/WebApp.ts"
import { call, issueKey, TestApp } from "../support/TestApp.ts"

const path = "/api/enrichment-batches"
const App = Layer.provideMerge(BatchWorker.layer, TestApp())

const lead = (leadId: string) =>
  Effect.gen(function* () {
    const key = yield* issueKey("leads:write")
    yield* call("PUT", `/api/leads/${leadId}`, { key, body: { email: `${leadId}@a.example` } })
  })

const over = (location: string, key: string) =>
  call("GET", location, { key }).pipe(
    Effect.delay("20 millis"),
    Effect.repeat({ until: ({ json }) => json.finishedAt !== null }),
    Effect.timeout("10 seconds")
  )

layer(App, { excludeTestServices: true })("the batch endpoints", it => {
  it.effect("make one batch of one request, though a crash kept its answer from being stored", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const key = yield* issueKey("enrich")
      yield* lead("b-once")
      const create = (idempotencyKey: string) =>
        call("POST", path, {
          key,
          headers: { "idempotency-key": idempotencyKey },
          body: { leadIds: ["b-once", "b-nobody"] }
        })
      const first = yield* create("cut-off")
      yield* sql`update idempotent_requests set status = null, headers = null, sealed_body = null, running_until = now()
        where status = 202`
      const again = yield* create("cut-off")
      assert.strictEqual(again.status, 202)
      assert.isNull(again.headers.get("idempotent-replayed"))
      assert.strictEqual(again.json.batchId, first.json.batchId)
      assert.deepInclude(again.json, { total: 1, unknownLeadIds: ["b-nobody"] })
      const another = yield* create("another")
      assert.notStrictEqual(another.json.batchId, first.json.batchId)
    })
  )

  it.effect("take a batch, let it be followed, and stream its results", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("enrich")
      yield* Effect.all([lead("b-1"), lead("b-2")])
      const accepted = yield* call("POST", path, { key, body: { leadIds: ["b-2", "b-1", "b-2", "b-3"], maxCost: 1 } })
      assert.strictEqual(accepted.status, 202)
      const { batchId, ...rest } = accepted.json
      assert.deepStrictEqual(rest, { total: 2, status: "queued", unknownLeadIds: ["b-3"] })
      const location = accepted.headers.get("location") ?? ""
      assert.strictEqual(location, `${path}/${batchId}`)
      const { status, json } = yield* over(location, key)
      assert.strictEqual(status, 200)
      assert.deepInclude(json, {
        batchId,
        status: "completed",
        total: 2,
        done: 2,
        totalCost: 0,
        estimatedCompletionAt: null
      })
      assert.deepStrictEqual(json.outcomes, {
        complete: 0,
        partial: 0,
        cached: 0,
        degraded: 0,
        not_found: 2,
        skipped: 0,
        failed: 0
      })
      const { fetch } = yield* WebApp
      const results = yield* Effect.promise(() =>
        fetch(new Request(`http://callwise.test${location}/results`, { headers: { authorization: `Bearer ${key}` } }))
      )
      assert.strictEqual(results.headers.get("content-type"), "application/x-ndjson")
      const text = yield* Effect.promise(() => results.text())
      const lines = text
        .trimEnd()
        .split("\n")
        .map(line => JSON.parse(line))
      assert.deepStrictEqual(
        lines.map(({ durationMs, ...line }) => line),
        ["b-2", "b-1"].map(leadId => ({ leadId, status: "done", outcome: "not_found", cost: 0, providers: [] }))
      )
      for (const verb of ["pause", "resume", "cancel"])
        assert.deepInclude((yield* call("POST", `${location}/${verb}`, { key })).json, {
          status: 409,
          code: "batch_finished",
          batchStatus: "completed"
        })
    })
  )

  it.effect("refuse what cannot be a batch", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("enrich")
      const post = (body: unknown) => call("POST", path, { key, body })
      const neither = yield* post({ concurrency: 4 })
      assert.strictEqual(neither.status, 400)
      assert.deepStrictEqual(neither.json.errors, [
        { pointer: "", message: "must have either leadIds or filter, and not both" }
      ])
      const wrong = yield* post({ leadIds: ["a b"], concurrency: 65, maxCostt: 1, dataTypes: ["risk"] })
      assert.deepStrictEqual(wrong.json.errors.map(({ pointer }: { pointer: string }) => pointer).toSorted(), [
        "/concurrency",
        "/leadIds/0",
        "/maxCostt"
      ])
      assert.deepInclude((yield* post({ leadIds: ["nobody"] })).json, { status: 422, code: "empty_batch" })
      yield* lead("b-4")
      const stranger = yield* post({ leadIds: ["b-4"], includeProviders: ["nobody-sells-this"] })
      assert.strictEqual(stranger.status, 422)
      assert.strictEqual((yield* call("GET", `${path}/01920000-0000-7000-8000-000000000000`, { key })).status, 404)
      assert.strictEqual((yield* call("GET", `${path}/no-uuid`, { key })).status, 400)
      const reader = yield* issueKey("leads:read")
      assert.strictEqual((yield* call("POST", path, { key: reader, body: { leadIds: ["b-4"] } })).status, 403)
    })
  )

  it.effect("list batches newest first, page by page", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("enrich")
      yield* lead("b-5")
      const made: Array<string> = []
      for (let at = 0; at < 3; at += 1)
        made.unshift((yield* call("POST", path, { key, body: { leadIds: ["b-5"] } })).json.batchId)
      const idsOf = (page: { json: { items: ReadonlyArray<{ batchId: string }> } }) =>
        page.json.items.map(item => item.batchId)
      const first = yield* call("GET", `${path}?limit=2`, { key })
      assert.deepStrictEqual(idsOf(first), made.slice(0, 2))
      const second = yield* call("GET", `${path}?limit=1&cursor=${first.json.nextCursor}`, { key })
      assert.deepStrictEqual(idsOf(second), made.slice(2))
    })
  )
})
