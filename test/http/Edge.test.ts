import { assert, layer } from "@effect/vitest"
import { Effect } from "effect"
import { call, issueKey, TestApp } from "../support/TestApp.ts"

layer(TestApp({ CALLWISE_RATE_LIMIT_PER_MINUTE: "1000" }), { excludeTestServices: true })("the edge", it => {
  it.effect("answers 401 as a problem without a valid key", () =>
    Effect.gen(function* () {
      const { status, json, headers } = yield* call("GET", "/api/keys")
      assert.strictEqual(status, 401)
      assert.strictEqual(headers.get("content-type"), "application/problem+json")
      assert.strictEqual(json.code, "unauthorized")
      assert.strictEqual(json.type, "http://callwise.test/problems/unauthorized")
      assert.strictEqual(json.instance, "/api/keys")
      assert.strictEqual(json.requestId, headers.get("x-request-id"))
      assert.strictEqual((yield* call("GET", "/api/keys", { key: `cw_${"x".repeat(43)}` })).status, 401)
      assert.strictEqual((yield* call("GET", "/problems/unauthorized")).status, 200)
    })
  )

  it.effect("answers 403 when the key lacks the scope, and names it", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("leads:read")
      const { status, json } = yield* call("GET", "/api/keys", { key })
      assert.strictEqual(status, 403)
      assert.strictEqual(json.code, "scope_missing")
      assert.strictEqual(json.scope, "admin")
    })
  )

  it.effect("says 404 for no path and 405 with Allow for a wrong method", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("admin")
      assert.strictEqual((yield* call("GET", "/api/nothing", { key })).json.code, "not_found")
      const wrong = yield* call("PUT", "/api/keys", { key, body: {} })
      assert.strictEqual(wrong.status, 405)
      assert.strictEqual(wrong.headers.get("allow"), "POST, GET")
    })
  )

  it.effect("names every problem of the body at once, unknown members among them, and echoes none of its values", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("admin")
      const { status, json, text } = yield* call("POST", "/api/keys", {
        key,
        body: { name: 12345678, scopes: ["everything"], colour: "chartreuse" }
      })
      assert.strictEqual(status, 400)
      assert.strictEqual(json.code, "invalid_request")
      assert.sameMembers(
        json.errors.map((error: { pointer: string }) => error.pointer),
        ["/name", "/scopes/0", "/colour"]
      )
      assert.notInclude(text, "12345678")
      assert.notInclude(text, "chartreuse")
      const params = yield* call("GET", "/api/keys?limit=0&colour=red", { key })
      assert.sameMembers(
        params.json.errors.map((error: { parameter: string }) => error.parameter),
        ["limit", "colour"]
      )
    })
  )

  it.effect("refuses malformed JSON, other media types and bodies that are too large", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("admin")
      const malformed = yield* call("POST", "/api/keys", { key, body: "{" })
      assert.strictEqual(malformed.json.code, "malformed_json")
      const xml = yield* call("POST", "/api/keys", { key, body: "<a/>", headers: { "content-type": "text/xml" } })
      assert.strictEqual(xml.status, 415)
      const large = yield* call("POST", "/api/keys", { key, body: { name: "x".repeat(1_100_000) } })
      assert.strictEqual(large.status, 413)
    })
  )

  it.effect("makes, lists page by page and revokes keys", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("admin")
      const made = yield* call("POST", "/api/keys", {
        key,
        body: { name: "agent", scopes: ["coaching"], agentId: "agent-7" }
      })
      assert.strictEqual(made.status, 201)
      assert.match(made.json.key, /^cw_/)
      const first = yield* call("GET", "/api/keys?limit=1", { key })
      assert.strictEqual(first.json.items.length, 1)
      assert.notProperty(first.json.items[0], "key")
      const next = yield* call("GET", `/api/keys?limit=200&cursor=${first.json.nextCursor}`, { key })
      assert.isNull(next.json.nextCursor)
      assert.notInclude(
        next.json.items.map((item: { keyId: string }) => item.keyId),
        first.json.items[0].keyId
      )
      assert.strictEqual((yield* call("DELETE", `/api/keys/${made.json.keyId}`, { key })).status, 204)
      assert.strictEqual((yield* call("GET", "/api/keys", { key: made.json.key })).status, 401)
      assert.strictEqual((yield* call("DELETE", "/api/keys/none", { key })).json.code, "key_not_found")
    })
  )

  it.effect("replays the stored answer under one Idempotency-Key, and refuses another body", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("admin")
      const headers = { "idempotency-key": "once" }
      const request = { key, headers, body: { name: "once", scopes: ["offers"] } }
      const [a, b] = yield* Effect.all([call("POST", "/api/keys", request), call("POST", "/api/keys", request)], {
        concurrency: 2
      })
      const first = a.status === 201 ? a : b
      assert.strictEqual(first.status, 201)
      const replayed = yield* call("POST", "/api/keys", request)
      assert.strictEqual(replayed.status, 201)
      assert.strictEqual(replayed.headers.get("idempotent-replayed"), "true")
      assert.deepStrictEqual(replayed.json, first.json)
      for (const twin of [a, b]) {
        if (twin.status === 409) assert.strictEqual(twin.json.code, "idempotent_request_running")
        else assert.deepStrictEqual(twin.json, first.json)
      }
      const other = yield* call("POST", "/api/keys", { ...request, body: { name: "other", scopes: ["offers"] } })
      assert.strictEqual(other.json.code, "idempotency_key_reused")
    })
  )

  it.effect("says how much of the allowance is left", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("admin")
      const { headers } = yield* call("GET", "/api/keys", { key })
      assert.strictEqual(headers.get("ratelimit-policy"), '"default";q=1000;w=60')
      assert.match(headers.get("ratelimit") ?? "", /^"default";r=999;t=\d+$/)
    })
  )

  it.effect("answers health, metrics and the reference without a key", () =>
    Effect.gen(function* () {
      assert.strictEqual((yield* call("GET", "/health/live")).json.status, "up")
      assert.strictEqual((yield* call("GET", "/health/ready")).json.checks.database.status, "up")
      assert.include((yield* call("GET", "/metrics")).text, "http_server_request_duration_seconds_bucket")
      assert.strictEqual((yield* call("GET", "/openapi.json")).json.openapi, "3.1.0")
      assert.strictEqual((yield* call("GET", "/docs")).status, 200)
    })
  )

  it.effect("echoes an acceptable request id and replaces another", () =>
    Effect.gen(function* () {
      const given = yield* call("GET", "/health/live", { headers: { "x-request-id": "abc-1" } })
      assert.strictEqual(given.headers.get("x-request-id"), "abc-1")
      const replaced = yield* call("GET", "/health/live", { headers: { "x-request-id": "a b" } })
      assert.notStrictEqual(replaced.headers.get("x-request-id"), "a b")
    })
  )
})

layer(TestApp({ CALLWISE_RATE_LIMIT_PER_MINUTE: "3" }), { excludeTestServices: true })("throttling", it => {
  it.effect("refuses a key that has used up its minute, and no other key", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("admin")
      for (let i = 0; i < 3; i++) assert.strictEqual((yield* call("GET", "/api/keys", { key })).status, 200)
      const refused = yield* call("GET", "/api/keys", { key })
      assert.strictEqual(refused.status, 429)
      assert.strictEqual(refused.json.code, "rate_limited")
      assert.isAtLeast(Number(refused.headers.get("retry-after")), 1)
      assert.strictEqual((yield* call("GET", "/api/keys", { key: yield* issueKey("admin") })).status, 200)
    })
  )
})
