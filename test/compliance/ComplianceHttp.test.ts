import { SqlClient } from "@effect/sql"
import { assert, describe, layer } from "@effect/vitest"
import { DateTime, Effect, Either } from "effect"
import { Agents } from "../../src/compliance/Agents.ts"
import { ContactLog } from "../../src/compliance/ContactLog.ts"
import { DoNotCall } from "../../src/compliance/DoNotCall.ts"
import { AgentId } from "../../src/keys/ApiKey.ts"
import { ApiKeys } from "../../src/keys/ApiKeys.ts"
import { LeadId } from "../../src/leads/Lead.ts"
import { PlainDate } from "../../src/leads/PlainDate.ts"
import type { OfferType } from "../../src/offers/OfferType.ts"
import { call, issueKey, TestApp } from "../support/TestApp.ts"

const noon = "2026-12-02T17:00:00Z"
const florida = { phone: "+13055550123", address: { state: "FL", postalCode: "33101" } }

const setUp = (leadId: string, lead: object = florida) =>
  Effect.gen(function* () {
    const key = yield* issueKey("admin")
    const made = yield* call("PUT", `/api/leads/${leadId}`, { key, body: lead })
    assert.include([200, 201], made.status, made.text)
    return {
      key,
      ask: (query = `at=${noon}`) => call("GET", `/api/leads/${leadId}/call-permission?${query}`, { key })
    }
  })

const forbidding = (json: { rules: ReadonlyArray<{ ruleId: string; verdict: string }> }) =>
  json.rules.filter(({ verdict }) => verdict === "forbidden").map(({ ruleId }) => ruleId)

layer(TestApp(), { excludeTestServices: true })("call permission over HTTP", it => {
  it.effect("answers the verdict with every rule, the person's clock and the next time", () =>
    Effect.gen(function* () {
      const { ask } = yield* setUp("asked")
      const allowed = yield* ask()
      assert.strictEqual(allowed.status, 200, allowed.text)
      assert.deepInclude(allowed.json, {
        verdict: "allowed",
        localTime: "2026-12-02T12:00:00.000-05:00",
        timeZone: "America/New_York",
        nextAllowedAt: "2026-12-02T17:00:00.000Z"
      })
      const early = yield* ask("at=2026-12-02T12:59:00Z")
      assert.strictEqual(early.json.verdict, "forbidden")
      assert.deepStrictEqual(forbidding(early.json), ["CON-004"])
      assert.strictEqual(early.json.nextAllowedAt, "2026-12-02T13:00:00.000Z")
      assert.strictEqual((yield* ask("at=2026-12-02T12:59:00Z&direction=inbound")).json.verdict, "allowed")
    })
  )

  it.effect("judges under the law of another day, given as a date or a time", () =>
    Effect.gen(function* () {
      const { ask } = yield* setUp("law")
      const late = "at=2026-12-03T01:30:00Z"
      assert.strictEqual((yield* ask(late)).json.verdict, "forbidden")
      assert.strictEqual((yield* ask(`${late}&asOf=2021-06-30`)).json.verdict, "allowed")
      assert.strictEqual((yield* ask(`${late}&asOf=2021-06-30T12:00:00Z`)).json.verdict, "allowed")
      assert.strictEqual((yield* ask(`${late}&asOf=2021-07-01`)).json.verdict, "forbidden")
    })
  )

  it.effect("forbids a call about Medicare that nobody asked for, and a referral is not the person's own asking", () =>
    Effect.gen(function* () {
      const person = { ...florida, phone: "+13055550177", interests: ["health"], dateOfBirth: "1957-08-14" }
      const { ask, key } = yield* setUp("medicare", { ...person, source: "referral" })
      assert.deepStrictEqual(forbidding((yield* ask()).json), ["CON-010"])
      assert.strictEqual((yield* ask(`at=${noon}&direction=inbound`)).json.verdict, "allowed")
      const call403 = yield* call("POST", "/api/calls", {
        key,
        body: { leadId: "medicare", agentId: "ana", startedAt: noon }
      })
      assert.deepInclude(call403.json, { status: 403, code: "forbidden_by_rule" })
      assert.include(call403.text, "CON-010")
      const change = (body: object) => call("PATCH", "/api/leads/medicare", { key, body })
      yield* change({ interests: ["auto"] })
      assert.deepStrictEqual(forbidding((yield* ask()).json), [])
      yield* change({ interests: ["health"], consent: { calls: true } })
      const permitted = yield* ask()
      assert.strictEqual(permitted.json.verdict, "allowed", permitted.text)
      yield* change({ source: "shared_web" })
      assert.strictEqual((yield* ask()).json.verdict, "cannot_tell")
      yield* change({ attributes: { oneToOneConsent: true } })
      assert.strictEqual((yield* ask()).json.verdict, "allowed")
    })
  )

  it.effect("refuses what it cannot read, all at once", () =>
    Effect.gen(function* () {
      const { ask } = yield* setUp("refused")
      const { status, json } = yield* ask("at=tomorrow&asOf=x&direction=sideways&agentId=a%20b")
      assert.strictEqual(status, 400)
      assert.sameMembers(
        json.errors.map(({ parameter }: { parameter: string }) => parameter),
        ["at", "asOf", "direction", "agentId"]
      )
      assert.strictEqual((yield* ask("at=%2B275760-01-01T00:00:00Z")).status, 400)
      assert.strictEqual((yield* ask("asOf=2026-02-30")).status, 400)
    })
  )

  it.effect("counts earlier contacts of the person, also as another lead, until they are a day old", () =>
    Effect.gen(function* () {
      const { ask } = yield* setUp("capped")
      const twin = yield* setUp("capped-twin")
      const log = yield* ContactLog
      const lead = { leadId: LeadId.make("capped"), phone: florida.phone }
      const attempt = { lead, agentId: null, channel: "call", direction: "outbound" } as const
      for (const at of ["2026-12-01T18:00:00Z", "2026-12-01T19:00:00Z", "2026-12-02T16:00:00Z"])
        yield* log.record({ ...attempt, at: DateTime.unsafeMake(at) })
      yield* log.record({ ...attempt, direction: "inbound", at: DateTime.unsafeMake("2026-12-02T16:30:00Z") })
      assert.strictEqual(yield* log.count24h(lead, DateTime.unsafeMake(noon)), 3)
      assert.strictEqual(yield* log.count24h(lead, DateTime.unsafeMake("2026-12-02T18:00:00Z")), 2)
      for (const { ask: asking } of [{ ask }, twin]) {
        const { json } = yield* asking()
        assert.deepStrictEqual(forbidding(json), ["CON-006"])
        assert.strictEqual(json.nextAllowedAt, "2026-12-02T18:00:00.000Z")
      }
      const sql = yield* SqlClient.SqlClient
      yield* call("DELETE", "/api/leads/capped", { key: twin.key })
      const kept = yield* sql<{ leadId: string | null }>`select distinct lead_id from contact_attempts`
      assert.deepStrictEqual(kept, [{ leadId: null }])
    })
  )
})

layer(TestApp(), { excludeTestServices: true })("do-not-call", it => {
  it.effect("holds at once for every lead with the phone or the e-mail, and outlives the person's erasure", () =>
    Effect.gen(function* () {
      const { key, ask } = yield* setUp("dnc", { ...florida, email: "dnc@a.example", consent: { calls: true } })
      const body = { phone: "(305) 555-0123", source: "said so in a call" }
      const first = yield* call("POST", "/api/do-not-call", { key, body })
      assert.strictEqual(first.status, 201, first.text)
      assert.notInclude(first.text, "555")
      assert.deepStrictEqual(forbidding((yield* ask()).json), ["CON-001"])
      assert.isNull((yield* ask()).json.nextAllowedAt)
      const again = yield* call("POST", "/api/do-not-call", { key, body })
      assert.strictEqual(again.status, 200)
      assert.deepStrictEqual(again.json, first.json)
      yield* call("DELETE", "/api/leads/dnc", { key })
      const back = yield* setUp("dnc-back", { ...florida, consent: { calls: true } })
      assert.deepStrictEqual(forbidding((yield* back.ask()).json), ["CON-001"])
      yield* call("POST", "/api/do-not-call", { key, body: { email: "Only@Mail.example", source: "mail" } })
      const byMail = yield* setUp("dnc-mail", { phone: "+13055550188", email: "only@mail.example" })
      assert.deepStrictEqual(forbidding((yield* byMail.ask()).json), ["CON-001"])
    })
  )

  it.effect("is taken back when the person asks to be contacted again", () =>
    Effect.gen(function* () {
      const { key, ask } = yield* setUp("again", { ...florida, phone: "+13055550144" })
      const { json } = yield* call("POST", "/api/do-not-call", { key, body: { phone: "3055550144", source: "call" } })
      assert.deepStrictEqual(forbidding((yield* ask()).json), ["CON-001"])
      const remove = call("DELETE", `/api/do-not-call/${json.doNotCallId}`, { key })
      assert.strictEqual((yield* remove).status, 204)
      assert.strictEqual((yield* ask()).json.verdict, "allowed")
      assert.deepInclude((yield* remove).json, { status: 404, code: "do_not_call_not_found" })
    })
  )

  it.effect("keeps no contact that can be read, and one entry of two who say it at once", () =>
    Effect.gen(function* () {
      const { add } = yield* DoNotCall
      const both = { phone: "+12065550111", email: "both@a.example", source: "twice" }
      const answers = yield* Effect.all([add(both), add(both), add({ phone: both.phone, source: "phone" })], {
        concurrency: "unbounded"
      })
      assert.strictEqual(new Set(answers.map(({ entry }) => entry.doNotCallId)).size, 1)
      assert.strictEqual(answers.filter(({ isNew }) => isNew).length, 1)
      const sql = yield* SqlClient.SqlClient
      const [{ text } = { text: "" }] = yield* sql<{ text: string }>`
        select string_agg(d::text, '') || (select string_agg(a::text, '') from audit_entries a) text from do_not_call d`
      for (const written of ["2065550111", "both@a.example"]) assert.notInclude(text, written)
    })
  )

  it.effect("asks for a phone or an e-mail, and for the source", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("risk")
      const send = (body: object) => Effect.map(call("POST", "/api/do-not-call", { key, body }), ({ status }) => status)
      assert.strictEqual(yield* send({ source: "nowhere" }), 400)
      assert.strictEqual(yield* send({ phone: "12", source: "call" }), 400)
      assert.strictEqual(yield* send({ phone: "2125550123" }), 400)
      assert.strictEqual(yield* send({ phone: "2125550123", source: "call" }), 201)
    })
  )
})

layer(TestApp(), { excludeTestServices: true })("imported do-not-call lists", it => {
  const importing = (key: string, list: string, body: string) =>
    call("POST", `/api/do-not-call/import?list=${list}`, { key, body, headers: { "content-type": "text/csv" } })
  const old = { ...florida, source: "aged leads" }
  const verdicts = (json: { rules: ReadonlyArray<{ ruleId: string; verdict: string }> }) =>
    Object.fromEntries(json.rules.map(({ ruleId, verdict }) => [ruleId, verdict]))

  it.effect("tell who is on them in every form of a line, and who is not for 31 days", () =>
    Effect.gen(function* () {
      const { key, ask } = yield* setUp("listed", old)
      const other = yield* setUp("listed-hash", { ...old, phone: "+13055550177" })
      const free = yield* setUp("not-listed", { ...old, phone: "+13055550166" })
      const unasked = yield* free.ask("")
      assert.include(verdicts(unasked.json), { "CON-002": "warning", "CON-003": "warning" })
      const sha256 = new Bun.CryptoHasher("sha256").update("+13055550177").digest("hex")
      const { status, json } = yield* importing(
        key,
        "national",
        ["area,number", "305,5550123", sha256, "(305) 555-0199", "1305555", "", "305 555 0123 9"].join("\r\n")
      )
      assert.strictEqual(status, 200)
      assert.deepInclude(json, { list: "national", accepted: 3, rejected: 2, errorsTruncated: false })
      assert.deepStrictEqual(
        json.errors.map(({ line }: { line: number }) => line),
        [5, 7]
      )
      for (const { ask: asking } of [{ ask }, other]) assert.include(forbidding((yield* asking("")).json), "CON-002")
      assert.include(verdicts((yield* free.ask("")).json), { "CON-002": "allowed", "CON-003": "warning" })
      const sql = yield* SqlClient.SqlClient
      yield* sql`update do_not_call_lists set imported_at = imported_at - interval '31 days'`
      assert.include(verdicts((yield* free.ask("")).json), { "CON-002": "cannot_tell" })
      assert.include(forbidding((yield* ask("")).json), "CON-002")
      yield* importing(key, "national", "2025550100\n")
      assert.include(verdicts((yield* free.ask("")).json), { "CON-002": "allowed" })
    })
  )

  it.effect("of a state bind there, and our own everywhere", () =>
    Effect.gen(function* () {
      const { key, ask } = yield* setUp("state-listed", { ...old, phone: "+13055550155" })
      yield* importing(key, "TX", "3055550155\n")
      assert.notInclude(forbidding((yield* ask("")).json), "CON-003")
      yield* importing(key, "FL", "3055550155\n")
      assert.include(forbidding((yield* ask("")).json), "CON-003")
      yield* importing(key, "own", "3055550155\n")
      assert.include(forbidding((yield* ask("")).json), "CON-001")
    })
  )

  it.effect("are refused without a name that is known, and by a key that may only add a person", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("admin")
      assert.strictEqual((yield* importing(key, "ontario", "2025550100\n")).status, 400)
      assert.strictEqual((yield* importing(yield* issueKey("risk"), "own", "2025550100\n")).status, 403)
      const empty = yield* importing(key, "PA", "")
      assert.deepInclude(empty.json, { accepted: 0, rejected: 0 })
    })
  )

  it.effect("may be large: many statements, each number once", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("admin")
      const numbers = Array.from({ length: 12_345 }, (_, at) => `970${2_000_000 + (at % 12_000)}`)
      const { json } = yield* importing(key, "CO", numbers.join("\n"))
      assert.strictEqual(json.accepted, 12_345)
      const sql = yield* SqlClient.SqlClient
      assert.deepStrictEqual(yield* sql`select count(*)::int count from do_not_call where list = 'CO'`, [
        { count: 12_000 }
      ])
    })
  )
})

layer(TestApp(), { excludeTestServices: true })("agents", it => {
  const licences = [{ state: "FL", lines: ["auto", "home"], expires: "2026-12-02" }]

  it.effect("are registered, replaced, read and listed", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("admin")
      const put = (agentId: string, body: object) => call("PUT", `/api/agents/${agentId}`, { key, body })
      const made = yield* put("a-1", { name: "Ana", hiredOn: "2024-02-29", licences })
      assert.strictEqual(made.status, 201, made.text)
      assert.deepInclude(made.json, { agentId: "a-1", name: "Ana", hiredOn: "2024-02-29", licences })
      const replaced = yield* put("a-1", { licences: [{ state: "florida", lines: ["life"], expires: "2027-01-01" }] })
      assert.strictEqual(replaced.status, 200)
      assert.deepInclude(replaced.json, {
        name: null,
        licences: [{ state: "FL", lines: ["life"], expires: "2027-01-01" }]
      })
      assert.deepStrictEqual((yield* call("GET", "/api/agents/a-1", { key })).json, replaced.json)
      assert.strictEqual((yield* call("GET", "/api/agents/nobody", { key })).status, 404)
      for (const agentId of ["a-2", "a-3"]) yield* put(agentId, { licences: [] })
      const page = yield* call("GET", "/api/agents?limit=2", { key })
      const rest = yield* call("GET", `/api/agents?limit=2&cursor=${page.json.nextCursor}`, { key })
      assert.deepStrictEqual(
        [...page.json.items, ...rest.json.items].map(({ agentId }: { agentId: string }) => agentId),
        ["a-1", "a-2", "a-3"]
      )
      assert.isNull(rest.json.nextCursor)
      const wrong = { licences: [{ state: "FL", lines: ["bundle"], expires: "2026-02-30" }] }
      assert.strictEqual((yield* put("a-4", wrong)).status, 400)
      assert.strictEqual((yield* put("a-4", { licences: [{ ...licences[0], lines: [] }] })).status, 400)
    })
  )

  it.effect("may sell a line where they hold its licence, a bundle with those of its parts", () =>
    Effect.gen(function* () {
      const agents = yield* Agents
      const agentId = AgentId.make("seller")
      yield* agents.put(agentId, {
        licences: [
          { state: "FL", lines: ["auto", "home"], expires: PlainDate.make("2026-12-02") },
          { state: "GA", lines: ["auto"], expires: PlainDate.make("2027-12-31") }
        ]
      })
      const standing = (state: string | undefined, line: OfferType, day = "2026-12-02") =>
        agents.licenceFor(agentId, state, line, day)
      assert.strictEqual(yield* standing("FL", "bundle"), "licensed")
      assert.strictEqual(yield* standing("FL", "auto", "2026-12-03"), "not_licensed")
      assert.strictEqual(yield* standing("GA", "bundle"), "not_licensed")
      assert.strictEqual(yield* standing("FL", "life"), "not_licensed")
      assert.strictEqual(yield* standing(undefined, "auto"), "unknown")
      assert.strictEqual(yield* agents.licenceFor(AgentId.make("stranger"), "FL", "auto", "2026-12-02"), "unknown")

      const sell = (state: string, at: string) =>
        Effect.either(agents.requireLicence(agentId, state, "auto", DateTime.unsafeMake(at)))
      assert.isTrue(Either.isRight(yield* sell("FL", "2026-12-03T04:59:00Z")))
      const refused = yield* sell("TX", noon)
      assert.isTrue(Either.isLeft(refused) && refused.left.ruleId === "GEO-001" && refused.left.citation.length > 0)
    })
  )

  it.effect("may call where they are licensed, to the end of the last day there; of others it cannot be told", () =>
    Effect.gen(function* () {
      const { key, ask } = yield* setUp("licensed")
      yield* call("PUT", "/api/agents/b-1", { key, body: { licences } })
      const by = (agentId: string, at: string) => Effect.map(ask(`at=${at}&agentId=${agentId}`), ({ json }) => json)
      assert.strictEqual((yield* by("b-1", "2026-12-03T00:59:00Z")).verdict, "allowed")
      assert.deepStrictEqual(forbidding(yield* by("b-1", "2026-12-03T17:00:00Z")), ["GEO-001"])
      const unknown = yield* by("stranger", noon)
      assert.strictEqual(unknown.verdict, "cannot_tell")
      assert.include(unknown.rules[0].message, "the agent's licences")
      const apiKeys = yield* ApiKeys
      const bound = yield* apiKeys.issue({ name: "b", scopes: ["risk"], agentId: AgentId.make("stranger") })
      const own = yield* call("GET", `/api/leads/licensed/call-permission?at=${noon}`, { key: bound.key })
      assert.strictEqual(own.json.verdict, "cannot_tell")
    })
  )
})

layer(TestApp({ CALLWISE_REQUIRE_LICENCES: "on", CALLWISE_EMERGENCY_STATES: "ny", CALLWISE_CONSENT_REQUIRED: "on" }), {
  excludeTestServices: true
})("the operator's settings", it => {
  describe("are stricter", () => {
    it.effect("on licences, emergencies and consent", () =>
      Effect.gen(function* () {
        const { ask } = yield* setUp("strict", { ...florida, consent: { calls: true } })
        assert.deepStrictEqual(forbidding((yield* ask(`at=${noon}&agentId=stranger`)).json), ["GEO-001"])
        const inNewYork = yield* setUp("emergency", { phone: "+12125550123", consent: { calls: true } })
        assert.deepStrictEqual(forbidding((yield* inNewYork.ask()).json), ["CON-020"])
        const silent = yield* setUp("silent")
        assert.deepStrictEqual(forbidding((yield* silent.ask()).json), ["CALLWISE-CONSENT"])
      })
    )
  })
})
