import { SqlClient } from "@effect/sql"
import { assert, describe, it, layer } from "@effect/vitest"
import { DateTime, Effect } from "effect"
import { DeletionRequests } from "../../src/privacy/DeletionRequests.ts"
import { afterBusinessDays, deadlinesOf, deletionRuleOn } from "../../src/privacy/DeletionRules.ts"
import { call, issueKey, TestApp } from "../support/TestApp.ts"

describe("the deadline of a deletion request", () => {
  const on = (day: string) => DateTime.unsafeMake(`${day}T12:00:00Z`)
  const days = (at: DateTime.Utc) => DateTime.formatIsoDateUtc(at)

  it("is that of the strictest rule in force: ten business days and forty-five days", () => {
    const rule = deletionRuleOn(on("2026-11-23"))
    assert.strictEqual(rule?.ruleId, "PR-01")
    assert.match(rule?.citation ?? "", /1798\.130/)
    const { acknowledgeBy, answerBy } = deadlinesOf(rule ?? assert.fail(), on("2026-11-23"))
    assert.deepStrictEqual([days(acknowledgeBy), days(answerBy)], ["2026-12-07", "2027-01-07"])
  })

  it("does not count weekends, whatever day it comes", () => {
    assert.strictEqual(days(afterBusinessDays(on("2026-11-27"), 1)), "2026-11-30")
    assert.strictEqual(days(afterBusinessDays(on("2026-11-28"), 1)), "2026-11-30")
    assert.strictEqual(days(afterBusinessDays(on("2026-11-23"), 5)), "2026-11-30")
  })

  it("was not set before there was a law", () => {
    assert.isUndefined(deletionRuleOn(on("2019-12-31")))
  })
})

layer(TestApp(), { excludeTestServices: true })("a deletion request", it => {
  const setUp = Effect.gen(function* () {
    const key = yield* issueKey("leads:read", "leads:write", "privacy:admin")
    return {
      key,
      add: (leadId: string, body: object) => call("PUT", `/api/leads/${leadId}`, { key, body }),
      get: (leadId: string) => call("GET", `/api/leads/${leadId}`, { key }),
      forget: (body: object, headers = {}) => call("POST", "/api/privacy/deletion-requests", { key, body, headers })
    }
  })

  it.effect("forgets every lead of the e-mail or phone in any spelling, once, and keeps neither", () =>
    Effect.gen(function* () {
      const { key, add, get, forget } = yield* setUp
      yield* add("d-1", { email: "dora.unique@mail.example" })
      yield* add("d-2", { phone: "+12125550177", lastName: "D" })
      yield* add("d-3", { email: "other@mail.example" })
      const asked = { email: "Dora.Unique@MAIL.example", phone: "(212) 555-0177", note: "ask dora.unique@mail.example" }
      const first = yield* forget(asked)
      assert.strictEqual(first.status, 202, first.text)
      assert.deepInclude(first.json, { status: "completed", erased: 2 })
      assert.strictEqual(first.json.rule.ruleId, "PR-01")
      assert.isAbove(Date.parse(first.json.deadline), Date.parse(first.json.acknowledgeBy))
      for (const leadId of ["d-1", "d-2"]) assert.strictEqual((yield* get(leadId)).status, 404)
      assert.strictEqual((yield* get("d-3")).status, 200)

      const again = yield* forget(asked)
      assert.deepStrictEqual([again.status, again.json], [200, first.json])
      const path = first.headers.get("location") ?? ""
      assert.deepStrictEqual((yield* call("GET", path, { key })).json, first.json)
      const list = yield* call("GET", "/api/privacy/deletion-requests", { key })
      assert.deepStrictEqual(list.json.items, [first.json])
      for (const { text } of [first, list]) assert.notMatch(text, /dora|5550177/i)
      const sql = yield* SqlClient.SqlClient
      const [kept] = yield* sql<{ text: string }>`select deletion_requests::text text from deletion_requests`
      assert.notMatch(kept?.text ?? "", /dora|5550177/i)
    })
  )

  it.effect("made by many at the same time is one, and erases each lead once", () =>
    Effect.gen(function* () {
      const { add, forget } = yield* setUp
      for (let i = 0; i < 8; i += 1) yield* add(`m-${i}`, { email: "many@mail.example" })
      const answers = yield* Effect.forEach(Array.from({ length: 5 }), () => forget({ email: "many@mail.example" }), {
        concurrency: 5
      })
      assert.strictEqual(new Set(answers.map(({ json }) => json.requestId)).size, 1)
      assert.strictEqual(answers.filter(({ status }) => status === 202).length, 1)
      assert.deepInclude((yield* forget({ email: "many@mail.example" })).json, { erased: 8, status: "completed" })
    })
  )

  it.effect("of more leads than an answer waits for is finished in the background", () =>
    Effect.gen(function* () {
      const { key, forget } = yield* setUp
      const rows = Array.from({ length: 130 }, (_, at) => `b-${at},crowd@mail.example`)
      yield* call("POST", "/api/leads/import", {
        key,
        body: ["leadId,email", ...rows].join("\n"),
        headers: { "content-type": "text/csv" }
      })
      const first = yield* forget({ email: "crowd@mail.example" })
      assert.deepInclude(first.json, { status: "in_progress", erased: 100, completedAt: null })
      yield* (yield* DeletionRequests).workOff
      const { json } = yield* call("GET", first.headers.get("location") ?? "", { key })
      assert.deepInclude(json, { status: "completed", erased: 130 })
    })
  )

  it.effect("is not undone by a file that brings the person back: nothing may be bought, nobody called", () =>
    Effect.gen(function* () {
      const { key, add, get, forget } = yield* setUp
      yield* add("back", { email: "back@mail.example", consent: { enrichment: true, calls: true } })
      yield* forget({ email: "back@mail.example" })
      const line = { leadId: "back", email: "Back@mail.example", consent: { enrichment: true, calls: true } }
      const all = { enrichment: false, calls: false, marketing: false }
      yield* call("POST", "/api/leads/import", {
        key,
        body: JSON.stringify(line),
        headers: { "content-type": "application/x-ndjson" }
      })
      assert.deepStrictEqual((yield* get("back")).json.consent, all)
      yield* add("back", { email: "back@mail.example", consent: { calls: true } })
      assert.deepStrictEqual((yield* get("back")).json.consent, all)

      const old = { calls: true, at: "2026-01-01T00:00:00Z" }
      yield* call("PUT", "/api/leads/back/consent", { key, body: old })
      assert.deepStrictEqual((yield* get("back")).json.consent, all)
      yield* call("PUT", "/api/leads/back/consent", { key, body: { calls: true } })
      yield* add("back", { email: "back@mail.example", consent: { calls: true } })
      assert.deepStrictEqual((yield* get("back")).json.consent, { ...all, calls: true })
    })
  )

  it.effect("needs a contact that can be one, and the scope", () =>
    Effect.gen(function* () {
      const { forget } = yield* setUp
      assert.strictEqual((yield* forget({ note: "x" })).status, 400)
      assert.strictEqual((yield* forget({ email: "no address" })).status, 400)
      const key = yield* issueKey("leads:write")
      const refused = yield* call("POST", "/api/privacy/deletion-requests", { key, body: { email: "a@b.example" } })
      assert.strictEqual(refused.status, 403)
    })
  )
})
