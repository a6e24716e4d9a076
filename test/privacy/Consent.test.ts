import { SqlClient } from "@effect/sql"
import { assert, describe, it, layer } from "@effect/vitest"
import { DateTime, Effect, FastCheck as fc, Layer } from "effect"
import { LeadEnrichmentService } from "../../src/enrichment/LeadEnrichmentService.ts"
import { Consent, LeadId } from "../../src/leads/Lead.ts"
import { Leads } from "../../src/leads/Leads.ts"
import { Consents } from "../../src/privacy/Consents.ts"
import { permissionFor } from "../../src/privacy/Permission.ts"
import { Purpose } from "../../src/privacy/Purpose.ts"
import { Demographics } from "../../src/profile/Profile.ts"
import { DataProviders } from "../../src/providers/DataProviders.ts"
import { Providers } from "../../src/providers/Providers.ts"
import { matched, scriptedVendors } from "../support/ScriptedVendors.ts"
import { call, issueKey, TestApp, testConfig } from "../support/TestApp.ts"
import { TestDatabase } from "../support/TestDatabase.ts"

describe("permission", () => {
  const consents = fc.record(
    Object.fromEntries(Purpose.literals.map(purpose => [purpose, fc.boolean()])) as Record<
      Purpose,
      fc.Arbitrary<boolean>
    >,
    { requiredKeys: [] }
  )

  it("has a purpose for every member of a lead's consent", () => {
    assert.sameMembers(Object.keys(Consent.fields), [...Purpose.literals])
  })

  it("is never given to buy, to call or to advertise against a refusal, whatever else was granted", () =>
    fc.assert(
      fc.property(consents, consent => {
        assert.strictEqual(permissionFor("purchase", consent)._tag === "Refused", consent.enrichment === false)
        assert.strictEqual(permissionFor("outbound_call", consent)._tag === "Refused", consent.calls === false)
        assert.strictEqual(permissionFor("marketing_contact", consent)._tag === "Refused", consent.marketing === false)
        assert.strictEqual(
          permissionFor("marketing_call", consent)._tag === "Given",
          consent.calls === true && consent.marketing === true
        )
      })
    ))

  it("is not needed to answer who calls, nor to show them offers", () => {
    const refused = { enrichment: false, calls: false, marketing: false }
    assert.strictEqual(permissionFor("inbound_call", refused)._tag, "Given")
    assert.strictEqual(permissionFor("offer_in_call", refused)._tag, "Given")
  })
})

layer(TestApp(), { excludeTestServices: true })("consent over HTTP", it => {
  const setUp = (leadId: string, body: object = {}) =>
    Effect.gen(function* () {
      const key = yield* issueKey("leads:read", "leads:write", "enrich")
      yield* call("PUT", `/api/leads/${leadId}`, { key, body: { email: `${leadId}@a.example`, ...body } })
      const at = `/api/leads/${leadId}/consent`
      return {
        state: (body: object) => call("PUT", at, { key, body }),
        read: (query = "") => call("GET", `${at}${query}`, { key }),
        lead: call("GET", `/api/leads/${leadId}`, { key }),
        patch: (body: object) => call("PATCH", `/api/leads/${leadId}`, { key, body }),
        put: (body: object) => call("PUT", `/api/leads/${leadId}`, { key, body })
      }
    })

  it.effect("has one history of what came with the lead and what was stated apart from it, the latest first", () =>
    Effect.gen(function* () {
      const { state, read, patch, lead } = yield* setUp("history", { consent: { enrichment: true } })
      const stated = yield* state({
        calls: true,
        marketing: false,
        source: "landing page 7",
        channel: "web_form",
        text: "You may call me.",
        version: "2026-10"
      })
      assert.strictEqual(stated.status, 200, stated.text)
      yield* patch({ consent: { enrichment: null, calls: false } })
      const { json } = yield* read()
      const brief = json.items.map(({ purpose, granted, source }: Record<string, unknown>) => ({
        purpose,
        granted,
        source
      }))
      assert.deepStrictEqual(brief.at(-1), { purpose: "enrichment", granted: true, source: "lead" })
      assert.sameDeepMembers(brief.slice(2, 4), [
        { purpose: "calls", granted: true, source: "landing page 7" },
        { purpose: "marketing", granted: false, source: "landing page 7" }
      ])
      assert.sameDeepMembers(brief.slice(0, 2), [
        { purpose: "enrichment", granted: null, source: "lead" },
        { purpose: "calls", granted: false, source: "lead" }
      ])
      const { since: _, ...calls } = json.current.calls
      assert.deepStrictEqual(calls, { granted: false, source: "lead" })
      assert.isUndefined(json.current.enrichment)
      assert.deepStrictEqual((yield* lead).json.consent, { calls: false, marketing: false })
      const formal = json.items.find(({ purpose, channel }: Record<string, unknown>) => purpose === "calls" && channel)
      assert.deepInclude(formal, { text: "You may call me.", version: "2026-10", channel: "web_form" })
    })
  )

  it.effect("is paged like every list", () =>
    Effect.gen(function* () {
      const { state, read } = yield* setUp("paged")
      for (let i = 0; i < 5; i += 1) yield* state({ calls: i % 2 === 0, source: `s-${i}` })
      const first = yield* read("?limit=3")
      assert.strictEqual(first.json.items.length, 3)
      assert.match(first.headers.get("link") ?? "", /rel="next"/)
      const second = yield* read(`?limit=3&cursor=${first.json.nextCursor}`)
      assert.isNull(second.json.nextCursor)
      assert.deepStrictEqual(
        [...first.json.items, ...second.json.items].map(({ source }: { source: string }) => source),
        ["s-4", "s-3", "s-2", "s-1", "s-0"]
      )
    })
  )

  it.effect("lets hold what was said last, not what was recorded last, and refuses what nobody has said yet", () =>
    Effect.gen(function* () {
      const { state, read, lead } = yield* setUp("late")
      yield* state({ calls: false, at: "2026-10-02T00:00:00Z" })
      yield* state({ calls: true, at: "2026-10-01T00:00:00Z", source: "a list that came late" })
      assert.strictEqual((yield* read()).json.current.calls.granted, false)
      assert.deepStrictEqual((yield* lead).json.consent, { calls: false })
      yield* state({ calls: true, at: "2026-10-03T00:00:00Z" })
      assert.deepStrictEqual((yield* lead).json.consent, { calls: true })
      const future = yield* state({ calls: false, at: "2999-01-01T00:00:00Z" })
      assert.deepInclude(future.json, { status: 422, code: "consent_in_future" })
      assert.strictEqual((yield* state({ source: "nothing" })).status, 400)
    })
  )

  it.effect("keeps a refusal when the lead is replaced by a record that says nothing of it", () =>
    Effect.gen(function* () {
      const { state, put, lead } = yield* setUp("replaced")
      yield* state({ enrichment: false, calls: true })
      yield* put({ email: "replaced@a.example" })
      assert.deepStrictEqual((yield* lead).json.consent, { enrichment: false })
      yield* put({ email: "replaced@a.example", consent: { enrichment: true } })
      assert.deepStrictEqual((yield* lead).json.consent, { enrichment: true })
    })
  )

  it.effect("says the same as the lead, in whatever order it was written and stated", () =>
    Effect.gen(function* () {
      const said = fc.record(
        { enrichment: fc.boolean(), calls: fc.boolean(), marketing: fc.boolean() },
        { requiredKeys: [] }
      )
      const steps = fc.sample(fc.record({ how: fc.constantFrom("state", "put", "patch"), consent: said }), {
        numRuns: 25,
        seed: 7
      })
      const { state, put, patch, read, lead } = yield* setUp("steps")
      for (const { how, consent } of steps) {
        if (how === "state" && Object.keys(consent).length > 0) yield* state(consent)
        if (how === "put") yield* put({ email: "steps@a.example", consent })
        if (how === "patch") yield* patch({ consent })
        const { current } = (yield* read()).json
        const now = Object.fromEntries(
          Object.entries<{ granted: boolean }>(current).map(([purpose, { granted }]) => [purpose, granted])
        )
        assert.deepStrictEqual(now, (yield* lead).json.consent ?? {})
      }
    })
  )

  it.effect("knows no lead that is not there", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("leads:read", "leads:write")
      for (const [method, body] of [["PUT", { calls: true }], ["GET"]] as const)
        assert.deepInclude((yield* call(method, "/api/leads/nobody/consent", { key, body })).json, {
          status: 404,
          code: "lead_not_found"
        })
    })
  )
})

describe("a revocation", () => {
  /** A vendor that asks the test what to do before it answers. */
  const withVendors = (before: Effect.Effect<void, never, Consents>) =>
    Effect.gen(function* () {
      const hook = { run: Effect.void as Effect.Effect<void> }
      const answer = () =>
        Effect.as(
          Effect.suspend(() => hook.run),
          matched({ demographics: new Demographics({ householdSize: 3 }) }, DateTime.unsafeMake("2026-11-20T00:00:00Z"))
        )
      const { asked, definitions, layer } = scriptedVendors({
        First: { costPerCall: 0.01, supplies: { "demographics.age": 0.9 }, answer },
        Second: { costPerCall: 0.5, supplies: { "demographics.age": 0.9 }, answer }
      })
      const services = Layer.mergeAll(LeadEnrichmentService.layer, Consents.layer).pipe(
        Layer.provideMerge(Leads.layer),
        Layer.provideMerge(DataProviders.layer),
        Layer.provide(layer),
        Layer.provideMerge(TestDatabase),
        Layer.provideMerge(testConfig())
      )
      return yield* Effect.gen(function* () {
        yield* (yield* Providers).ensure(definitions, "environment")
        yield* (yield* Leads).put(LeadId.make("r"), { email: "r@example.com" })
        const consents = yield* Consents
        hook.run = Effect.provideService(before, Consents, consents)
        const enrichment = yield* LeadEnrichmentService
        const result = yield* Effect.either(
          enrichment.enrich(
            LeadId.make("r"),
            { requiredFields: ["demographics.age"], timeoutMs: 20_000, maxCost: 2 },
            { key: null, batchId: null }
          )
        )
        const sql = yield* SqlClient.SqlClient
        const purchases = yield* sql`select from provider_purchases`
        return { result, asked, purchases: purchases.length }
      }).pipe(Effect.provide(services))
    })

  it.live("amid an enrichment lets nothing more be bought", () =>
    Effect.gen(function* () {
      const revoking = Effect.flatMap(Consents, consents =>
        Effect.orDie(consents.state(LeadId.make("r"), { enrichment: false }))
      )
      const { result, asked, purchases } = yield* withVendors(Effect.asVoid(revoking))
      assert.strictEqual(result._tag === "Left" && result.left._tag, "ConsentMissing")
      assert.deepStrictEqual([asked.length, purchases], [1, 1])
    })
  )

  it.live("that does not come lets both be asked", () =>
    Effect.gen(function* () {
      const { result, asked } = yield* withVendors(Effect.void)
      assert.strictEqual(result._tag, "Right")
      assert.strictEqual(asked.length, 2)
    })
  )
})
