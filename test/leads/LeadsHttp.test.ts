import { assert, layer } from "@effect/vitest"
import { Effect } from "effect"
import { call, issueKey, TestApp } from "../support/TestApp.ts"

layer(TestApp(), { excludeTestServices: true })("the lead endpoints", it => {
  it.effect("create with 201 and Location, and refuse a taken id with 409", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("leads:write", "leads:read")
      const created = yield* call("POST", "/api/leads", { key, body: { email: "Ana@Acme.example" } })
      assert.strictEqual(created.status, 201)
      const location = created.headers.get("location") ?? ""
      assert.strictEqual(location, `/api/leads/${created.json.leadId}`)
      const read = yield* call("GET", location, { key })
      assert.strictEqual(read.status, 200)
      assert.deepStrictEqual(read.json, created.json)
      assert.strictEqual(read.json.email, "ana@acme.example")
      const taken = yield* call("POST", "/api/leads", {
        key,
        body: created.json.leadId && { leadId: created.json.leadId, phone: "2125550123" }
      })
      assert.deepInclude(taken.json, { status: 409, code: "lead_exists", leadId: created.json.leadId })
    })
  )

  it.effect("answer PUT with 201 at first and 200 from then on", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("leads:write")
      const put = (body: unknown) => call("PUT", "/api/leads/put-http", { key, body })
      const first = yield* put({ email: "a@b.example" })
      const second = yield* put({ phone: "2125550123" })
      assert.deepStrictEqual([first.status, second.status], [201, 200])
      assert.deepStrictEqual([second.json.email, second.json.phone], [undefined, "+12125550123"])
      assert.strictEqual((yield* put({ leadId: "other", email: "a@b.example" })).json.code, "lead_id_mismatch")
    })
  )

  it.effect("merge a PATCH, and say with 422 where what it would leave does not fit", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("leads:write")
      yield* call("PUT", "/api/leads/patch-http", { key, body: { email: "a@b.example", company: { name: "Acme" } } })
      const patched = yield* call("PATCH", "/api/leads/patch-http", { key, body: { email: null, firstName: "Ana" } })
      assert.deepStrictEqual([patched.status, patched.json.email, patched.json.firstName], [200, undefined, "Ana"])
      const refused = yield* call("PATCH", "/api/leads/patch-http", { key, body: { company: null } })
      assert.deepInclude(refused.json, { status: 422, code: "lead_patch_impossible" })
      assert.strictEqual(refused.json.errors[0].pointer, "")
      assert.strictEqual((yield* call("PATCH", "/api/leads/nobody", { key, body: {} })).json.code, "lead_not_found")
    })
  )

  it.effect("name everything that is wrong with a lead at once, and repeat nothing of it", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("leads:write")
      const { status, json, text } = yield* call("POST", "/api/leads", {
        key,
        body: { emial: "ana.secret", phone: "555-secret", company: { nam: "Secret Inc" }, score: 700 }
      })
      assert.strictEqual(status, 400)
      assert.deepStrictEqual(json.errors.map((error: { pointer: string }) => error.pointer).toSorted(), [
        "/company/nam",
        "/emial",
        "/phone",
        "/score"
      ])
      assert.notMatch(text, /secret|700/i)
      const empty = yield* call("POST", "/api/leads", { key, body: { firstName: "Ana" } })
      assert.deepStrictEqual(
        empty.json.errors.map((error: { pointer: string }) => error.pointer),
        [""]
      )
    })
  )

  it.effect("list page by page, and refuse parameters nobody knows", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("leads:write", "leads:read")
      for (const at of [1, 2, 3])
        yield* call("PUT", `/api/leads/list-${at}`, { key, body: { email: "a@b.example", source: "list-http" } })
      const first = yield* call("GET", "/api/leads?source=list-http&limit=2", { key })
      assert.deepStrictEqual(
        first.json.items.map((lead: { leadId: string }) => lead.leadId),
        ["list-3", "list-2"]
      )
      const rest = yield* call("GET", `/api/leads?source=list-http&limit=2&cursor=${first.json.nextCursor}`, { key })
      assert.deepStrictEqual([rest.json.items.length, rest.json.nextCursor], [1, null])
      const wrong = yield* call("GET", "/api/leads?state=Atlantis&minScore=x&cursor=zz&enriched=maybe&sort=x", { key })
      assert.deepStrictEqual(wrong.json.errors.map((error: { parameter: string }) => error.parameter).toSorted(), [
        "cursor",
        "enriched",
        "minScore",
        "sort",
        "state"
      ])
    })
  )

  it.effect("erase with 204, for keys that may", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("leads:write", "leads:read")
      yield* call("PUT", "/api/leads/erase-http", { key, body: { email: "a@b.example" } })
      assert.strictEqual((yield* call("DELETE", "/api/leads/erase-http", { key })).status, 403)
      const privacy = yield* issueKey("privacy:admin")
      assert.strictEqual((yield* call("DELETE", "/api/leads/erase-http", { key: privacy })).status, 204)
      assert.strictEqual((yield* call("GET", "/api/leads/erase-http", { key })).status, 404)
      assert.strictEqual((yield* call("DELETE", "/api/leads/erase-http", { key: privacy })).status, 404)
    })
  )

  it.effect("import a file of either format, and answer 415 to any other", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("leads:write")
      const send = (type: string, body: string) =>
        call("POST", "/api/leads/import", { key, body, headers: { "content-type": type } })
      const csv = yield* send("text/csv; charset=utf-8", "email,company.name\na@b.example,Acme\nsecret,\n")
      assert.strictEqual(csv.status, 200)
      assert.deepInclude(csv.json, { accepted: 1, rejected: 1, errorsTruncated: false })
      assert.strictEqual(csv.json.errors[0].line, 3)
      assert.notInclude(csv.text, "secret")
      const ndjson = yield* send("application/x-ndjson", '{"email":"a@b.example"}\n')
      assert.deepInclude(ndjson.json, { accepted: 1, rejected: 0 })
      assert.deepInclude((yield* send("application/json", "[]")).json, { status: 415, code: "unsupported_media_type" })
      const columns = yield* send("text/csv", "emial,email\n")
      assert.deepInclude(columns.json, { status: 400, code: "columns_refused" })
      assert.deepStrictEqual(columns.json.errors, [
        { parameter: "emial", message: "is not a column that is known here" }
      ])
    })
  )
})
