import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { scriptedVendors } from "../support/ScriptedVendors.ts"
import { call, issueKey, TestApp } from "../support/TestApp.ts"

const Suite = TestApp().pipe(Layer.provide(scriptedVendors({}).layer))
const body = {
  name: "ZoomInfo",
  type: "zoominfo",
  apiKey: "id:a-secret",
  rateLimitPerMinute: 60,
  cacheTtlMinutes: 1440,
  priority: 1
}

layer(Suite, { excludeTestServices: true })("the endpoints of data providers", it => {
  it.effect("register with the mission document's body, and never answer the key", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("providers:admin")
      const created = yield* call("POST", "/api/data-providers", { key, body })
      assert.strictEqual(created.status, 201)
      assert.strictEqual(created.headers.get("location"), `/api/data-providers/${created.json.id}`)
      const { apiKey: _, ...settings } = body
      assert.deepInclude(created.json, { ...settings, hasApiKey: true, apiEndpoint: "https://api.zoominfo.com" })
      const read = yield* call("GET", `/api/data-providers/${created.json.id}`, { key })
      const list = yield* call("GET", "/api/data-providers", { key })
      assert.deepStrictEqual(read.json, created.json)
      assert.deepStrictEqual(list.json.items, [created.json])
      assert.notInclude(created.text + read.text + list.text, "a-secret")
      const taken = yield* call("POST", "/api/data-providers", { key, body })
      assert.deepInclude(taken.json, { status: 409, code: "provider_name_taken" })
    })
  )

  it.effect("change, tell the health and remove", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("providers:admin")
      const { json } = yield* call("POST", "/api/data-providers", { key, body: { name: "A", type: "apollo" } })
      const path = `/api/data-providers/${json.id}`
      const changed = yield* call("PATCH", path, { key, body: { priority: 7 } })
      assert.deepInclude(changed.json, { priority: 7, name: "A", hasApiKey: false })
      const health = yield* call("GET", `${path}/health`, { key })
      assert.deepInclude(health.json, { providerId: json.id, breaker: "closed", calls: 0, successRate: null })
      assert.strictEqual((yield* call("DELETE", path, { key })).status, 204)
      assert.deepInclude((yield* call("GET", path, { key })).json, { status: 404, code: "provider_not_found" })
      assert.strictEqual((yield* call("GET", "/api/data-providers/nobody/health", { key })).status, 404)
    })
  )

  it.effect("name all that is wrong with a body at once, and never repeat a key", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("providers:admin")
      const bad = {
        name: "",
        type: "zoom",
        apiKye: "a-secret",
        apiKey: "",
        rateLimitPerMinute: 0,
        apiEndpoint: "ftp://x"
      }
      const { status, json, text } = yield* call("POST", "/api/data-providers", { key, body: bad })
      assert.strictEqual(status, 400)
      assert.sameMembers(
        json.errors.map((error: { pointer: string }) => error.pointer),
        ["/name", "/type", "/apiKye", "/apiKey", "/rateLimitPerMinute", "/apiEndpoint"]
      )
      assert.notInclude(text, "a-secret")
      const custom = yield* call("POST", "/api/data-providers", { key, body: { name: "C", type: "custom" } })
      assert.deepInclude(custom.json, { status: 422, code: "provider_incomplete" })
      assert.deepStrictEqual(custom.json.missing, ["apiEndpoint", "mapping"])
    })
  )

  it.scoped("lead to public addresses alone: told when registered and changed, and again when called", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("providers:admin")
      const sql = yield* SqlClient.SqlClient
      const asked: Array<string> = []
      const server = yield* Effect.acquireRelease(
        Effect.sync(() =>
          Bun.serve({
            port: 0,
            hostname: "127.0.0.1",
            fetch: ({ url }) => {
              asked.push(url)
              return Response.json({ is_logged_in: true })
            }
          })
        ),
        server => Effect.promise(() => server.stop(true))
      )
      const inside = `http://127.0.0.1:${server.port}`
      const register = (name: string, apiEndpoint: string) =>
        call("POST", "/api/data-providers", { key, body: { name, type: "apollo", apiKey: "k", apiEndpoint } })
      for (const endpoint of [inside, "http://[::1]/", "http://0x7f000001/", "https://metadata.google.internal/v1"])
        assert.deepInclude((yield* register("Inside", endpoint)).json, { status: 422, code: "endpoint_not_public" })
      const { json } = yield* register("Outside", "https://vendor.example")
      const at = `/api/data-providers/${json.id}`
      const changed = yield* call("PATCH", at, { key, body: { apiEndpoint: inside } })
      assert.deepInclude(changed.json, { status: 422, code: "endpoint_not_public" })
      yield* sql`update data_providers set api_endpoint = ${inside} where id = ${json.id}::uuid`
      const report = yield* call("POST", `${at}/validate-credentials`, { key })
      assert.deepInclude(report.json, { valid: false })
      assert.deepStrictEqual(asked, [])
    })
  )

  it.effect("need the scope", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("leads:read", "enrich")
      assert.strictEqual((yield* call("GET", "/api/data-providers", { key })).status, 403)
      assert.strictEqual((yield* call("GET", "/api/data-providers")).status, 401)
    })
  )
})
