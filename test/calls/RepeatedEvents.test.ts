import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { Effect } from "effect"
import { call, issueKey, TestApp } from "../support/TestApp.ts"

const begin = (callId: string) =>
  Effect.gen(function* () {
    const key = yield* issueKey("admin")
    const leadId = `lead-${callId}`
    const lead = { email: `${callId}@a.example`, address: { state: "FL" }, interests: ["auto"] }
    assert.strictEqual((yield* call("PUT", `/api/leads/${leadId}`, { key, body: lead })).status, 201)
    const body = { callId, leadId, agentId: "ana", direction: "inbound" }
    assert.strictEqual((yield* call("POST", "/api/calls", { key, body })).status, 201)
    const say = (text: string, once: string) =>
      call("POST", `/api/calls/${callId}/events`, {
        key,
        body: { type: "utterance", speaker: "lead", text },
        headers: { "idempotency-key": once }
      })
    const heard = Effect.flatMap(
      SqlClient.SqlClient,
      sql =>
        sql<{
          text: string
        }>`select event->>'text' "text" from call_events where call_id = ${callId} order by event_index`
    ).pipe(Effect.map(rows => rows.map(({ text }) => text)))
    return { key, leadId, say, heard }
  })

const isReplayed = ({ headers }: { readonly headers: Headers }) => headers.get("idempotent-replayed") === "true"

const App = TestApp({ CALLWISE_RATE_LIMIT_PER_MINUTE: "100000", CALLWISE_SUGGESTION_HOLDOUT_PERCENT: "0" })

layer(App, { excludeTestServices: true })("an event under an Idempotency-Key", it => {
  it.effect("is heard once, however many say it at once, and all get the one answer", () =>
    Effect.gen(function* () {
      const { heard, say } = yield* begin("twins")
      yield* say("Hello.", "first")
      const answers = yield* Effect.all(
        Array.from({ length: 8 }, () => say("That is too expensive.", "second")),
        { concurrency: "unbounded" }
      )
      assert.deepStrictEqual(new Set(answers.map(({ status }) => status)), new Set([202]))
      assert.strictEqual(new Set(answers.map(({ text }) => text)).size, 1)
      assert.strictEqual(answers.filter(isReplayed).length, answers.length - 1)
      assert.isAbove(answers[0]?.json.suggestions.length, 0)
      assert.deepStrictEqual(yield* heard, ["Hello.", "That is too expensive."])
      const sql = yield* SqlClient.SqlClient
      const [told] = yield* sql<{ last: number; all: number }>`
        select max(sequence) "last", count(*)::int "all" from call_messages where call_id = 'twins'`
      assert.strictEqual(told?.last, told?.all)
    })
  )

  it.effect("is noted by the statement that writes it, with its lead, and is neither there without the other", () =>
    Effect.gen(function* () {
      const { heard, leadId, say } = yield* begin("one")
      const sql = yield* SqlClient.SqlClient
      yield* sql`create function refuse() returns trigger language plpgsql as 'begin raise exception ''no''; end'`
      yield* sql`create trigger refuse before insert on idempotent_requests for each row execute function refuse()`
      assert.strictEqual((yield* say("Hello.", "refused")).status, 500)
      yield* sql`drop trigger refuse on idempotent_requests`
      assert.deepStrictEqual(yield* heard, [])
      assert.strictEqual((yield* say("Hello.", "refused")).status, 202)
      const rows = yield* sql<{ status: number; together: boolean }>`
        select r.status, r.xmin = e.xmin together from idempotent_requests r, call_events e
        where r.subject = ${leadId} and e.call_id = 'one'`
      assert.deepStrictEqual(rows, [{ status: 202, together: true }])
    })
  )

  it.effect("is refused with other words, and while somebody else has it in hand", () =>
    Effect.gen(function* () {
      const { heard, say } = yield* begin("other")
      yield* say("Hello.", "greeting")
      assert.strictEqual((yield* say("Goodbye.", "greeting")).json.code, "idempotency_key_reused")
      yield* say("Who is this?", "asking")
      const sql = yield* SqlClient.SqlClient
      yield* sql`update idempotent_requests set status = null, running_until = now() + interval '1 minute'
        where subject = 'lead-other'`
      assert.strictEqual((yield* say("Who is this?", "asking")).json.code, "idempotent_request_running")
      yield* sql`update idempotent_requests set running_until = now() - interval '1 minute' where subject = 'lead-other'`
      assert.strictEqual((yield* say("Who is this?", "asking")).status, 202)
      assert.deepStrictEqual(yield* heard, ["Hello.", "Who is this?", "Who is this?"])
    })
  )

  it.effect("is answered as before when the call is over, and as it was refused when it came too late", () =>
    Effect.gen(function* () {
      const { heard, key, say } = yield* begin("over")
      const first = yield* say("Hello.", "before")
      const ended = yield* call("POST", "/api/calls/over/end", { key, body: { outcome: "follow_up" } })
      assert.strictEqual(ended.status, 200, ended.text)
      const again = yield* say("Hello.", "before")
      assert.deepStrictEqual([again.status, again.text, isReplayed(again)], [202, first.text, true])
      const late = yield* say("One more thing.", "after")
      assert.deepStrictEqual([late.status, late.json.code, isReplayed(late)], [409, "call_ended", false])
      const lateAgain = yield* say("One more thing.", "after")
      assert.deepStrictEqual([lateAgain.status, lateAgain.json.code, isReplayed(lateAgain)], [409, "call_ended", true])
      assert.deepStrictEqual(yield* heard, ["Hello."])
    })
  )

  it.effect("is gone with the person, and not heard again", () =>
    Effect.gen(function* () {
      const { heard, key, leadId, say } = yield* begin("gone")
      assert.strictEqual((yield* say("Hello.", "once")).status, 202)
      assert.strictEqual((yield* call("DELETE", `/api/leads/${leadId}`, { key })).status, 204)
      assert.strictEqual((yield* say("Hello.", "once")).json.code, "answer_erased")
      assert.deepStrictEqual(yield* heard, [])
    })
  )
})
