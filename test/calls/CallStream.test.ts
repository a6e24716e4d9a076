import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { Chunk, Context, Deferred, Effect, Exit, Fiber, Layer, Schedule, Scope, Stream } from "effect"
import { CallId } from "../../src/calls/CallId.ts"
import { CallStreams } from "../../src/calls/stream/CallStreams.ts"
import { Server } from "../../src/http/Server.ts"
import { SandboxApp } from "../support/SandboxApp.ts"
import { call, issueKey } from "../support/TestApp.ts"
import { ended, followed as followedAt, type Message, numbers, upTo } from "./Following.ts"

let people = 0

const begin = (callId: string) =>
  Effect.gen(function* () {
    const key = yield* issueKey("admin")
    const leadId = `lead-${callId}`
    const lead = { phone: `+130555503${String(people++).padStart(2, "0")}`, address: { state: "FL" } }
    yield* call("PUT", `/api/leads/${leadId}`, { key, body: lead })
    yield* call("POST", "/api/calls", { key, body: { callId, leadId, agentId: "ana", direction: "inbound" } })
    yield* call("GET", `/api/calls/${callId}/briefing`, { key }).pipe(
      Effect.repeat({ until: ({ json }) => json.pending.length === 0, schedule: Schedule.spaced("20 millis") })
    )
    const say = (text: string) =>
      call("POST", `/api/calls/${callId}/events`, { key, body: { type: "utterance", speaker: "lead", text } })
    const end = call("POST", `/api/calls/${callId}/end`, { key, body: { outcome: "follow_up" } })
    return { key, say, end }
  })

const address = Effect.map(Server, ({ url }) => url)

const followed = (callId: string, key: string, after: number, enough: Parameters<typeof followedAt>[4]) =>
  Effect.flatMap(address, url => followedAt(url, callId, key, after, enough))

type Enough = (messages: ReadonlyArray<Message>, words: ReadonlyArray<string>) => boolean

const anything: Enough = () => true

/** Followed to its end, once it has told something, or what is waited for. */
const served = (callId: string, key: string, awaited = anything) =>
  Effect.gen(function* () {
    const isServed = yield* Deferred.make<void>()
    const following = yield* Effect.fork(
      followed(callId, key, 0, (messages, words) => {
        if (awaited(messages, words)) Deferred.unsafeDone(isServed, Effect.void)
        return ended(messages)
      })
    )
    yield* Deferred.await(isServed)
    return following
  })

const socket = (
  callId: string,
  key: string,
  after: number,
  told: (messages: ReadonlyArray<Message>) => void = () => undefined
) =>
  Effect.flatMap(address, url =>
    Effect.async<{ readonly messages: ReadonlyArray<Message>; readonly code: number; readonly protocol: string }>(
      resume => {
        const messages: Array<Message> = []
        const ws = new WebSocket(`${url.replace("http", "ws")}/api/calls/${callId}/stream?after=${after}`, [
          "callwise.v1",
          `callwise.key.${key}`
        ])
        ws.onmessage = ({ data }) => {
          messages.push(JSON.parse(`${data}`))
          told(messages)
        }
        ws.onclose = ({ code }) => resume(Effect.succeed({ messages, code, protocol: ws.protocol }))
      }
    )
  )

/** The same by a socket. */
const servedBySocket = (callId: string, key: string, awaited = anything) =>
  Effect.gen(function* () {
    const isServed = yield* Deferred.make<void>()
    const following = yield* Effect.fork(
      socket(callId, key, 0, messages => {
        if (awaited(messages, [])) Deferred.unsafeDone(isServed, Effect.void)
      })
    )
    yield* Deferred.await(isServed)
    return following
  })

const settings = { CALLWISE_RATE_LIMIT_PER_MINUTE: "100000", CALLWISE_STREAM_HEARTBEAT_SECONDS: "1", PORT: "0" }
const App = Layer.provideMerge(Server.layer, SandboxApp(settings))

layer(App, { excludeTestServices: true })("a call's stream", it => {
  it.effect("tells live what happens, in order, and ends with the call", () =>
    Effect.gen(function* () {
      const { end, key, say } = yield* begin("live")
      const following = yield* Effect.fork(followed("live", key, 0, ended))
      for (let line = 0; line < 5; line++) yield* say(`Line ${line}: that is too expensive.`)
      yield* end
      const { messages } = yield* following
      assert.deepStrictEqual(numbers(messages), upTo(messages.length))
      const types = messages.map(({ type }) => type)
      for (const type of [
        "profile_update",
        "offers_update",
        "risk_update",
        "transcript_update",
        "suggestions_update",
        "compliance_update"
      ])
        assert.include(types, type)
      assert.strictEqual(types.filter(type => type === "transcript_update").length, 5)
      assert.strictEqual(types.at(-1), "call_ended")
    })
  )

  it.effect("misses and repeats nothing when it is cut at any place and taken up again", () =>
    Effect.gen(function* () {
      const { end, key, say } = yield* begin("cut")
      const talking = yield* Effect.fork(
        Effect.zipRight(
          Effect.forEach(upTo(30), line => say(`Line ${line}, too expensive.`), { discard: true }),
          end
        )
      )
      const held: Array<Message> = []
      for (let cut = 1; !ended(held); cut++) {
        const { messages } = yield* followed(
          "cut",
          key,
          held.at(-1)?.sequence ?? 0,
          found => found.length >= cut % 4 || ended(found)
        )
        held.push(...messages)
      }
      yield* talking
      assert.deepStrictEqual(numbers(held), upTo(held.length))
      assert.strictEqual(held.filter(({ type }) => type === "transcript_update").length, 30)
    })
  )

  it.effect("is a WebSocket too, with the key among the subprotocols", () =>
    Effect.gen(function* () {
      const { end, key, say } = yield* begin("socket")
      const following = yield* Effect.fork(socket("socket", key, 2))
      yield* say("That is too expensive.")
      yield* end
      const { code, messages, protocol } = yield* following
      assert.deepStrictEqual(numbers(messages), upTo(messages.at(-1)?.sequence ?? 0).slice(2))
      assert.isTrue(ended(messages))
      assert.deepStrictEqual([code, protocol], [1000, "callwise.v1"])
      const refused = yield* socket("socket", "cw_not-a-key", 0)
      assert.strictEqual(refused.messages.length, 0)
      assert.notStrictEqual(refused.code, 1000)
    })
  )

  it.effect("hears what another replica wrote, gives signs of life, and finds its way when listening breaks off", () =>
    Effect.gen(function* () {
      const { end, key } = yield* begin("other")
      const sql = yield* SqlClient.SqlClient
      const elsewhere = (type: string) => sql`
        with told as (update call_sessions set sequence = sequence + 1 where call_id = 'other' returning call_id, lead_id, sequence),
        kept as (insert into call_messages (call_id, sequence, lead_id, type, data)
          select call_id, sequence, lead_id, ${type}, '[]' from told)
        select pg_notify('callwise_calls', call_id || ' ' || sequence) from told`
      const following = yield* served("other", key, (_, words) => words.includes(": here"))
      yield* elsewhere("compliance_update")
      yield* sql`select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%' and datname = current_database()`
      yield* elsewhere("risk_update")
      yield* end
      const { messages } = yield* following
      assert.deepStrictEqual(numbers(messages), upTo(messages.length))
      assert.deepStrictEqual(
        messages.slice(-3).map(({ type }) => type),
        ["compliance_update", "risk_update", "call_ended"]
      )
    })
  )

  it.effect("marks what went stale meanwhile, and notes what was seen", () =>
    Effect.gen(function* () {
      const { end, key, say } = yield* begin("stale")
      yield* say("That is too expensive.")
      const sql = yield* SqlClient.SqlClient
      yield* sql`update call_messages set data = jsonb_set(data, '{0,expiresAt}', '"2020-01-01T00:00:00.000Z"')
        where call_id = 'stale' and type = 'suggestions_update'`
      yield* end
      const { messages } = yield* followed("stale", key, 0, ended)
      const suggested = messages.filter(({ type }) => type === "suggestions_update")
      assert.isAbove(suggested.length, 0)
      for (const { data } of suggested) assert.include(JSON.stringify(data), '"expired":true')
      const { json } = yield* call("GET", "/api/calls/stale/stream?after=x", { key })
      assert.strictEqual(json.errors[0].parameter, "after")
      const last = messages.at(-1)?.sequence ?? 0
      const done = yield* followed("stale", key, last, () => false)
      assert.deepStrictEqual([done.status, done.messages], [200, []])
      const ahead = yield* call("GET", `/api/calls/stale/stream?after=${last + 1}`, { key })
      assert.deepStrictEqual([ahead.status, ahead.json.code, ahead.json.last], [422, "sequence_not_reached", last])
    })
  )

  it.effect("ends when the person is erased, and is not there any more", () =>
    Effect.gen(function* () {
      const { key } = yield* begin("forgotten")
      const events = yield* served("forgotten", key)
      const socketed = yield* servedBySocket("forgotten", key)
      assert.strictEqual((yield* call("DELETE", "/api/leads/lead-forgotten", { key })).status, 204)
      assert.isFalse(ended((yield* Fiber.join(events)).messages))
      assert.isFalse(ended((yield* socketed).messages))
      assert.strictEqual((yield* call("GET", "/api/calls/forgotten/stream", { key })).status, 404)
    })
  )

  it.effect("ends with its key, and not with another's", () =>
    Effect.gen(function* () {
      const { end, key } = yield* begin("revoked")
      const lent = yield* issueKey("coaching")
      const sql = yield* SqlClient.SqlClient
      const kept = yield* served("revoked", key)
      const [events, socketed] = [yield* served("revoked", lent), yield* servedBySocket("revoked", lent)]
      yield* sql`update api_keys set revoked_at = now() where prefix = ${lent.slice(0, 10)}`
      assert.isFalse(ended((yield* events).messages))
      const { code, messages } = yield* socketed
      assert.deepStrictEqual([code, ended(messages)], [1000, false])
      yield* end
      assert.isTrue(ended((yield* kept).messages))
    })
  )
})

layer(SandboxApp({ ...settings, CALLWISE_STREAMS: "1" }), { excludeTestServices: true })("a replica's streams", it => {
  it.effect("are no more than it may serve, though many were let in at once", () =>
    Effect.gen(function* () {
      yield* begin("bound")
      const streams = yield* CallStreams
      const [first, second] = [
        yield* streams.follow(CallId.make("bound"), 0, null),
        yield* streams.follow(CallId.make("bound"), 0, null)
      ]
      const isServed = yield* Deferred.make<void>()
      yield* Effect.fork(Stream.runForEach(first, () => Deferred.succeed(isServed, undefined)))
      yield* Deferred.await(isServed)
      assert.isTrue(Chunk.isEmpty(yield* Stream.runCollect(second)))
      assert.strictEqual((yield* Effect.flip(streams.follow(CallId.make("bound"), 0, null)))._tag, "TooManyStreams")
    })
  )
})

const OnePerKey = Layer.provideMerge(Server.layer, SandboxApp({ ...settings, CALLWISE_STREAMS_PER_KEY: "1" }))

layer(OnePerKey, { excludeTestServices: true })("a key's streams", it => {
  it.effect("are no more than it may follow, whichever way, and leave another key its own", () =>
    Effect.gen(function* () {
      const { end, key } = yield* begin("greedy")
      const following = yield* served("greedy", key)
      const { headers, json, status } = yield* call("GET", "/api/calls/greedy/stream", { key })
      assert.deepStrictEqual([status, json.code, headers.get("retry-after")], [429, "too_many_streams_of_key", "5"])
      assert.notStrictEqual((yield* socket("greedy", key, 0)).code, 1000)
      const other = yield* followed("greedy", yield* issueKey("coaching"), 0, messages => messages.length > 0)
      assert.strictEqual(other.status, 200)
      yield* end
      yield* Fiber.join(following)
      yield* followed("greedy", key, 0, ended).pipe(
        Effect.repeat({ until: again => again.status === 200, schedule: Schedule.spaced("20 millis") })
      )
    })
  )
})

layer(SandboxApp(settings), { excludeTestServices: true })("a replica that leaves", it => {
  it.effect("ends its streams cleanly, so that whoever follows goes on elsewhere with the next number", () =>
    Effect.gen(function* () {
      const { key } = yield* begin("leaving")
      const scope = yield* Scope.make()
      const server = Context.get(yield* Layer.buildWithScope(Server.layer, scope), Server)
      const here = Effect.provideService(Server, server)
      const sql = yield* SqlClient.SqlClient
      const [kept] = yield* sql<{ sequence: number }>`
        select sequence::int from call_sessions where call_id = 'leaving'`
      const hasAll: Enough = messages => messages.length === kept?.sequence
      const events = yield* here(served("leaving", key, hasAll))
      const socketed = yield* here(servedBySocket("leaving", key, hasAll))
      yield* Scope.close(scope, Exit.void)
      const { messages } = yield* events
      assert.isAbove(messages.length, 0)
      assert.deepStrictEqual(numbers(messages), upTo(messages.length))
      const { code, messages: told } = yield* socketed
      assert.deepStrictEqual([code, numbers(told)], [1000, numbers(messages)])
    })
  )
})
