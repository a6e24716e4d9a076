import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { Effect, Schedule } from "effect"
import { AgentId } from "../../src/keys/ApiKey.ts"
import { ApiKeys } from "../../src/keys/ApiKeys.ts"
import { Sandbox } from "../../src/sandbox/Sandbox.ts"
import { SandboxApp, wellKnown } from "../support/SandboxApp.ts"
import { call, issueKey } from "../support/TestApp.ts"

const noon = "2026-12-02T17:00:00Z"
const night = "2026-12-03T04:00:00Z"

/** Each with a phone of its own: contacts are counted by it. */
let people = 0
const floridian = () => ({
  phone: `+130555501${String(people++).padStart(2, "0")}`,
  address: { state: "FL", postalCode: "33101" }
})

const setUp = (leadId: string, lead: object = floridian()) =>
  Effect.gen(function* () {
    const key = yield* issueKey("admin")
    yield* call("PUT", `/api/leads/${leadId}`, { key, body: lead })
    const begin = (more: object = {}) =>
      call("POST", "/api/calls", { key, body: { leadId, agentId: "ana", startedAt: noon, ...more } })
    const end = (callId: string, body: object) => call("POST", `/api/calls/${callId}/end`, { key, body })
    const voice = (type: string, callId: string, more: object = {}) =>
      call("POST", "/api/integrations/voice/events", {
        key,
        body: { type, callId, leadId, agentId: "ana", at: noon, ...more }
      })
    return { key, begin, end, voice, leadId }
  })

const settledBriefing = (key: string, callId: string) => {
  const briefing = call("GET", `/api/calls/${callId}/briefing`, { key })
  return Effect.zipRight(
    Effect.repeat(briefing, { until: ({ json }) => json.pending.length === 0, schedule: Schedule.spaced("20 millis") }),
    briefing
  )
}

const sellable = (callId: string, agentId = "ana") =>
  Effect.gen(function* () {
    const [someone] = wellKnown(yield* Sandbox)
    const called = yield* setUp(`lead-of-${callId}`, { ...someone?.lead, interests: ["auto", "home"] })
    yield* called.begin({ callId, agentId, direction: "inbound" })
    const { json } = yield* settledBriefing(called.key, callId)
    return { ...called, briefing: json, offers: json.offers }
  })

const attempts = (leadId: string) =>
  Effect.flatMap(SqlClient.SqlClient, sql => sql`select from contact_attempts where lead_id = ${leadId}`).pipe(
    Effect.map(rows => rows.length)
  )

const App = SandboxApp({ CALLWISE_RATE_LIMIT_PER_MINUTE: "100000" })

layer(App, { excludeTestServices: true })("a call", it => {
  it.effect("begins once, counts as a contact and is found where Location says", () =>
    Effect.gen(function* () {
      const { key, begin, leadId } = yield* setUp("begins")
      const made = yield* begin({ callId: "c-begins" })
      assert.strictEqual(made.status, 201, made.text)
      const begun = {
        callId: "c-begins",
        leadId,
        agentId: "ana",
        direction: "outbound",
        status: "active",
        ringing: false,
        startedAt: "2026-12-02T17:00:00.000Z"
      }
      assert.deepStrictEqual(made.json, begun)
      assert.deepStrictEqual((yield* call("GET", made.headers.get("location") ?? "", { key })).json, begun)
      const again = yield* begin({ callId: "c-begins" })
      assert.deepStrictEqual([again.status, again.json.code], [409, "call_exists"])
      assert.strictEqual(yield* attempts(leadId), 1)
      const named = yield* begin()
      assert.match(named.json.callId, /^[0-9a-f-]{36}$/)
      assert.strictEqual((yield* begin({ leadId: "nobody" })).json.code, "lead_not_found")
      assert.strictEqual((yield* call("GET", "/api/calls/unheard-of", { key })).status, 404)
    })
  )

  it.effect("outbound is refused by the rule that forbids it, inbound is not, and nothing is kept of the refused", () =>
    Effect.gen(function* () {
      const { begin, leadId } = yield* setUp("late")
      const refused = yield* begin({ startedAt: night })
      assert.deepInclude(refused.json, { status: 403, code: "forbidden_by_rule", ruleId: "CON-004" })
      assert.isAbove(refused.json.citation.length, 5)
      assert.strictEqual(yield* attempts(leadId), 0)
      assert.strictEqual((yield* begin({ startedAt: night, direction: "inbound" })).status, 201)
    })
  )

  it.effect("takes the last contact that a cap allows once, however many begin at the same time", () =>
    Effect.gen(function* () {
      const { begin } = yield* setUp("capped")
      const made = yield* Effect.all(
        Array.from({ length: 6 }, () => begin()),
        { concurrency: "unbounded" }
      )
      const statuses = made.map(({ status }) => status).toSorted()
      assert.deepStrictEqual(statuses, [201, 201, 201, 403, 403, 403])
    })
  )

  it.effect("ends once, however many end it at the same time", () =>
    Effect.gen(function* () {
      const { begin, end, key } = yield* setUp("ends")
      yield* begin({ callId: "c-ends", direction: "inbound" })
      const endings = yield* Effect.all(
        Array.from({ length: 5 }, () => end("c-ends", { outcome: "follow_up" })),
        { concurrency: "unbounded" }
      )
      assert.deepStrictEqual(endings.map(({ status }) => status).toSorted(), [200, 409, 409, 409, 409])
      assert.strictEqual((yield* end("c-ends", { outcome: "sold" })).json.code, "call_already_ended")
      const { json } = yield* call("GET", "/api/calls/c-ends", { key })
      assert.deepInclude(json, { status: "ended", outcome: "follow_up" })
      assert.isString(json.endedAt)
      const unfit = yield* end("c-ends", { outcome: "no_answer", premium: 5 })
      assert.deepStrictEqual([unfit.status, unfit.json.errors[0].pointer], [400, "/premium"])
    })
  )

  it.effect("is briefed on with permission, profile, offers and risk, enriched when nothing is known", () =>
    Effect.gen(function* () {
      const { briefing } = yield* sellable("c-briefed")
      assert.deepInclude(briefing.permission.rules[0], { ruleId: "GEO-001", verdict: "cannot_tell" })
      assert.isAbove(briefing.profile.confidenceScore, 0)
      assert.isAbove(briefing.offers.length, 0)
      assert.strictEqual(briefing.risk.callId, "c-briefed")
      assert.isString(briefing.preparedAt)
      assert.deepInclude(
        briefing.suggestions.map(({ title, type }: { title: string; type: string }) => [type, title]),
        ["compliance_reminder", "Say that the call is recorded and transcribed"]
      )
    })
  )

  it.effect("says what could not be had, and why", () =>
    Effect.gen(function* () {
      const missing = (lead: object) =>
        Effect.gen(function* () {
          const callId = `c-without-${people}`
          const called = yield* setUp(callId, { ...floridian(), ...lead })
          yield* called.begin({ callId, direction: "inbound" })
          const { json } = yield* settledBriefing(called.key, callId)
          return json.missing
        })
      assert.deepStrictEqual(yield* missing({ consent: { enrichment: false } }), [
        { part: "profile", reason: "no_consent", providers: [] },
        { part: "offers", reason: "no_profile", providers: [] }
      ])
      assert.deepInclude((yield* missing({}))[0], { part: "profile", reason: "not_found" })
    })
  )

  it.effect("whose preparation was lost with a process is prepared anew when its briefing is read", () =>
    Effect.gen(function* () {
      const { key } = yield* sellable("c-lost")
      const sql = yield* SqlClient.SqlClient
      yield* sql`update calls set settled = '{}', prepared_at = null where call_id = 'c-lost'`
      const first = yield* call("GET", "/api/calls/c-lost/briefing", { key })
      assert.deepStrictEqual(first.json.pending, ["profile", "offers", "risk"])
      assert.isNull(first.json.preparedAt)
      assert.isAbove(first.json.offers.length, 0)
      const { json } = yield* settledBriefing(key, "c-lost")
      assert.isString(json.preparedAt)
    })
  )

  it.effect("sold accepts the offer that is still open, and no other lead's", () =>
    Effect.gen(function* () {
      const one = yield* sellable("c-sold")
      const other = yield* setUp("other")
      yield* other.begin({ callId: "c-other", direction: "inbound" })
      const [{ offerId }] = one.offers
      const wrong = yield* other.end("c-other", { outcome: "sold", saleOfferId: offerId })
      assert.deepStrictEqual([wrong.status, wrong.json.code], [422, "sale_offer_unknown"])
      const sold = yield* one.end("c-sold", { outcome: "sold", saleOfferId: offerId, premium: 1200.5 })
      assert.deepInclude(sold.json, { outcome: "sold", saleOfferId: offerId, premium: 1200.5 })
      const { json } = yield* call("GET", `/api/offers/${offerId}`, { key: one.key })
      assert.strictEqual(json.status, "accepted")
    })
  )

  it.effect(
    "sells nothing that its agent has no licence for, and leaves an offer that was answered before as it is",
    () =>
      Effect.gen(function* () {
        const { key, end, offers } = yield* sellable("c-unlicensed", "cyd")
        const [{ offerId }] = offers
        yield* call("PUT", "/api/agents/cyd", { key, body: { licences: [] } })
        const sale = { outcome: "sold", saleOfferId: offerId }
        const refused = yield* end("c-unlicensed", sale)
        assert.deepInclude(refused.json, { status: 403, code: "forbidden_by_rule", ruleId: "GEO-001" })
        assert.strictEqual((yield* call("GET", "/api/calls/c-unlicensed", { key })).json.status, "active")
        const answered = yield* call("POST", `/api/offers/${offerId}/reject`, { key, body: {} })
        const lines = ["auto", "home", "life", "health", "commercial"]
        const { state } = (yield* call("GET", `/api/leads/lead-of-c-unlicensed`, { key })).json.address
        const licences = [{ state, lines, expires: "2099-01-01" }]
        yield* call("PUT", "/api/agents/cyd", { key, body: { licences } })
        assert.strictEqual(answered.json.status, "rejected")
        assert.strictEqual((yield* end("c-unlicensed", sale)).json.saleOfferId, offerId)
        assert.strictEqual((yield* call("GET", `/api/offers/${offerId}`, { key })).json.status, "rejected")
      })
  )

  it.effect("is the same call however often and in whatever order the voice orchestrator tells of it", () =>
    Effect.gen(function* () {
      const { voice, end, leadId } = yield* setUp("rings")
      const rings = yield* Effect.all([voice("callRinging", "v-1"), voice("callRinging", "v-1")], {
        concurrency: "unbounded"
      })
      for (const { json, text } of rings) assert.deepInclude(json, { ringing: true, status: "active" }, text)
      const answered = yield* voice("callStarted", "v-1", { at: "2026-12-02T17:00:20Z" })
      assert.deepInclude(answered.json, { ringing: false, startedAt: "2026-12-02T17:00:20.000Z" })
      const over = yield* voice("callEnded", "v-1", { at: "2026-12-02T17:05:00Z" })
      assert.deepInclude(over.json, { status: "ended", endedAt: "2026-12-02T17:05:00.000Z" })
      assert.deepStrictEqual((yield* voice("callEnded", "v-1")).json, over.json)
      assert.deepStrictEqual((yield* voice("callRinging", "v-1")).json, over.json)
      assert.strictEqual((yield* end("v-1", { outcome: "not_interested" })).status, 200)
      assert.strictEqual((yield* end("v-1", { outcome: "sold" })).status, 409)
      assert.strictEqual(yield* attempts(leadId), 1)
      const unheard = yield* voice("callEnded", "v-2", { outcome: "no_answer" })
      assert.deepInclude(unheard.json, { status: "ended", outcome: "no_answer" })
      const mixedUp = yield* setUp("mixed-up")
      assert.strictEqual((yield* mixedUp.voice("callStarted", "v-1")).json.code, "call_exists")
    })
  )

  it.effect("that nothing allowed is kept when the voice orchestrator reports it, and its briefing says so", () =>
    Effect.gen(function* () {
      const { voice, key } = yield* setUp("reported")
      assert.strictEqual((yield* voice("callRinging", "v-night", { at: night })).status, 200)
      const { json } = yield* call("GET", "/api/calls/v-night/briefing", { key })
      assert.strictEqual(json.permission.verdict, "forbidden")
      assert.strictEqual(json.permission.rules[0].ruleId, "CON-004")
    })
  )

  it.effect("is seen and ended only by its own agent where the key is bound to one", () =>
    Effect.gen(function* () {
      const { begin, key, leadId } = yield* setUp("bound")
      yield* begin({ callId: "c-ana", direction: "inbound" })
      yield* begin({ callId: "c-bo", agentId: "bo", direction: "inbound" })
      const keys = yield* ApiKeys
      const bo = yield* keys.issue({ name: "bo", scopes: ["coaching"], agentId: AgentId.make("bo") })
      const asBo = (method: string, path: string, body?: object) =>
        call(method, path, { key: bo.key, ...(body === undefined ? {} : { body }) })
      for (const at of ["", "/briefing"]) {
        assert.strictEqual((yield* asBo("GET", `/api/calls/c-ana${at}`)).status, 404, at)
        assert.strictEqual((yield* asBo("GET", `/api/calls/c-bo${at}`)).status, 200, at)
      }
      assert.strictEqual((yield* asBo("POST", "/api/calls/c-ana/end", { outcome: "follow_up" })).status, 404)
      const listed = yield* asBo("GET", `/api/calls?leadId=${leadId}`)
      assert.deepStrictEqual(
        listed.json.items.map(({ callId }: { callId: string }) => callId),
        ["c-bo"]
      )
      assert.strictEqual((yield* asBo("GET", "/api/calls?agentId=ana")).json.code, "call_of_another_agent")
      const asAna = { leadId, agentId: "ana", direction: "inbound" }
      assert.strictEqual((yield* asBo("POST", "/api/calls", asAna)).status, 403)
      const voice = { type: "callEnded", callId: "c-ana", leadId, agentId: "bo" }
      assert.strictEqual((yield* asBo("POST", "/api/integrations/voice/events", voice)).status, 404)
      assert.strictEqual((yield* call("GET", "/api/calls/c-ana", { key })).json.status, "active")
    })
  )

  it.effect("is listed by agent, lead and status, the newest first, page by page", () =>
    Effect.gen(function* () {
      const { begin, end, key, leadId } = yield* setUp("listed")
      for (const callId of ["l-1", "l-2", "l-3"]) yield* begin({ callId, direction: "inbound" })
      yield* end("l-2", { outcome: "no_answer" })
      const of = (query: string) =>
        Effect.map(call("GET", `/api/calls?leadId=${leadId}&${query}`, { key }), ({ json }) => ({
          ids: json.items.map(({ callId }: { callId: string }) => callId),
          next: json.nextCursor
        }))
      const first = yield* of("limit=2")
      assert.deepStrictEqual(first.ids, ["l-3", "l-2"])
      assert.deepStrictEqual(yield* of(`limit=2&cursor=${first.next}`), { ids: ["l-1"], next: null })
      assert.deepStrictEqual((yield* of("status=active")).ids, ["l-3", "l-1"])
      assert.deepStrictEqual((yield* of("agentId=nobody")).ids, [])
    })
  )
})
