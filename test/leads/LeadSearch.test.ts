import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { Effect } from "effect"
import { call, issueKey, TestApp } from "../support/TestApp.ts"

const people = {
  "crm-17": { firstName: "Marta", lastName: "Ruiz", phone: "+13055550101" },
  "crm-18": { firstName: "Ana Maria", lastName: "de la Cruz", phone: "+18135550102", email: "ana.cruz@example.com" },
  "crm-19": { firstName: "Siobhán", lastName: "O'Brien", phone: "+18135550119" },
  web_1: { phone: "+13055550103" }
}

const seeking = Effect.gen(function* () {
  const key = yield* issueKey("leads:read", "leads:write")
  for (const [leadId, body] of Object.entries(people))
    assert.include([200, 201], (yield* call("PUT", `/api/leads/${leadId}`, { key, body })).status)
  const search = (text: string, limit?: number) => call("POST", "/api/leads/search", { key, body: { text, limit } })
  const found = (text: string, limit?: number) =>
    Effect.map(search(text, limit), ({ json }) => json.items.map(({ leadId }: { leadId: string }) => leadId))
  return { key, search, found }
})

layer(TestApp(), { excludeTestServices: true })("looking for a lead", it => {
  it.effect("finds by the beginnings of names and e-mail, by digits of the phone and by id, the newest first", () =>
    Effect.gen(function* () {
      const { found } = yield* seeking
      assert.deepStrictEqual(yield* found("ru"), ["crm-17"])
      assert.deepStrictEqual(yield* found("RUIZ mar"), ["crm-17"])
      assert.deepStrictEqual(yield* found("maria cruz"), ["crm-18"])
      assert.deepStrictEqual(yield* found("o'br"), ["crm-19"])
      assert.deepStrictEqual(yield* found("siobhán"), ["crm-19"])
      assert.deepStrictEqual(yield* found("ana.cruz@ex"), ["crm-18"])
      assert.deepStrictEqual(yield* found("(813) 555-0102"), ["crm-18"])
      assert.deepStrictEqual(yield* found("305 555"), ["web_1", "crm-17"])
      assert.deepStrictEqual(yield* found("0119"), ["crm-19"])
      assert.deepStrictEqual(yield* found("CRM-1"), ["crm-19", "crm-18", "crm-17"])
      assert.deepStrictEqual(yield* found("web_"), ["web_1"])
    })
  )

  it.effect(
    "finds nobody by what is somebody else's, by the middle of a word or by a sign that stands for anything",
    () =>
      Effect.gen(function* () {
        const { found } = yield* seeking
        for (const text of ["uiz", "marta cruz", "999 999", "55", "%%", "__", "crm_1", "\\\\", "' & !:*", "():*|"])
          assert.deepStrictEqual(yield* found(text), [], text)
      })
  )

  it.effect(
    "gives no more than was asked for and says so, has an entry for each that was shown, and refuses too little",
    () =>
      Effect.gen(function* () {
        const { search } = yield* seeking
        const sql = yield* SqlClient.SqlClient
        const entries = Effect.map(
          sql<{
            n: number
          }>`select count(*)::int n from audit_entries where action = 'lead.read' and detail->>'in' = 'search'`,
          ([row]) => row?.n ?? 0
        )
        const before = yield* entries
        const { json } = yield* search("crm", 2)
        assert.deepStrictEqual([json.items.length, json.more], [2, true])
        assert.strictEqual((yield* entries) - before, 2)
        assert.isFalse((yield* search("crm")).json.more)
        assert.strictEqual((yield* search("c")).status, 400)
        assert.strictEqual((yield* search("crm", 51)).status, 400)
        assert.strictEqual((yield* search("x".repeat(101))).status, 400)
      })
  )
})
