import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { Server } from "../../src/http/Server.ts"
import { type Call, call, issueKey, TestApp } from "../support/TestApp.ts"

const settings = { CALLWISE_RATE_LIMIT_PER_MINUTE: "100", PORT: "0" }

const expected = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "SAMEORIGIN",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=15552000; includeSubDomains",
  "cross-origin-resource-policy": "same-site"
}

const Suite = Server.layer.pipe(Layer.provideMerge(TestApp(settings)))

layer(Suite, { excludeTestServices: true })("the front door", it => {
  const refused = (status: number, code: string, method: string, path: string, more: Call = {}) =>
    Effect.gen(function* () {
      const answer = yield* call(method, path, more)
      assert.deepInclude(answer.json, { status, code }, `${method} ${path} ${answer.text}`)
      return answer
    })

  it.effect("sets its headers on every answer, good or bad", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("admin")
      const sql = yield* SqlClient.SqlClient
      const form = { "content-type": "text/plain" }
      const asked: ReadonlyArray<readonly [status: number, method: string, path: string, more: Call]> = [
        [200, "GET", "/health/live", {}],
        [200, "GET", "/docs", {}],
        [200, "GET", "/problems/unauthorized", {}],
        [201, "POST", "/api/leads", { key, body: { email: "a@b.example" } }],
        [400, "POST", "/api/leads", { key, body: "{" }],
        [401, "GET", "/api/leads", {}],
        [403, "GET", "/api/leads", { key: yield* issueKey("offers") }],
        [404, "GET", "/api/nothing", { key }],
        [404, "GET", "/problems/nothing", {}],
        [405, "PUT", "/api/keys", { key, body: {} }],
        [413, "POST", "/api/leads", { key, body: { email: "x".repeat(1_100_000) } }],
        [415, "POST", "/api/leads", { key, body: "a", headers: form }],
        [422, "POST", "/api/data-providers", { key, body: { name: "a", type: "custom" } }]
      ]
      const check = ([status, method, path, more]: (typeof asked)[number]) =>
        Effect.map(call(method, path, more), ({ headers, status: got }) => {
          assert.strictEqual(got, status, `${method} ${path}`)
          for (const [name, value] of Object.entries(expected))
            assert.strictEqual(headers.get(name), value, `${name} of ${method} ${path} ${status}`)
          assert.isNull(headers.get("x-powered-by"))
          assert.isNull(headers.get("server"))
          if (status >= 400 && path.startsWith("/api"))
            assert.strictEqual(headers.get("cache-control"), "no-store", `${status}`)
        })
      yield* Effect.forEach(asked, check)
      yield* sql`alter table leads rename column email to electronic_mail`
      yield* check([500, "POST", "/api/leads", { key, body: { email: "a@b.example" } }])
      yield* sql`alter table leads rename column electronic_mail to email`
      const busy = yield* issueKey("leads:read")
      yield* Effect.forEach(Array.from({ length: 100 }), () => call("GET", "/api/leads?limit=1", { key: busy }))
      yield* check([429, "GET", "/api/leads", { key: busy }])
    })
  )

  it.effect("refuses headers that are too large before it reads them, and lives on", () =>
    Effect.gen(function* () {
      const { url } = yield* Server
      const key = yield* issueKey("leads:read")
      const get = (headers: Record<string, string>) =>
        Effect.promise(async () => (await fetch(`${url}/api/leads`, { headers })).status)
      assert.strictEqual(yield* get({ authorization: `Bearer ${key}`, "x-a": "a".repeat(8_000) }), 200)
      assert.strictEqual(yield* get({ authorization: `Bearer ${key}`, "x-a": "a".repeat(40_000) }), 431)
      assert.strictEqual(yield* get({ authorization: `Bearer ${key}` }), 200)
    })
  )

  it.effect("refuses as the caller's fault what has no call, no type or no bottom", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("admin")
      const deep = `${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`
      for (const body of [deep, `{"name":"a","scopes":${deep}}`]) {
        const { json } = yield* refused(400, "invalid_request", "POST", "/api/keys", { key, body })
        assert.deepStrictEqual(json.errors, [{ pointer: "", message: "must not be nested deeper than 100 levels" }])
      }
      yield* refused(400, "invalid_request", "POST", "/api/leads/import?a=1", { key, body: deep })
      yield* refused(404, "not_found", "PUT", "/api/leads//consent", { key, body: { calls: "yes" } })
      const form = { key, headers: { "content-type": "multipart/form-data; boundary=x" } }
      yield* refused(415, "unsupported_media_type", "POST", "/api/keys", form)
      yield* refused(415, "unsupported_media_type", "PATCH", "/api/leads/import", { ...form, body: "a" })
      assert.strictEqual((yield* call("HEAD", "/api/leads?limit=0", { key })).status, 400)
      assert.strictEqual((yield* call("HEAD", "/api/leads?limit=1", { key })).status, 200)
      for (const path of ["/api/nothing", "/api/nowhere"])
        yield* refused(404, "not_found", "POST", path, { key, body: {}, headers: { "idempotency-key": "nothing" } })
    })
  )

  it.effect("repeats nothing of a time that is none, and takes none that no clock shows", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("admin")
      const body = { name: "a", scopes: ["offers"], expiresAt: "born 1970 in Springfield" }
      const { json, text } = yield* refused(400, "invalid_request", "POST", "/api/keys", { key, body })
      assert.deepStrictEqual(json.errors, [{ pointer: "/expiresAt", message: "must be an RFC 3339 time" }])
      assert.notInclude(text, "Springfield")
      for (const year of ["-271821", "+275760", "+010000"]) {
        const at = `${year}-09-01T00:00:00Z`
        yield* refused(400, "invalid_request", "POST", "/api/keys", { key, body: { ...body, expiresAt: at } })
        yield* refused(400, "invalid_request", "GET", `/api/leads/a/enriched-profile?asOf=${at}`, { key })
      }
    })
  )
})
