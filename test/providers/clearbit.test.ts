import { assert, describe, it } from "@effect/vitest"
import { DateTime, Duration, Effect } from "effect"
import * as Fixture from "./fixtures/Clearbit.ts"
import { ada, byEmail, companyOnly, phoneOnly } from "./support/Queries.ts"
import { adapterFor, failureOf, json, lookUp, recordFor, vendor } from "./support/VendorServer.ts"

const both = { person: Fixture.person, company: Fixture.company }

describe("Clearbit", () => {
  it.scopedLive("asks the person service for both by e-mail and the company service by domain", () =>
    Effect.gen(function* () {
      const server = yield* vendor(seen => json(seen.path.includes("/companies/") ? Fixture.company : both))
      const adapter = yield* adapterFor("clearbit", `${server.url}/{service}`)
      yield* lookUp(adapter, ada)
      yield* lookUp(adapter, companyOnly)
      const [combined, company] = server.seen
      assert.strictEqual(combined?.method, "GET")
      assert.strictEqual(combined?.path, "/person/v2/combined/find")
      assert.strictEqual(combined?.query.toString(), "email=ada.brightwater%40quarryhill.example")
      assert.strictEqual(combined?.headers.get("authorization"), "Bearer key-1")
      assert.strictEqual(combined?.headers.get("user-agent"), "callwise/0.1")
      assert.isNull(combined?.headers.get("traceparent") ?? null)
      assert.strictEqual(company?.path, "/company/v2/companies/find")
      assert.strictEqual(company?.query.toString(), "domain=quarryhill.example")
    })
  )

  it.scopedLive("says in our words what person and company say", () =>
    Effect.gen(function* () {
      const server = yield* vendor(() => json(both))
      const record = yield* recordFor(yield* adapterFor("clearbit", server.url), ada)
      assert.strictEqual(record.matchConfidence, 0.9)
      assert.strictEqual(record.recordId, Fixture.person.id)
      assert.strictEqual(DateTime.formatIso(record.observedAt), "2025-03-01T00:00:00.000Z")
      assert.deepInclude(
        { ...record.facts.firmographics },
        {
          companyName: "Quarry Hill Masonry",
          companySize: 113,
          revenue: 22_360_680,
          industry: "Construction & Engineering",
          naicsCode: "238140",
          sicCode: "1741",
          foundedYear: 1987,
          companyState: "OR",
          title: "SVP Estimating",
          seniority: "vp",
          department: "Engineering"
        }
      )
      assert.strictEqual(record.fieldConfidence?.["firmographics.revenue"], 0.54)
      assert.strictEqual(record.fieldConfidence?.["firmographics.companySize"], 0.63)
      assert.deepInclude({ ...record.identity }, { fullName: "Ada Brightwater", employer: "Quarry Hill Masonry" })
    })
  )

  it.scopedLive("takes either half alone, a fuzzy person with doubt, and neither half for no match", () =>
    Effect.gen(function* () {
      const answers = [
        { person: null, company: Fixture.company },
        { person: { ...Fixture.person, fuzzy: true }, company: null },
        { person: null, company: null }
      ]
      const server = yield* vendor((_seen, nth) => json(answers[nth - 1]))
      const adapter = yield* adapterFor("clearbit", server.url)
      const companyHalf = yield* recordFor(adapter, ada)
      assert.strictEqual(companyHalf.matchConfidence, 0.6)
      assert.isUndefined(companyHalf.identity.fullName)
      const personHalf = yield* recordFor(adapter, ada)
      assert.strictEqual(personHalf.matchConfidence, 0.6)
      assert.strictEqual(personHalf.facts.firmographics?.companyDomain, "quarryhill.example")
      assert.deepStrictEqual(yield* lookUp(adapter, ada), { _tag: "NotFound", billedCalls: 1 })
    })
  )

  it.scopedLive("does not take a mail host for the employer", () =>
    Effect.gen(function* () {
      const host = { ...Fixture.company, name: "Mailhost", domain: "mailhost.example", emailProvider: true }
      const server = yield* vendor(() => json({ person: { ...Fixture.person, employment: null }, company: host }))
      const record = yield* recordFor(yield* adapterFor("clearbit", server.url), ada)
      assert.isUndefined(record.facts.firmographics?.companyName)
    })
  )

  it.scopedLive("takes only an unknown record for no match, and not an unknown route", () =>
    Effect.gen(function* () {
      const replies = [
        json(Fixture.error("unknown_record"), 404),
        json(Fixture.error("unknown_route"), 404),
        json({ error: [{ type: "unknown_record", message: "x" }] }, 404),
        new Response("not here", { status: 404 })
      ]
      const server = yield* vendor((_seen, nth) => replies[nth - 1] ?? json({}, 500))
      const adapter = yield* adapterFor("clearbit", server.url)
      assert.deepStrictEqual(yield* lookUp(adapter, ada), { _tag: "NotFound", billedCalls: 1 })
      assert.deepInclude({ ...(yield* failureOf(adapter, ada)) }, { reason: "unavailable", code: "unknown_route" })
      assert.deepStrictEqual(yield* lookUp(adapter, ada), { _tag: "NotFound", billedCalls: 1 })
      assert.deepInclude({ ...(yield* failureOf(adapter, ada)) }, { reason: "malformed", billing: "unknown" })
    })
  )

  it.scopedLive("says that a queued look-up is pending, and when to ask again", () =>
    Effect.gen(function* () {
      const server = yield* vendor((_seen, nth) => (nth === 1 ? json(Fixture.error("queued"), 202) : json(both)))
      const adapter = yield* adapterFor("clearbit", server.url)
      const failure = yield* failureOf(adapter, ada)
      assert.strictEqual(failure.reason, "pending")
      assert.isAbove(failure.retryAfter === undefined ? 0 : Duration.toSeconds(failure.retryAfter), 1)
      assert.isTrue(adapter.terms.repeatsAreFree)
      assert.strictEqual((yield* lookUp(adapter, ada))._tag, "Matched")
    })
  )

  const refusals = [
    [401, "auth_invalid", "auth_rejected"],
    [402, "over_quota", "quota_exhausted"],
    [422, "email_invalid", "bad_input"],
    [400, "domain_invalid", "bad_input"],
    [503, "down", "unavailable"]
  ] as const

  for (const [status, code, reason] of refusals)
    it.scopedLive(`tells ${status} ${code} as ${reason}`, () =>
      Effect.gen(function* () {
        const server = yield* vendor(() => json(Fixture.error(code), status))
        const failure = yield* failureOf(yield* adapterFor("clearbit", server.url), ada)
        assert.deepInclude({ ...failure }, { reason, billing: "none", status, code })
      })
    )

  it.scopedLive("reads the reset of its window as seconds, as an epoch, or from the sentence", () =>
    Effect.gen(function* () {
      const limited = Fixture.error("rate_limit", "Rate limit exceeded. Rate limit will be reset in 50 seconds.")
      const epoch = String(Math.floor(Date.now() / 1000) + 40)
      const headers: ReadonlyArray<Record<string, string>> = [
        { "x-ratelimit-reset": "30" },
        { "x-ratelimit-reset": epoch },
        {}
      ]
      const server = yield* vendor((_seen, nth) => json(limited, 429, headers[nth - 1]))
      const adapter = yield* adapterFor("clearbit", server.url)
      for (const seconds of [30, 40, 50]) {
        const failure = yield* failureOf(adapter, ada)
        assert.strictEqual(failure.reason, "rate_limited")
        assert.closeTo(failure.retryAfter === undefined ? 0 : Duration.toSeconds(failure.retryAfter), seconds, 2)
      }
    })
  )

  it.scopedLive("proves the key by a look-up that repeats", () =>
    Effect.gen(function* () {
      const replies = [
        json(Fixture.company),
        json(Fixture.error("queued"), 202),
        json(Fixture.error("unknown_record"), 404),
        json(Fixture.error("over_quota"), 402),
        json(Fixture.error("auth"), 401)
      ]
      const server = yield* vendor((_seen, nth) => replies[nth - 1] ?? json({}, 500))
      const { check } = yield* adapterFor("clearbit", server.url)
      assert.deepStrictEqual(yield* Effect.all([check, check, check, check, check]), [
        { valid: true },
        { valid: true },
        { valid: true },
        { valid: true, creditsLeft: 0 },
        { valid: false, reason: "auth_rejected" }
      ])
      assert.strictEqual(server.seen[0]?.query.get("domain"), "clearbit.com")
    })
  )

  it.effect("knows before asking whom it can look up", () =>
    Effect.gen(function* () {
      const adapter = yield* adapterFor("clearbit", "http://127.0.0.1:1")
      assert.deepStrictEqual([byEmail("a@b.example"), companyOnly, phoneOnly].map(adapter.canLookUp), [
        true,
        true,
        false
      ])
    })
  )
})
