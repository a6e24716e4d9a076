import { readdirSync } from "node:fs"
import { tmpdir } from "node:os"
import { assert, layer } from "@effect/vitest"
import { Effect } from "effect"
import { call, issueKey, TestApp } from "../support/TestApp.ts"

const spooled = () => readdirSync(tmpdir()).filter(name => name.startsWith("callwise-import-"))

layer(TestApp(), { excludeTestServices: true })("an import under an Idempotency-Key", it => {
  it.effect("is done once, replays its report, and leaves nothing behind", () =>
    Effect.gen(function* () {
      const before = spooled()
      const key = yield* issueKey("leads:write", "leads:read")
      const request = {
        key,
        headers: { "content-type": "text/csv", "idempotency-key": "import-1" },
        body: `leadId,email\na,a@example.com\nb,not an address\n${Array.from({ length: 500 }, (_, at) => `c-${at},c${at}@example.com`).join("\n")}\n`
      }
      const first = yield* call("POST", "/api/leads/import", request)
      assert.deepStrictEqual([first.status, first.json.accepted, first.json.rejected], [200, 501, 1])
      const again = yield* call("POST", "/api/leads/import", request)
      assert.strictEqual(again.headers.get("idempotent-replayed"), "true")
      assert.deepStrictEqual(again.json, first.json)
      const other = yield* call("POST", "/api/leads/import", { ...request, body: "leadId,email\nz,z@example.com\n" })
      assert.strictEqual(other.json.code, "idempotency_key_reused")
      assert.strictEqual((yield* call("GET", "/api/leads/z", { key })).status, 404)
      assert.deepStrictEqual(spooled(), before)
    })
  )
})
