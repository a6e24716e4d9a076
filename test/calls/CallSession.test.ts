import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { Deferred, Effect, Fiber, Schedule } from "effect"
import { CallId } from "../../src/calls/CallId.ts"
import { CallMessages } from "../../src/calls/stream/CallMessages.ts"
import { LeadId } from "../../src/leads/Lead.ts"
import { Erasure } from "../../src/privacy/Erasure.ts"
import { call, issueKey, TestApp } from "../support/TestApp.ts"

const begin = (callId: string) =>
  Effect.gen(function* () {
    const key = yield* issueKey("admin")
    const leadId = `lead-${callId}`
    const lead = { email: `${callId}@a.example`, address: { state: "FL" }, interests: ["auto"] }
    assert.strictEqual((yield* call("PUT", `/api/leads/${leadId}`, { key, body: lead })).status, 201)
    const body = { callId, leadId, agentId: "ana", direction: "inbound" }
    assert.strictEqual((yield* call("POST", "/api/calls", { key, body })).status, 201)
    const tell = (event: object) => call("POST", `/api/calls/${callId}/events`, { key, body: event })
    const say = (text: string) => tell({ type: "utterance", speaker: "lead", text })
    assert.strictEqual((yield* say("Hello.")).status, 202)
    return { key, leadId: LeadId.make(leadId), callId: CallId.make(callId), tell, say }
  })

/** Until somebody waits for what this transaction holds. */
const awaited = Effect.flatMap(SqlClient.SqlClient, sql =>
  sql`select 1 from pg_locks where not granted and (database is null or database = (
    select oid from pg_database where datname = current_database()))`.pipe(
    Effect.repeat({ until: rows => rows.length > 0, schedule: Schedule.spaced("10 millis"), times: 1_000 })
  )
)

const keyOf = (agentId: string) =>
  Effect.gen(function* () {
    const key = yield* issueKey("admin")
    const { json } = yield* call("POST", "/api/keys", { key, body: { name: agentId, scopes: ["coaching"], agentId } })
    return json.key as string
  })

layer(TestApp({ CALLWISE_RATE_LIMIT_PER_MINUTE: "100000" }), { excludeTestServices: true })("a call's session", it => {
  it.effect("lets the person be erased while somebody tells what they say", () =>
    Effect.gen(function* () {
      const { leadId, say } = yield* begin("erased")
      const sql = yield* SqlClient.SqlClient
      const erasure = yield* Erasure
      const telling = yield* Effect.gen(function* () {
        yield* sql`select from leads where lead_id = ${leadId} for update`
        const fiber = yield* Effect.fork(say("That is too expensive."))
        yield* awaited
        yield* erasure.erase(leadId)
        return fiber
      }).pipe(sql.withTransaction)
      assert.strictEqual((yield* Fiber.join(telling)).status, 404)
      for (const table of ["call_sessions", "call_events", "call_messages"])
        assert.deepStrictEqual(yield* sql`select 1 from ${sql(table)} where call_id = 'erased'`, [], table)
    })
  )

  it.effect("lets the person be erased while something else of the call is told", () =>
    Effect.gen(function* () {
      const { callId, leadId } = yield* begin("posted")
      const sql = yield* SqlClient.SqlClient
      const erasure = yield* Erasure
      const messages = yield* CallMessages
      const held = yield* Deferred.make<void>()
      const posting = yield* Effect.fork(
        Effect.andThen(Deferred.await(held), messages.post(callId, "offers_update", []))
      )
      yield* Effect.gen(function* () {
        yield* sql`select from leads where lead_id = ${leadId} for update`
        yield* Deferred.succeed(held, undefined)
        yield* awaited
        yield* erasure.erase(leadId)
      }).pipe(sql.withTransaction)
      yield* Fiber.join(posting)
      assert.deepStrictEqual(yield* sql`select 1 from call_messages where call_id = 'posted'`, [])
    })
  )

  it.effect("hears nothing behind the end that was told first", () =>
    Effect.gen(function* () {
      const { callId, say } = yield* begin("raced")
      const sql = yield* SqlClient.SqlClient
      const messages = yield* CallMessages
      const telling = yield* Effect.gen(function* () {
        yield* sql`update calls set status = 'ended', ended_at = now(), outcome = 'follow_up' where call_id = 'raced'`
        yield* messages.post(callId, "call_ended", {})
        const fiber = yield* Effect.fork(say("One more thing."))
        yield* awaited
        return fiber
      }).pipe(sql.withTransaction)
      const { json, status } = yield* Fiber.join(telling)
      assert.deepStrictEqual([status, json.code], [409, "call_ended"])
      yield* messages.post(callId, "offers_update", [])
      const [last] = yield* sql<{ type: string }>`
        select type from call_messages where call_id = 'raced' order by sequence desc limit 1`
      assert.strictEqual(last?.type, "call_ended")
    })
  )

  it.effect("belongs to whoever answered, not to whom it rang", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("admin")
      yield* call("PUT", "/api/leads/rung", { key, body: { email: "rung@a.example", address: { state: "FL" } } })
      const line = (type: string, agentId: string) =>
        call("POST", "/api/integrations/voice/events", {
          key,
          body: { type, callId: "rings", leadId: "rung", agentId, direction: "inbound" }
        })
      const rung = yield* line("callRinging", "ana")
      assert.strictEqual(rung.status, 200, rung.text)
      const body = { type: "utterance", speaker: "agent", text: "Hello." }
      const ana = yield* keyOf("ana")
      const bo = yield* keyOf("bo")
      const tells = (own: string) => call("POST", "/api/calls/rings/events", { key: own, body })
      assert.strictEqual((yield* tells(ana)).status, 202)
      yield* line("callStarted", "bo")
      assert.strictEqual((yield* tells(ana)).status, 404)
      assert.strictEqual((yield* tells(bo)).status, 202)
      const sql = yield* SqlClient.SqlClient
      const [known] = yield* sql<{ agent: string }>`
        select facts->>'agentId' agent from call_sessions where call_id = 'rings'`
      assert.strictEqual(known?.agent, "bo")
    })
  )

  it.effect("refuses names that cannot be kept", () =>
    Effect.gen(function* () {
      const { key, leadId, tell } = yield* begin("unkept")
      for (const name of ["a\0b", "a\ud800"]) {
        assert.strictEqual((yield* tell({ type: "intent", intent: name, confidence: 1 })).status, 400)
        assert.strictEqual((yield* tell({ type: "objection", value: name, confidence: 1 })).status, 400)
        const nlp = { type: "intentDetected", leadId, intents: [name, { intent: name }] }
        assert.strictEqual((yield* call("POST", "/api/integrations/nlp/events", { key, body: nlp })).status, 400)
      }
    })
  )
})
