import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { DateTime, Effect, Schema } from "effect"
import { ProfileRow, profileOfRow } from "../../src/enrichment/ProfileRow.ts"
import { EnrichedProfile } from "../../src/profile/EnrichedProfile.ts"
import { Sandbox } from "../../src/sandbox/Sandbox.ts"
import { vendorIds } from "../../src/sandbox/server/Vendor.ts"
import { bothBooks, requestsSeen, SandboxApp, wellKnown } from "../support/SandboxApp.ts"
import { type Call, call, issueKey } from "../support/TestApp.ts"

interface Report {
  readonly providerId: string
  readonly name: string
  readonly type: string
  readonly outcome: string
  readonly reason?: string
  readonly cost: number
}

const businessTypes = ["zoominfo", "apollo", "clearbit", "dun_bradstreet"]

const reportOf = (answer: { readonly json: { readonly providers: ReadonlyArray<Report> } }, name: string) => {
  const report = answer.json.providers.find(provider => provider.name === name)
  assert.isDefined(report, `${name} is in the answer`)
  return report
}

const outcomesOf = ({ json }: { readonly json: { readonly providers: ReadonlyArray<Report> } }) =>
  Object.fromEntries(json.providers.map(({ name, outcome }) => [name, outcome]))

const askedIn = ({ json }: { readonly json: { readonly providers: ReadonlyArray<Report> } }) =>
  json.providers.filter(({ outcome }) => outcome !== "skipped").map(({ name }) => name)

const storedProfile = (leadId: string) =>
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const [row] = yield* sql`select to_jsonb(p) profile from lead_enrichment_profiles p where lead_id = ${leadId}`
    const { profile } = yield* Schema.decodeUnknown(Schema.Struct({ profile: ProfileRow }))(row)
    return yield* Schema.encode(EnrichedProfile)(yield* profileOfRow(profile, yield* DateTime.now))
  })

let place = 0

/** Someone of the sandbox's people who was nobody's lead before. */
const someone = Effect.map(Sandbox, sandbox => {
  const found = wellKnown(sandbox)[place++]
  if (found === undefined) throw new Error("the sandbox has too few people")
  return found
})

/** A new lead about a new person; `more` is merged into what is known of them. */
const newLead = (leadId: string, more: Readonly<Record<string, unknown>> = {}) =>
  Effect.gen(function* () {
    const key = yield* issueKey("leads:write", "leads:read", "enrich")
    const { lead, truth } = yield* someone
    const created = yield* call("POST", "/api/leads", { key, body: { leadId, ...lead, ...more } })
    assert.strictEqual(created.status, 201, created.text)
    const path = `/api/leads/${leadId}`
    return {
      key,
      path,
      lead,
      truth,
      enrich: (body: unknown = {}, more: Call = {}) => call("POST", `${path}/enrich`, { key, body, ...more }),
      profile: (query = "", more: Call = {}) => call("GET", `${path}/enriched-profile${query}`, { key, ...more })
    }
  })

/** A new lead, enriched by everybody, and its profile. */
const readLead = (leadId: string) =>
  Effect.gen(function* () {
    const lead = yield* newLead(leadId)
    yield* lead.enrich({ strategy: "parallel" })
    return { ...lead, full: yield* lead.profile() }
  })

const sumOf = (reports: ReadonlyArray<Report>) =>
  Math.round(reports.reduce((sum, { cost }) => sum + cost, 0) * 1e6) / 1e6

const rowsAbout = (leadId: string) =>
  Effect.flatMap(
    SqlClient.SqlClient,
    sql => sql<Record<string, number>>`
      select (select count(*)::int from leads where lead_id = ${leadId}) leads,
        (select count(*)::int from lead_enrichment_profiles where lead_id = ${leadId}) profiles,
        (select count(*)::int from lead_profile_history where lead_id = ${leadId}) history,
        (select count(*)::int from lead_provider_answers where lead_id = ${leadId}) answers,
        (select count(*)::int from provider_cache where lead_id = ${leadId}) cached,
        (select count(*)::int from enrichments where lead_id = ${leadId}) enrichments,
        (select count(*)::int from idempotent_requests where subject = ${leadId}) replies,
        (select count(*)::int from provider_purchases where lead_id = ${leadId} or purchase_key like ${`%${leadId}%`}) purchases`
  ).pipe(Effect.map(([row]) => row ?? {}))

layer(SandboxApp({ ENRICHMENT_MIN_SCORE: "20" }), { excludeTestServices: true })("an enrichment, end to end", it => {
  it.effect("buys what is not known, answers the profile, and keeps it with the provenance of every field", () =>
    Effect.gen(function* () {
      const { path, enrich, profile, lead, truth } = yield* newLead("whole")
      const before = yield* bothBooks
      const unread = yield* profile()
      assert.deepInclude(unread.json, { status: 404, code: "profile_not_found" })

      const enriched = yield* enrich({ strategy: "parallel" })
      assert.strictEqual(enriched.status, 200, enriched.text)
      assert.strictEqual(enriched.json.status, "complete")
      assert.strictEqual(enriched.json.leadId, "whole")
      assert.strictEqual(enriched.json.providers.length, 6)
      for (const { outcome } of enriched.json.providers) assert.include(["matched", "not_found"], outcome)
      assert.strictEqual(enriched.json.totalCost, sumOf(enriched.json.providers))
      const after = yield* bothBooks
      const spent = (books: Record<string, number>) => Object.values(books).reduce((sum, dollars) => sum + dollars, 0)
      assert.closeTo(spent(after.billed) - spent(before.billed), enriched.json.totalCost, 1e-6)

      const read = yield* profile()
      assert.strictEqual(read.status, 200)
      assert.deepStrictEqual(read.json, enriched.json.profile)
      assert.deepStrictEqual(yield* storedProfile("whole"), read.json, "what memory has is what is stored")
      assert.strictEqual(read.json.isExpired, false)
      assert.isAbove(Date.parse(read.json.expiresAt), Date.parse(read.json.enrichedAt))
      assert.strictEqual(read.json.firmographics.companyDomain, lead.company.domain)
      assert.approximately(read.json.demographics.age, truth.demographics?.age ?? 0, 1)

      const matched = enriched.json.providers
        .filter(({ outcome }: Report) => outcome === "matched")
        .map(({ name }: Report) => name)
      assert.includeMembers(matched, read.json.dataSources)
      const filled = ["demographics", "firmographics", "behavioral", "risk", "propertyData"].flatMap(type =>
        Object.keys(read.json[type] ?? {}).map(field => `${type}.${field}`)
      )
      assert.isAbove(filled.length, 10)
      for (const field of filled) {
        assert.include(read.json.dataSources, read.json.provenance[field]?.provider, field)
        assert.isTrue(read.json.fieldConfidence[field] > 0 && read.json.fieldConfidence[field] <= 1, field)
      }
      assert.strictEqual((yield* call("GET", path, { key: yield* issueKey("enrich") })).status, 403)
    })
  )

  it.effect("answers from what is stored at no cost, also to a second lead about the same person", () =>
    Effect.gen(function* () {
      const { enrich, lead } = yield* newLead("again")
      const first = yield* enrich()
      assert.isAbove(first.json.totalCost, 0)
      const sandbox = yield* Sandbox
      const seen = requestsSeen(sandbox)
      const second = yield* enrich()
      assert.deepInclude(second.json, { status: "cached", totalCost: 0 })
      assert.deepStrictEqual(second.json.profile, first.json.profile)

      const key = yield* issueKey("leads:write", "enrich")
      yield* call("POST", "/api/leads", { key, body: { leadId: "again-2", ...lead } })
      const twin = yield* call("POST", "/api/leads/again-2/enrich", { key, body: {} })
      assert.deepInclude(twin.json, { status: "cached", totalCost: 0, leadId: "again-2" })
      assert.deepStrictEqual(twin.json.profile.demographics, first.json.profile.demographics)
      assert.strictEqual(requestsSeen(sandbox), seen)
    })
  )

  it.effect("buys again when asked to", () =>
    Effect.gen(function* () {
      const { enrich } = yield* newLead("refresh")
      yield* enrich({ dataTypes: ["vehicleData"] })
      const before = requestsSeen(yield* Sandbox)
      const again = yield* enrich({ dataTypes: ["vehicleData"], forceRefresh: true })
      assert.include(["matched", "not_found"], reportOf(again, "Garage Data").outcome)
      assert.isAbove(requestsSeen(yield* Sandbox), before)
    })
  )

  it.effect("gives the profile an ETag that changes with it, and 304 to who has it", () =>
    Effect.gen(function* () {
      const { enrich, profile } = yield* newLead("etag")
      yield* enrich()
      const read = yield* profile()
      const etag = read.headers.get("etag") ?? ""
      assert.match(etag, /^"[^"]+"$/)
      for (const header of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
        const known = yield* profile("", { headers: { "if-none-match": header } })
        assert.deepStrictEqual([known.status, known.text, known.headers.get("etag")], [304, "", etag], header)
      }
      assert.strictEqual((yield* profile("", { headers: { "if-none-match": '"other"' } })).status, 200)
      assert.notStrictEqual((yield* profile("?minimalData=true")).headers.get("etag"), etag)
      yield* enrich({ forceRefresh: true })
      const changed = yield* profile("", { headers: { "if-none-match": etag } })
      assert.strictEqual(changed.status, 200)
      assert.notStrictEqual(changed.headers.get("etag"), etag)
    })
  )

  it.effect("shows an expired profile only to who asks for it, and renews it by an enrichment", () =>
    Effect.gen(function* () {
      const { enrich, profile } = yield* newLead("expired")
      yield* enrich()
      const sql = yield* SqlClient.SqlClient
      yield* sql`update lead_enrichment_profiles set expires_at = now() - interval '1 minute' where lead_id = 'expired'`
      assert.deepInclude((yield* profile()).json, { status: 404, code: "profile_not_found" })
      assert.strictEqual((yield* profile("?includeExpired=false")).status, 404)
      const shown = yield* profile("?includeExpired=true")
      assert.deepStrictEqual([shown.status, shown.json.isExpired], [200, true])
      yield* enrich()
      assert.deepStrictEqual((yield* profile()).json.isExpired, false)
    })
  )

  it.effect("leaves out of minimalData what identifies a person, and every risk indicator", () =>
    Effect.gen(function* () {
      const { profile, lead, full } = yield* Effect.iterate(yield* readLead("minimal-0"), {
        while: ({ full }) => full.json.risk === undefined,
        body: ({ path }) => readLead(`${path.split("/").at(-1)}-0`)
      })
      const minimal = yield* profile("?minimalData=true")
      assert.strictEqual(minimal.status, 200)
      const hidden = [
        lead.firstName,
        lead.lastName,
        lead.email,
        lead.address.street,
        full.json.firmographics.companyName,
        full.json.firmographics.companyDomain,
        ...(full.json.vehicleData ?? []).flatMap(({ vin }: { vin?: string }) => vin ?? [])
      ]
      assert.isAbove(hidden.length, 6, "the person has a car whose VIN is known")
      for (const text of hidden) assert.notInclude(minimal.text, text)
      assert.notInclude(minimal.text, "risk.")
      assert.notProperty(minimal.json, "risk")
      assert.notProperty(minimal.json.propertyData ?? {}, "claimsHistory")
      assert.strictEqual(minimal.json.demographics.income, full.json.demographics.income)
      assert.deepStrictEqual(
        minimal.json.vehicleData.map(({ make }: { make: string }) => make),
        full.json.vehicleData.map(({ make }: { make: string }) => make)
      )
    })
  )

  it.effect("answers what was known at a moment", () =>
    Effect.gen(function* () {
      const { enrich, profile } = yield* newLead("history")
      const beforeAll = new Date().toISOString()
      const first = yield* enrich({ dataTypes: ["vehicleData"] })
      const between = new Date().toISOString()
      const second = yield* enrich({ strategy: "parallel" })
      const at = (moment: string) => profile(`?asOf=${encodeURIComponent(moment)}`)
      assert.strictEqual((yield* at(beforeAll)).status, 404)
      const then = yield* at(between)
      assert.strictEqual(then.json.enrichedAt, first.json.profile.enrichedAt)
      assert.notProperty(then.json, "firmographics")
      assert.strictEqual((yield* at(new Date().toISOString())).json.enrichedAt, second.json.profile.enrichedAt)
      assert.deepStrictEqual((yield* at("yesterday")).json.errors, [
        { parameter: "asOf", message: "must be an RFC 3339 time" }
      ])
    })
  )

  it.effect("neither buys nor answers data types that were not named", () =>
    Effect.gen(function* () {
      const { enrich } = yield* newLead("types")
      const vehicles = yield* enrich({ dataTypes: ["vehicleData"], strategy: "parallel" })
      assert.deepStrictEqual(askedIn(vehicles), ["Garage Data"])
      const rest = yield* enrich({ dataTypes: ["firmographics"], strategy: "parallel" })
      assert.includeMembers(
        businessTypes,
        rest.json.providers.map(({ type }: Report) => type)
      )
      assert.isDefined(rest.json.profile.firmographics)
      for (const type of ["demographics", "behavioral", "risk", "propertyData", "vehicleData"])
        assert.notProperty(rest.json.profile, type)
      assert.isEmpty(
        Object.keys(rest.json.profile.fieldConfidence).filter(field => !field.startsWith("firmographics."))
      )
    })
  )

  it.effect("asks only the providers named by id, name or type, and not those excluded", () =>
    Effect.gen(function* () {
      const admin = yield* issueKey("providers:admin")
      const { json: known } = yield* call("GET", "/api/data-providers", { key: admin })
      const apollo = known.items.find(({ name }: Report) => name === "Apollo").id
      const { enrich } = yield* newLead("named")
      const options = { strategy: "parallel", forceRefresh: true }
      for (const named of [apollo, "Apollo", "apollo"])
        assert.deepStrictEqual(askedIn(yield* enrich({ ...options, includeProviders: [named] })), ["Apollo"], named)
      assert.sameMembers(askedIn(yield* enrich({ ...options, includeProviders: ["custom"] })), [
        "Household Insight",
        "Garage Data"
      ])
      assert.deepStrictEqual(
        askedIn(yield* enrich({ ...options, includeProviders: ["custom"], excludeProviders: ["Garage Data"] })),
        ["Household Insight"]
      )
      const seen = requestsSeen(yield* Sandbox)
      const unknown = yield* enrich({ includeProviders: ["Apollo", "Equifax"], excludeProviders: [] })
      assert.deepInclude(unknown.json, { status: 422, code: "providers_unknown" })
      assert.deepStrictEqual(unknown.json.unknown, ["Equifax"])
      assert.strictEqual(requestsSeen(yield* Sandbox), seen)
    })
  )

  it.effect("never spends more than maxCost, and nothing at 0", () =>
    Effect.gen(function* () {
      const { enrich } = yield* newLead("budget")
      const nothing = yield* enrich({ maxCost: 0 })
      assert.deepInclude(nothing.json, { status: "skipped", reason: "over_budget", totalCost: 0, profile: null })
      const little = yield* enrich({ maxCost: 0.08, strategy: "parallel" })
      assert.isAtMost(little.json.totalCost, 0.08)
      assert.sameMembers(askedIn(little), ["Household Insight", "Garage Data"])
      assert.strictEqual(reportOf(little, "ZoomInfo").reason, "over_budget")
    })
  )

  it.effect("sends nothing to anybody about who has refused or withdrawn consent", () =>
    Effect.gen(function* () {
      const refused = yield* newLead("refused", { consent: { enrichment: false } })
      const withdrawn = yield* newLead("withdrawn", { consent: { enrichment: true } })
      assert.strictEqual((yield* withdrawn.enrich({ dataTypes: ["vehicleData"] })).status, 200)
      yield* call("PATCH", withdrawn.path, { key: withdrawn.key, body: { consent: { enrichment: false } } })
      const seen = requestsSeen(yield* Sandbox)
      for (const { enrich, path } of [refused, withdrawn]) {
        const { status, json } = yield* enrich({ forceRefresh: true })
        assert.strictEqual(status, 403)
        assert.deepInclude(json, { code: "consent_missing", leadId: path.split("/").at(-1) })
      }
      assert.strictEqual(requestsSeen(yield* Sandbox), seen)
      assert.strictEqual((yield* refused.profile()).status, 404)
    })
  )

  it.effect("buys nothing for a lead below the minimum score", () =>
    Effect.gen(function* () {
      const { enrich } = yield* newLead("poor", { score: 19 })
      const seen = requestsSeen(yield* Sandbox)
      const { json } = yield* enrich()
      assert.deepInclude(json, { status: "skipped", reason: "below_minimum_score", totalCost: 0, profile: null })
      assert.strictEqual(requestsSeen(yield* Sandbox), seen)
    })
  )

  it.effect("buys once under one Idempotency-Key, and replays the answer", () =>
    Effect.gen(function* () {
      const { enrich } = yield* newLead("idempotent")
      const once = { headers: { "idempotency-key": "buy-once" } }
      const body = { strategy: "parallel", forceRefresh: true }
      const first = yield* enrich(body, once)
      const { billed } = yield* bothBooks
      const second = yield* enrich(body, once)
      assert.deepStrictEqual([second.status, second.text], [200, first.text])
      assert.strictEqual(second.headers.get("idempotent-replayed"), "true")
      assert.deepStrictEqual((yield* bothBooks).billed, billed)
      assert.deepInclude((yield* enrich({}, once)).json, { status: 422, code: "idempotency_key_reused" })
    })
  )

  it.effect("costs one set of calls however many ask for a lead at the same time", () =>
    Effect.gen(function* () {
      const { enrich } = yield* newLead("twins")
      const { control } = yield* Sandbox
      const before = control.state()
      const answers = yield* Effect.all(
        Array.from({ length: 6 }, () => enrich({ strategy: "parallel" })),
        { concurrency: "unbounded" }
      )
      for (const { status, json } of answers) {
        assert.strictEqual(status, 200)
        assert.deepStrictEqual(json.profile, answers[0]?.json.profile)
      }
      const after = control.state()
      const sent = (vendor: string) => (after[vendor]?.requests ?? 0) - (before[vendor]?.requests ?? 0)
      assert.deepStrictEqual([sent("household"), sent("vehicles"), sent("apollo") > 2], [1, 1, false])
    })
  )

  it.effect("leaves an entry in the audit of every change, purchase and reading, under key and request", () =>
    Effect.gen(function* () {
      const { enrich, path, profile, key } = yield* newLead("audited")
      const traced = (requestId: string) => ({ headers: { "x-request-id": requestId } })
      const enriched = yield* enrich({}, traced("req-enrich"))
      yield* profile("", traced("req-profile"))
      yield* call("GET", path, { key, ...traced("req-lead") })
      const sql = yield* SqlClient.SqlClient
      const entries = yield* sql<{ action: string; requestId: string; keyName: string; detail: { provider?: string } }>`
        select action, request_id, key_name, detail from audit_entries where lead_id = 'audited' order by audit_id`
      const under = (requestId: string) =>
        entries.filter(entry => entry.requestId === requestId).map(({ action }) => action)
      assert.strictEqual(entries[0]?.action, "lead.created")
      assert.deepStrictEqual([...new Set(under("req-enrich"))].toSorted(), ["enrichment.purchased", "lead.enriched"])
      assert.sameMembers(
        entries.flatMap(({ detail }) => detail.provider ?? []),
        askedIn(enriched)
      )
      assert.deepStrictEqual(under("req-profile"), ["profile.read"])
      assert.deepStrictEqual(under("req-lead"), ["lead.read"])
      for (const { keyName } of entries) assert.strictEqual(keyName, "test")
    })
  )

  it.effect("forgets a person everywhere at once, and keeps what they cost", () =>
    Effect.gen(function* () {
      const { enrich, path, key, lead } = yield* newLead("erased")
      yield* enrich({ strategy: "parallel" }, { headers: { "idempotency-key": "erase-me" } })
      const before = yield* rowsAbout("erased")
      for (const [table, rows] of Object.entries(before)) assert.isAbove(rows, 0, table)
      const { ledger } = yield* bothBooks

      const privacy = yield* issueKey("privacy:admin")
      assert.strictEqual((yield* call("DELETE", path, { key: privacy })).status, 204)
      const after = yield* rowsAbout("erased")
      for (const [table, rows] of Object.entries(after)) assert.strictEqual(rows, 0, table)
      assert.deepStrictEqual((yield* bothBooks).ledger, ledger)
      assert.deepInclude((yield* call("GET", `${path}/enriched-profile`, { key })).json, {
        status: 404,
        code: "lead_not_found"
      })
      assert.strictEqual((yield* enrich()).status, 404)

      const asked = requestsSeen(yield* Sandbox)
      yield* call("POST", "/api/leads", { key, body: { leadId: "erased", ...lead } })
      assert.strictEqual((yield* call("GET", `${path}/enriched-profile`, { key })).status, 404)
      yield* enrich({ dataTypes: ["vehicleData"] })
      assert.isAbove(requestsSeen(yield* Sandbox), asked, "no answer about the person was left in any cache")
    })
  )

  it.effect("has in the end spent by its ledger what the vendors have billed", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const open = yield* sql`select from provider_purchases where state <> 'settled'`
      assert.isEmpty(open)
      const { ledger, billed } = yield* bothBooks
      assert.strictEqual(Object.keys(billed).length, 6)
      assert.deepStrictEqual(ledger, billed)
      const [day] = yield* sql<{ dollars: number }>`select sum(dollars)::float8 dollars from provider_spend`
      assert.closeTo(
        day?.dollars ?? 0,
        Object.values(billed).reduce((sum, dollars) => sum + dollars, 0),
        1e-6
      )
    })
  )
})

const failing = {
  CALLWISE_PROVIDER_MAX_ATTEMPTS: "1",
  CALLWISE_BREAKER_MINIMUM_CALLS: "1000"
}

layer(SandboxApp(failing), { excludeTestServices: true })("an enrichment when vendors fail", it => {
  const having = (vendors: ReadonlyArray<(typeof vendorIds)[number]>, faults: object) =>
    Effect.acquireRelease(
      Effect.tap(Sandbox, ({ control }) => {
        for (const vendor of vendors) control.patch(vendor, faults)
      }),
      ({ control }) =>
        Effect.sync(() => {
          for (const vendor of vendorIds)
            control.patch(vendor, { down: false, rate5xx: 0, latency: { p50Ms: 2, p99Ms: 6 } })
        })
    )
  const slow = { latency: { p50Ms: 700, p99Ms: 701 } }

  it.scoped("goes on without a vendor that is down, and says so", () =>
    Effect.gen(function* () {
      const { enrich, profile } = yield* newLead("one-down")
      yield* having(["apollo"], { down: true })
      const { status, json } = yield* enrich({ strategy: "parallel" })
      assert.deepStrictEqual([status, json.status], [200, "partial"])
      const apollo = reportOf({ json }, "Apollo")
      assert.strictEqual(apollo.outcome, "failed")
      assert.match(apollo.reason ?? "", /^[a-z_]+$/)
      assert.notInclude(json.profile.dataSources, "Apollo")
      assert.strictEqual((yield* profile()).status, 200)
    })
  )

  it.scoped("answers in time with what has come by then", () =>
    Effect.gen(function* () {
      const { enrich } = yield* newLead("one-slow")
      yield* having(["household"], slow)
      const { json } = yield* enrich({ strategy: "parallel", timeoutMs: 350 })
      assert.strictEqual(json.status, "partial")
      assert.strictEqual(reportOf({ json }, "Household Insight").outcome, "timeout")
      assert.isBelow(json.durationMs, 690)
    })
  )

  it.scoped("falls back to the stored profile when nobody answers in time", () =>
    Effect.gen(function* () {
      const { enrich } = yield* newLead("all-slow")
      const stored = yield* enrich({ strategy: "parallel" })
      yield* having(vendorIds, { latency: { p50Ms: 3000, p99Ms: 3001 } })
      const { status, json } = yield* enrich({ strategy: "parallel", forceRefresh: true, timeoutMs: 1000 })
      assert.deepStrictEqual([status, json.status], [200, "degraded"])
      assert.deepStrictEqual(json.profile, stored.json.profile)
      assert.deepStrictEqual([...new Set(Object.values(outcomesOf({ json })))], ["timeout"])
    })
  )

  it.scoped("falls back to the stored profile when all are down", () =>
    Effect.gen(function* () {
      const { enrich } = yield* newLead("all-down-stored")
      const stored = yield* enrich()
      yield* having(vendorIds, { down: true })
      const { json } = yield* enrich({ strategy: "parallel", forceRefresh: true })
      assert.deepStrictEqual([json.status, json.profile], ["degraded", stored.json.profile])
    })
  )

  it.scoped(
    "answers 503 with Retry-After when all are down and nothing is stored, and works again when they are up",
    () =>
      Effect.gen(function* () {
        const { enrich, profile } = yield* newLead("all-down")
        const down = yield* having(vendorIds, { rate5xx: 1 })
        const once = { headers: { "idempotency-key": "while-down" } }
        const refused = yield* enrich({ strategy: "parallel" }, once)
        assert.strictEqual(refused.status, 503)
        assert.strictEqual(refused.headers.get("content-type"), "application/problem+json")
        assert.isAtLeast(Number(refused.headers.get("retry-after")), 1)
        assert.deepInclude(refused.json, { code: "enrichment_unavailable", leadId: "all-down" })
        assert.strictEqual(refused.json.providers.length, 6)
        assert.strictEqual((yield* profile()).status, 404)
        for (const vendor of vendorIds) down.control.patch(vendor, { rate5xx: 0 })
        const served = yield* enrich({ strategy: "parallel" }, once)
        assert.strictEqual(served.status, 200, "what was unavailable is not replayed")
        assert.strictEqual(served.json.status, "complete")
      })
  )

  it.effect("owes in the end no less than the vendors have billed", () =>
    Effect.gen(function* () {
      const { ledger, billed } = yield* bothBooks
      for (const [name, dollars] of Object.entries(billed)) assert.isAtLeast(ledger[name] ?? 0, dollars, name)
    })
  )
})
