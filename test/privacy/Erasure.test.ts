import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { DateTime, Effect, Layer, Logger, Schedule } from "effect"
import { AuditChain } from "../../src/audit/AuditChain.ts"
import { BatchWorker } from "../../src/batches/BatchWorker.ts"
import { ContactLog } from "../../src/compliance/ContactLog.ts"
import { IdempotencyRepo } from "../../src/http/IdempotencyRepo.ts"
import { KeyId } from "../../src/keys/ApiKey.ts"
import { LeadId } from "../../src/leads/Lead.ts"
import { jsonLine } from "../../src/platform/Logging.ts"
import { Secrets } from "../../src/platform/Secrets.ts"
import { heldTables } from "../../src/privacy/HeldTables.ts"
import { Sandbox } from "../../src/sandbox/Sandbox.ts"
import { vendorIds } from "../../src/sandbox/server/Vendor.ts"
import { SandboxApp, wellKnown } from "../support/SandboxApp.ts"
import { call, issueKey } from "../support/TestApp.ts"

const logged: Array<string> = []
const Logs = Logger.replace(
  Logger.defaultLogger,
  Logger.map(jsonLine, line => void logged.push(line))
)

const App = BatchWorker.layer.pipe(
  Layer.provideMerge(
    SandboxApp({ CALLWISE_RATE_LIMIT_PER_MINUTE: "100000", CALLWISE_SUGGESTION_HOLDOUT_PERCENT: "0" })
  ),
  Layer.provideMerge(Secrets.layer),
  Layer.provideMerge(Logs)
)

const tables = Effect.flatMap(
  SqlClient.SqlClient,
  sql => sql<{ name: string; columns: ReadonlyArray<string>; sealed: ReadonlyArray<string> }>`
    select c.table_name as name, array_agg(c.column_name::text) as columns,
      coalesce(array_agg(c.column_name::text) filter (where c.column_name like '%sealed%'), '{}') sealed
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' group by c.table_name`
)

/** Where any of the marks still stands, in plain text, as bytes or under encryption. */
const placesOf = (marks: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const { decrypt } = yield* Secrets
    const found: Array<string> = []
    const spellings = marks.flatMap(mark => [mark.toLowerCase(), Buffer.from(mark).toString("hex")])
    const isMarked = (text: string) => spellings.some(mark => text.toLowerCase().includes(mark))
    for (const { name, sealed } of yield* tables) {
      const rows = yield* sql<{ text: string }>`select t::text "text" from ${sql(name)} t`
      if (rows.some(({ text }) => isMarked(text))) found.push(name)
      for (const column of sealed) {
        const closed = yield* sql<{ body: Uint8Array | null }>`select ${sql(column)} as body from ${sql(name)}`
        if (closed.some(({ body }) => body !== null && isMarked(decrypt(body)))) found.push(`${name}.${column}`)
      }
    }
    return found
  })

const rowsAbout = (leadId: string) =>
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    return yield* Effect.forEach(heldTables, ({ table, leadColumn }) =>
      Effect.map(
        sql<{ rows: number }>`select count(*)::int "rows" from ${sql(table)} where ${sql(leadColumn)} = ${leadId}`,
        ([row]) => [table, row?.rows ?? 0] as const
      )
    )
  })

/** Of each household one: others may well keep what they share. */
const persons = Effect.map(Sandbox, sandbox => [
  ...new Map(wellKnown(sandbox).map(({ lead }) => [lead.address?.street, lead])).values()
])

/** Somebody of whom the vendors know much, and who bears a mark wherever one may be written. */
const marked = (at: number) =>
  Effect.gen(function* () {
    const person = (yield* persons)[at]
    const mark = `zq${at}mark`
    const key = yield* issueKey("admin")
    const path = `/api/leads/${mark}`
    const lead = {
      ...person,
      leadId: mark,
      jobTitle: `${mark} title`,
      source: `${mark} source`,
      interests: ["auto", "home"],
      vehicles: [{ year: 2020, make: "Honda", model: `${mark} model` }],
      consent: { enrichment: true, calls: true, marketing: false },
      attributes: { campaign: `${mark} campaign`, [mark]: { deep: mark } }
    }
    const marks = [mark, ...[person?.email, person?.phone, person?.address?.street].filter(text => text !== undefined)]
    const once = (name: string) => ({ headers: { "idempotency-key": `${mark}-${name}` } })
    return { key, path, lead, marks, mark, once }
  })

/** Every feature that leaves something behind about a lead. */
const everything = (at: number) =>
  Effect.gen(function* () {
    const { key, path, lead, marks, mark, once } = yield* marked(at)
    const told = { url: "https://receiver.example/hook", events: ["*"] }
    assert.strictEqual((yield* call("POST", "/api/webhooks", { key, body: told })).status, 201)
    yield* call("POST", "/api/leads/import", {
      key,
      body: JSON.stringify(lead),
      headers: { "content-type": "application/x-ndjson" }
    })
    const said = { calls: true, source: `${mark} form`, text: `${mark} words`, version: `${mark} v1`, channel: "phone" }
    yield* call("PUT", `${path}/consent`, { key, body: said })
    yield* call("PATCH", path, { key, body: { firstName: `${mark}a` } })
    const enrich = { strategy: "parallel", timeoutMs: 30_000 }
    const enriched = yield* call("POST", `${path}/enrich`, { key, body: enrich, ...once("enrich") })
    assert.strictEqual(enriched.status, 200, enriched.text)
    const batch = { leadIds: [mark], dataTypes: ["demographics"] }
    const created = yield* call("POST", "/api/enrichment-batches", { key, body: batch, ...once("batch") })
    const batchPath = created.headers.get("location") ?? ""
    yield* call("GET", batchPath, { key }).pipe(
      Effect.repeat({ until: ({ json }) => json.status === "completed", schedule: Schedule.spaced("100 millis") })
    )
    const { json } = yield* call("GET", `${path}/personalized-offers`, { key })
    const [offer] = json.offers
    yield* call("POST", `/api/offers/${offer.offerId}/present`, { key, body: { agentId: "agent-1" } })
    const feedback = { agentFeedback: `${mark} feedback`, reason: `${mark} reason` }
    const rejected = yield* call("POST", `/api/offers/${offer.offerId}/reject`, { key, body: feedback, ...once("no") })
    assert.strictEqual(rejected.status, 200, rejected.text)
    yield* (yield* ContactLog).record({
      lead: { leadId: LeadId.make(mark), phone: lead.phone },
      agentId: null,
      at: yield* DateTime.now,
      channel: "call",
      direction: "outbound"
    })
    yield* call("POST", "/api/do-not-call", { key, body: { phone: lead.phone, email: lead.email, source: "call" } })
    yield* call("GET", `${path}/call-permission`, { key })
    const talk = { callId: `${mark}-talk`, leadId: mark, agentId: "agent-1", direction: "inbound" }
    assert.strictEqual((yield* call("POST", "/api/calls", { key, body: talk, ...once("talk") })).status, 201)
    yield* call("GET", `/api/calls/${mark}-talk/briefing`, { key }).pipe(
      Effect.repeat({ until: ({ json }) => json.pending.length === 0, schedule: Schedule.spaced("50 millis") })
    )
    const words = { type: "utterance", speaker: "lead", text: `I am ${mark}, and that is too expensive for me.` }
    const heard = yield* call("POST", `/api/calls/${mark}-talk/events`, { key, body: words, ...once("heard") })
    const [suggestion] = heard.json.suggestions
    const opinion = { used: true, effectivenessRating: 5, notes: `${mark} liked it` }
    yield* call("POST", `/api/suggestions/${suggestion.suggestionId}/feedback`, {
      key,
      body: opinion,
      ...once("opinion")
    })
    const sale = { outcome: "sold", saleOfferId: json.offers[1].offerId, premium: 900 }
    const sold = yield* call("POST", `/api/calls/${mark}-talk/end`, { key, body: sale, ...once("sold") })
    assert.strictEqual(sold.status, 200, sold.text)
    const asked = { offerType: "auto", callId: `${mark}-call`, agentId: "agent-1" }
    const validated = yield* call("POST", `${path}/validate`, { key, body: asked, ...once("validate") })
    const review = { decision: "reject", reviewer: "Ana", note: `${mark} note` }
    const reviewPath = `/api/risk-validations/${validated.json.validationId}/review`
    const reviewed = yield* call("POST", reviewPath, { key, body: review, ...once("review") })
    assert.strictEqual(reviewed.status, 200, reviewed.text)
    yield* call("GET", path, { key })
    yield* call("GET", `${path}/enriched-profile`, { key })
    yield* (yield* AuditChain).seal
    return { key, path, lead, marks, mark, once, enrich, batch, offerId: offer.offerId, feedback, batchPath }
  })

layer(App, { excludeTestServices: true })("a person", it => {
  it.effect("is in no table about leads that export and erasure do not know", () =>
    Effect.gen(function* () {
      const known = new Set(["leads", ...heldTables.map(({ table }) => table)])
      const about = (yield* tables).filter(({ columns }) => columns.includes("lead_id")).map(({ name }) => name)
      assert.deepStrictEqual(
        about.filter(name => !known.has(name)),
        []
      )
    })
  )

  it.effect("is given all that is held on them, of every table", () =>
    Effect.gen(function* () {
      const { key, path, mark } = yield* everything(0)
      const rows = yield* rowsAbout(mark)
      const { status, json, text, headers } = yield* call("GET", `${path}/export`, { key })
      assert.strictEqual(status, 200)
      assert.strictEqual(headers.get("content-type"), "application/json")
      for (const [table, count] of rows) {
        const shownAs = heldTables.find(held => held.table === table)?.shownAs ?? ""
        if (table !== "deletion_request_leads") assert.isAbove(count, 0, `nothing was written to ${table}`)
        assert.strictEqual(json[shownAs].length, count + (table === "audit_entries" ? 1 : 0), table)
      }
      assert.strictEqual(json.lead.jobTitle, `${mark} title`)
      assert.strictEqual(json.cachedAnswers[0].answer._tag, "Matched")
      assert.isDefined(json.storedAnswers.find(({ answer }: { answer: object }) => "profile" in answer))
      assert.include(text, `${mark} feedback`)
      assert.notMatch(text, /cacheKey|fingerprint|_hash|Hash|"sealed/)
      assert.strictEqual((yield* call("GET", "/api/leads/nobody/export", { key })).status, 404)
    })
  )

  it.effect("is nowhere after an erasure, while counts, costs and a whole audit stay", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const { key, path, marks, lead, once, enrich, batch, offerId, feedback, batchPath } = yield* everything(1)
      yield* call("POST", "/api/leads", { key, body: { ...lead, leadId: "zq1mark-2" }, ...once("create") })
      yield* call("POST", "/api/privacy/deletion-requests", { key, body: { email: "x@y.example" }, ...once("forget") })
      const money = sql`select count(*) n, sum(cost) cost from provider_purchases`
      const before = yield* money
      const trail = yield* call("GET", `${path}/audit?limit=200`, { key })

      assert.strictEqual((yield* call("DELETE", path, { key })).status, 204)
      assert.strictEqual((yield* call("DELETE", "/api/leads/zq1mark-2", { key })).status, 204)
      assert.deepStrictEqual(yield* placesOf(marks), [])
      assert.deepStrictEqual(yield* money, before)
      assert.strictEqual((yield* call("GET", batchPath, { key })).json.done, 1)

      for (const at of ["", "/enriched-profile", "/export", "/consent", "/personalized-offers"])
        assert.strictEqual((yield* call("GET", `${path}${at}`, { key })).status, 404, at)
      const after = yield* call("GET", `${path}/audit?limit=200`, { key })
      assert.isAtLeast(after.json.items.length, trail.json.items.length)
      assert.strictEqual(after.json.items[0].action, "lead.erased")
      assert.notMatch(JSON.stringify(after.json.items), /zq1mark/)
      const { seal, verify } = yield* AuditChain
      yield* seal
      assert.deepStrictEqual((yield* verify()).findings, [])

      for (const [at, body, name] of [
        ["/api/leads", { ...lead, leadId: "zq1mark-2" }, "create"],
        [`${path}/enrich`, enrich, "enrich"],
        [`/api/offers/${offerId}/reject`, feedback, "no"]
      ] as const) {
        const again = yield* call("POST", at, { key, body, ...once(name) })
        assert.deepInclude(again.json, { status: 410, code: "answer_erased" }, at)
      }
      const replayed = yield* call("POST", "/api/enrichment-batches", { key, body: batch, ...once("batch") })
      assert.strictEqual(replayed.headers.get("idempotent-replayed"), "true")
      assert.strictEqual((yield* call("GET", "/api/leads/zq1mark-2", { key })).status, 404)
      assert.deepStrictEqual(yield* placesOf(marks), [])
      const lines = logged.join("\n").toLowerCase()
      for (const mark of marks) assert.notInclude(lines, mark.toLowerCase())
    })
  )

  it.effect("erased amid an enrichment and a batch is not written by them, nor is whoever takes the id next", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const { key, path, lead, marks, mark } = yield* marked(2)
      const { control } = yield* Sandbox
      yield* call("PUT", path, { key, body: lead })
      for (const vendor of vendorIds) control.patch(vendor, { latency: { p50Ms: 1_500, p99Ms: 1_600 } })
      const running = yield* Effect.fork(
        call("POST", `${path}/enrich`, {
          key,
          body: { strategy: "parallel", timeoutMs: 30_000 },
          headers: { "idempotency-key": "in-flight" }
        })
      )
      yield* call("POST", "/api/enrichment-batches", { key, body: { leadIds: [mark], forceRefresh: true } })
      yield* sql`select from provider_purchases where lead_id = ${mark}`.pipe(
        Effect.repeat({ until: rows => rows.length > 0, schedule: Schedule.spaced("20 millis") })
      )
      assert.strictEqual((yield* call("DELETE", path, { key })).status, 204)
      yield* call("PUT", path, { key, body: { email: "another@nowhere.example" } })
      const ended = yield* running
      assert.strictEqual(ended.status, 404, ended.text)
      yield* sql`select from provider_purchases where state = 'pending'`.pipe(
        Effect.repeat({ until: rows => rows.length === 0, schedule: Schedule.spaced("100 millis") })
      )
      yield* sql`select from enrichment_batches where done < total`.pipe(
        Effect.repeat({ until: rows => rows.length === 0, schedule: Schedule.spaced("100 millis") })
      )
      for (const vendor of vendorIds) control.patch(vendor, { latency: { p50Ms: 2, p99Ms: 6 } })
      assert.strictEqual((yield* call("GET", `${path}/enriched-profile`, { key })).status, 404)
      assert.deepStrictEqual(yield* placesOf(marks.slice(1)), [])
      const ofWhoCameNext = new Set(["audit_entries", "idempotent_requests", "leads_to_note"])
      const about = (yield* rowsAbout(mark)).filter(([table, rows]) => rows > 0 && !ofWhoCameNext.has(table))
      assert.deepStrictEqual(about, [])
    })
  )

  it.effect("erased while an answer about them is on its way leaves no answer to be replayed", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const repo = yield* Effect.provide(IdempotencyRepo, IdempotencyRepo.layer)
      const { json } = yield* call("POST", "/api/keys", {
        key: yield* issueKey("admin"),
        body: { name: "on its way", scopes: ["leads:write"] }
      })
      const owner = Bun.randomUUIDv7()
      yield* repo.begin({
        keyId: KeyId.make(json.keyId),
        idempotencyKey: "k",
        fingerprint: Buffer.alloc(32),
        owner,
        runningForSeconds: 60
      })
      yield* repo.finish({ owner, status: 201, headers: {}, sealedBody: Buffer.from("x"), subject: "was erased" })
      const [kept] =
        yield* sql`select status, sealed_body, subject from idempotent_requests where owner = ${owner}::uuid`
      assert.deepStrictEqual({ ...kept }, { status: 410, sealedBody: null, subject: null })
    })
  )

  it.effect("who refused something finds it refused when they come back", () =>
    Effect.gen(function* () {
      const { key, path, lead } = yield* marked(3)
      yield* call("PUT", path, { key, body: { ...lead, consent: { calls: false, marketing: true } } })
      yield* call("DELETE", path, { key })
      yield* call("PUT", path, { key, body: { ...lead, consent: { calls: true, enrichment: true } } })
      assert.deepStrictEqual((yield* call("GET", path, { key })).json.consent, { calls: false, enrichment: true })
    })
  )
})
