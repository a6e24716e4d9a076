import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { Effect } from "effect"
import { type Call, call, issueKey, TestApp } from "../support/TestApp.ts"

const mebibyte = 1_048_576

/** A CSV of about so many bytes that costs little to read: a good line first and last, useless long ones between. */
const fileOf = (leadId: string, bytes: number) => {
  const encoder = new TextEncoder()
  const useless = encoder.encode(`x,${"y".repeat(60_000)}\n`)
  const lines = [
    encoder.encode(`leadId,email\n${leadId}-first,a@b.example\n`),
    ...Array.from({ length: Math.floor(bytes / useless.byteLength) }, () => useless),
    encoder.encode(`${leadId}-last,a@b.example\n`)
  ].values()
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const { value, done } = lines.next()
      if (done === true) controller.close()
      else controller.enqueue(value)
    }
  })
}

const importing = (key: string, more: Call) =>
  call("POST", "/api/leads/import", { key, ...more, headers: { "content-type": "text/csv", ...more.headers } })

layer(TestApp(), { excludeTestServices: true })("importing leads over HTTP", it => {
  it.effect("keeps the good lines whatever is between them, and says of each bad one where and why", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("leads:write", "leads:read")
      const { status, json, text } = yield* importing(key, {
        body: [
          "leadId,email,company.name,consent.enrichment,interests,vehicles.0.year,attributes.list",
          'i-1,Ana@Acme.Example,"Acme, ""Inc.""",yes,auto;home,2021,spring',
          "i-2,not-an-address,,,,,",
          "",
          'i-3,bo@acme.example,"two\nlines",no,,,',
          'i-4,"never closed,,,,,',
          "i-5,cy@acme.example,Acme,,,,,one too many",
          "i-6,di@acme.example,,maybe,,1066,",
          "i-7,ed@acme.example,,,,,"
        ].join("\r\n")
      })
      assert.strictEqual(status, 200)
      assert.deepStrictEqual([json.accepted, json.rejected, json.errorsTruncated], [3, 4, false])
      assert.deepStrictEqual(
        json.errors.map(({ line }: { line: number }) => line),
        [3, 7, 8, 9]
      )
      assert.notInclude(text, "acme.example")
      const first = yield* call("GET", "/api/leads/i-1", { key })
      assert.deepInclude(first.json, {
        email: "ana@acme.example",
        company: { name: 'Acme, "Inc."' },
        consent: { enrichment: true },
        interests: ["auto", "home"],
        vehicles: [{ year: 2021 }],
        attributes: { list: "spring" }
      })
      assert.strictEqual((yield* call("GET", "/api/leads/i-7", { key })).status, 200)
      assert.strictEqual((yield* call("GET", "/api/leads/i-2", { key })).status, 404)
    })
  )

  it.effect("imports nothing of a file with a column that is not known, and names the column", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("leads:write", "leads:read")
      const refused = yield* importing(key, { body: "leadId,email,shoeSize\nc-1,a@b.example,44\n" })
      assert.deepInclude(refused.json, { status: 400, code: "columns_refused" })
      assert.deepStrictEqual(
        refused.json.errors.map(({ parameter }: { parameter: string }) => parameter),
        ["shoeSize"]
      )
      assert.strictEqual((yield* call("GET", "/api/leads/c-1", { key })).status, 404)
    })
  )

  it.effect("reads text/csv and application/x-ndjson in UTF-8, and nothing else", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("leads:write")
      for (const type of [
        "application/json",
        "text/plain",
        "text/csv; charset=iso-8859-1",
        "multipart/form-data",
        "csv"
      ]) {
        const refused = yield* importing(key, { body: "email\na@b.example\n", headers: { "content-type": type } })
        assert.deepInclude(refused.json, { status: 415, code: "unsupported_media_type" }, type)
      }
      for (const type of ["Text/CSV", 'text/csv; charset="UTF-8"', "text/csv;header=present"]) {
        const taken = yield* importing(key, { body: "email\na@b.example\n", headers: { "content-type": type } })
        assert.deepInclude(taken.json, { accepted: 1, rejected: 0 }, type)
      }
      const lines = yield* importing(key, {
        body: '{"email":"a@b.example"}\nnull\n{"email":\n{"email":"a@b.example","emial":1}\n\n{"phone":"2125550123"}',
        headers: { "content-type": "application/x-ndjson" }
      })
      assert.deepInclude(lines.json, { accepted: 2, rejected: 3 })
      assert.deepStrictEqual(
        lines.json.errors.map(({ line }: { line: number }) => line),
        [2, 3, 4]
      )
    })
  )

  it.effect("takes a file of nearly 64 MiB as a stream", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("leads:write", "leads:read")
      const taken = yield* importing(key, { stream: fileOf("large", 63 * mebibyte) })
      assert.strictEqual(taken.status, 200, taken.text)
      assert.deepInclude(taken.json, { accepted: 2, errorsTruncated: true })
      assert.strictEqual(taken.json.errors.length, 1_000)
    })
  )

  it.effect("refuses a file beyond 64 MiB by what it declares, by what comes, and under an Idempotency-Key", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("leads:write", "leads:read")
      const declared = yield* importing(key, {
        body: "leadId,email\ndeclared,a@b.example\n",
        headers: { "content-length": `${64 * mebibyte + 1}` }
      })
      const streamed = yield* importing(key, { stream: fileOf("streamed", 65 * mebibyte) })
      const once = { "idempotency-key": "too-large" }
      const spooled = yield* importing(key, { stream: fileOf("spooled", 65 * mebibyte), headers: once })
      for (const { status, json, headers } of [declared, streamed, spooled]) {
        assert.strictEqual(status, 413)
        assert.strictEqual(headers.get("content-type"), "application/problem+json")
        assert.strictEqual(json.code, "payload_too_large")
      }
      for (const leadId of ["declared", "streamed-last", "spooled-first"])
        assert.strictEqual((yield* call("GET", `/api/leads/${leadId}`, { key })).status, 404, leadId)
      const sql = yield* SqlClient.SqlClient
      assert.isEmpty(yield* sql`select from idempotent_requests`)
    })
  )
})
