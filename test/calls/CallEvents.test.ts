import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { Effect } from "effect"
import { SandboxApp } from "../support/SandboxApp.ts"
import { call, issueKey } from "../support/TestApp.ts"

let people = 0
const floridian = () => ({
  firstName: "Rosa",
  phone: `+130555502${String(people++).padStart(2, "0")}`,
  address: { state: "FL", postalCode: "33101" },
  interests: ["auto"]
})

const begin = (callId: string, more: object = {}) =>
  Effect.gen(function* () {
    const key = yield* issueKey("admin")
    const leadId = `lead-${callId}`
    assert.strictEqual((yield* call("PUT", `/api/leads/${leadId}`, { key, body: floridian() })).status, 201)
    const body = { callId, leadId, agentId: "ana", direction: "inbound", ...more }
    assert.strictEqual((yield* call("POST", "/api/calls", { key, body })).status, 201)
    const tell = (event: object) => call("POST", `/api/calls/${callId}/events`, { key, body: event })
    const say = (speaker: "lead" | "agent", text: string) => tell({ type: "utterance", speaker, text })
    return { key, leadId, tell, say }
  })

type Begun = Effect.Effect.Success<ReturnType<typeof begin>>

const App = SandboxApp({ CALLWISE_RATE_LIMIT_PER_MINUTE: "100000", CALLWISE_SUGGESTION_HOLDOUT_PERCENT: "0" })

layer(App, { excludeTestServices: true })("what happens in a call", it => {
  it.effect("is heard where it was said, and answered with what to say", () =>
    Effect.gen(function* () {
      const { key, say } = yield* begin("hears")
      const { json, status, text } = yield* say("lead", "Honestly, that is too expensive for me.")
      assert.strictEqual(status, 202, text)
      assert.strictEqual(json.accepted, 1)
      const objection = json.detected.find(({ type }: { type: string }) => type === "objection")
      assert.deepInclude(objection, { value: "OBJ-PRICE", eventIndex: 0 })
      assert.strictEqual(objection.span.length, 2)
      const suggestion = json.suggestions.find(({ type }: { type: string }) => type === "objection_handling")
      assert.deepInclude(suggestion, {
        title: "Lead finds the price too high",
        callId: "hears",
        status: "pending",
        priority: "high"
      })
      assert.isAbove(suggestion.suggestedScript.length, 20)
      assert.deepInclude(suggestion.triggeredBy[0], { type: "objection", value: "OBJ-PRICE" })
      const listed = yield* call("GET", "/api/calls/hears/coaching-suggestions?minConfidence=medium", { key })
      assert.include(
        listed.json.suggestions.map(({ suggestionId }: { suggestionId: string }) => suggestionId),
        suggestion.suggestionId
      )
    })
  )

  it.effect("is kept without numbers that open an account, and read back page by page", () =>
    Effect.gen(function* () {
      const { key, say, tell } = yield* begin("kept")
      yield* say("agent", "What is your card number?")
      yield* say("lead", "It is 4111 1111 1111 1111, thank you.")
      yield* tell({ type: "sentiment", sentiment: "positive", score: 0.6 })
      const first = yield* call("GET", "/api/calls/kept/events?limit=2", { key })
      assert.deepStrictEqual(
        first.json.items.map(({ eventIndex, text }: { eventIndex: number; text: string }) => [eventIndex, text]),
        [
          [0, "What is your card number?"],
          [1, "It is [card], thank you."]
        ]
      )
      const rest = yield* call("GET", `/api/calls/kept/events?limit=2&cursor=${first.json.nextCursor}`, { key })
      assert.strictEqual(rest.json.items[0].type, "sentiment")
      assert.isNull(rest.json.nextCursor)
      const sql = yield* SqlClient.SqlClient
      const [kept] = yield* sql<{ found: number }>`
        select count(*)::int found from call_events e, call_messages m
        where e.call_id = 'kept' and m.call_id = 'kept' and (e.event::text like '%4111%' or m.data::text like '%4111%')`
      assert.strictEqual(kept?.found, 0)
    })
  )

  it.effect("loses nothing and numbers each event once, however many tell at the same time", () =>
    Effect.gen(function* () {
      const { key, say } = yield* begin("crowd")
      const told = yield* Effect.all(
        Array.from({ length: 40 }, (_, at) =>
          say(at % 2 === 0 ? "lead" : "agent", `Line ${at}, that is too expensive.`)
        ),
        { concurrency: "unbounded" }
      )
      assert.isTrue(told.every(({ status }) => status === 202))
      const { json } = yield* call("GET", "/api/calls/crowd/events?limit=100", { key })
      assert.deepStrictEqual(
        json.items.map(({ eventIndex }: { eventIndex: number }) => eventIndex),
        Array.from({ length: 40 }, (_, at) => at)
      )
      const sql = yield* SqlClient.SqlClient
      const messages = yield* sql<{
        sequence: number
      }>`select sequence from call_messages where call_id = 'crowd' order by sequence`
      assert.deepStrictEqual(
        messages.map(({ sequence }) => sequence),
        messages.map((_, at) => at + 1)
      )
    })
  )

  it.effect("puts who asks for no calls on the list at once, and has nothing else to say", () =>
    Effect.gen(function* () {
      const { key, leadId, say } = yield* begin("stop")
      const { json } = yield* say("lead", "Stop calling me. Take me off your list.")
      assert.isTrue(json.detected.some(({ type }: { type: string }) => type === "stop_calling"))
      assert.deepStrictEqual(
        json.suggestions.map(({ priority, title }: { priority: string; title: string }) => [priority, title]),
        [["urgent", "Lead asks not to be called again"]]
      )
      const { json: permission } = yield* call("GET", `/api/leads/${leadId}/call-permission?at=2026-12-02T17:00:00Z`, {
        key
      })
      assert.strictEqual(permission.verdict, "forbidden", JSON.stringify(permission))
      assert.deepStrictEqual((yield* say("lead", "That is too expensive anyway.")).json.suggestions, [])
    })
  )

  it.effect(
    "puts on the list at once, and once, whose wish another service heard, but nobody by what is unlikely",
    () =>
      Effect.gen(function* () {
        const sql = yield* SqlClient.SqlClient
        const listed = Effect.map(
          sql<{ entries: number }>`select count(*)::int entries from audit_entries where action = 'do_not_call.added'`,
          ([row]) => row?.entries ?? 0
        )
        const verdict = (leadId: string, key: string) =>
          Effect.map(
            call("GET", `/api/leads/${leadId}/call-permission?at=2026-12-02T17:00:00Z`, { key }),
            ({ json }) => json.verdict
          )
        const nlp = (key: string, leadId: string) =>
          call("POST", "/api/integrations/nlp/events", {
            key,
            body: { type: "intentDetected", leadId, intents: ["stopCalling"] }
          })
        const ways = {
          "told-intent": ({ tell }: Begun) => tell({ type: "intent", intent: "stop_calling", confidence: 0.9 }),
          "told-objection": ({ tell }: Begun) => tell({ type: "objection", value: "OBJ-STOP", confidence: 0.9 }),
          "told-nlp": ({ key, leadId }: Begun) => nlp(key, leadId)
        }
        for (const [callId, tellIt] of Object.entries(ways)) {
          const begun = yield* begin(callId)
          yield* begun.tell({ type: "intent", intent: "stop_calling", confidence: 0.4 })
          assert.notStrictEqual(yield* verdict(begun.leadId, begun.key), "forbidden", callId)
          const before = yield* listed
          const { json } = yield* tellIt(begun)
          assert.deepInclude(json.detected, {
            type: "stop_calling",
            value: "do_not_call",
            confidence: json.detected[0].confidence,
            eventIndex: 1
          })
          assert.strictEqual(json.suggestions[0].title, "Lead asks not to be called again")
          assert.strictEqual(yield* verdict(begun.leadId, begun.key), "forbidden", callId)
          yield* tellIt(begun)
          assert.strictEqual(yield* listed, before + 1, callId)
        }
      })
  )

  it.effect("is heard to its end also of somebody without phone and e-mail who wants no calls", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("admin")
      const body = {
        lastName: "Diaz",
        address: { street: "1 Elm St", city: "Miami", state: "FL", postalCode: "33101" }
      }
      assert.strictEqual((yield* call("PUT", "/api/leads/nameless", { key, body })).status, 201)
      const asked = { callId: "nameless", leadId: "nameless", agentId: "ana", direction: "inbound" }
      yield* call("POST", "/api/calls", { key, body: asked })
      const event = { type: "utterance", speaker: "lead", text: "Stop calling me." }
      assert.strictEqual((yield* call("POST", "/api/calls/nameless/events", { key, body: event })).status, 202)
      const later = yield* call("PATCH", "/api/leads/nameless", { key, body: { phone: "+13055550123" } })
      assert.strictEqual(later.status, 200, later.text)
      const { json } = yield* call("GET", "/api/leads/nameless/call-permission", { key })
      assert.strictEqual(json.verdict, "forbidden", JSON.stringify(json))
      const consent = yield* call("GET", "/api/leads/nameless/consent", { key })
      assert.deepInclude(consent.json.current.calls, { granted: false, source: "said so in a call" })
    })
  )

  it.effect("comes from the NLP service too, by its own names, to the call that goes on", () =>
    Effect.gen(function* () {
      const { key, leadId, tell } = yield* begin("nlp")
      const nlp = (body: object) => call("POST", "/api/integrations/nlp/events", { key, body })
      const update = yield* nlp({ type: "sentimentUpdate", leadId, sentiment: "negative", intents: ["ask_price"] })
      assert.strictEqual(update.status, 202, update.text)
      assert.strictEqual(update.json.accepted, 2)
      assert.strictEqual(
        (yield* nlp({ type: "intentDetected", leadId, callId: "nlp", intents: [{ intent: "ready_to_buy" }] })).status,
        202
      )
      assert.strictEqual(
        (yield* nlp({ type: "intentDetected", leadId: "lead-hears", callId: "nlp", intents: [] })).status,
        404
      )
      assert.strictEqual(
        (yield* nlp({ type: "intentDetected", leadId: "nobody", intents: ["x"] })).json.code,
        "no_active_call"
      )
      yield* tell({ type: "pain_point", value: "rising_cost", confidence: 0.9 })
      const { json } = yield* call("GET", "/api/calls/nlp/coaching-suggestions", { key })
      const titles = json.suggestions.map(({ title }: { title: string }) => title)
      assert.include(titles, "Lead's premium keeps rising")
      assert.include(titles, "Lead is ready for the next step")
    })
  )

  it.effect("is refused once the call is over, and to those who may not see the call", () =>
    Effect.gen(function* () {
      const { key, say, tell } = yield* begin("over")
      const { key: foreign } = (yield* call("POST", "/api/keys", {
        key,
        body: { name: "bo", scopes: ["coaching"], agentId: "bo" }
      })).json
      assert.strictEqual(
        (yield* call("POST", "/api/calls/over/events", {
          key: foreign,
          body: { type: "intent", intent: "x", confidence: 1 }
        })).status,
        404
      )
      for (const path of ["events", "coaching-suggestions", "receipt", "stream"])
        assert.strictEqual((yield* call("GET", `/api/calls/over/${path}`, { key: foreign })).status, 404, path)
      assert.strictEqual((yield* tell({ type: "utterance", speaker: "cat", text: "" })).status, 400)
      assert.strictEqual((yield* tell({ events: [] })).status, 400)
      assert.strictEqual((yield* say("lead", "Hello.")).status, 202)
      yield* call("POST", "/api/calls/over/end", { key, body: { outcome: "follow_up" } })
      const late = yield* say("lead", "Hello?")
      assert.deepStrictEqual([late.status, late.json.code], [409, "call_ended"])
      assert.strictEqual(
        (yield* call("POST", "/api/calls/unheard/events", {
          key,
          body: { type: "intent", intent: "x", confidence: 1 }
        })).status,
        404
      )
    })
  )
})
