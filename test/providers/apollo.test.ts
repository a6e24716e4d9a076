import { assert, describe, it } from "@effect/vitest"
import { Duration, Effect, Schema } from "effect"
import { EnrichmentQuery } from "../../src/providers/Provider.ts"
import * as Fixture from "./fixtures/Apollo.ts"
import { ada, byEmail, byName, companyOnly, nameOnly, phoneOnly } from "./support/Queries.ts"
import { adapterFor, failureOf, json, lookUp, recordFor, vendor } from "./support/VendorServer.ts"

const query = Schema.decodeSync(EnrichmentQuery)
const outcomes = (answers: ReadonlyArray<{ readonly _tag: string; readonly reason?: string }>) =>
  answers.map(answer => answer.reason ?? answer._tag)

describe("Apollo", () => {
  it.scopedLive("asks for one person with the keys in the body and none in the URL", () =>
    Effect.gen(function* () {
      const server = yield* vendor(() =>
        json(Fixture.withRequestId({ person: Fixture.person("ada.brightwater@quarryhill.example") }))
      )
      yield* lookUp(yield* adapterFor("apollo", server.url), ada)
      const [seen] = server.seen
      assert.strictEqual(seen?.method, "POST")
      assert.strictEqual(seen?.path, "/api/v1/people/match")
      assert.strictEqual(seen?.query.size, 0)
      assert.strictEqual(seen?.headers.get("x-api-key"), "key-1")
      assert.strictEqual(seen?.headers.get("cache-control"), "no-cache")
      assert.strictEqual(seen?.headers.get("accept"), "application/json")
      assert.deepStrictEqual(JSON.parse(seen?.body ?? ""), {
        email: "ada.brightwater@quarryhill.example",
        first_name: "Ada",
        last_name: "Brightwater",
        organization_name: "Quarry Hill Masonry",
        domain: "quarryhill.example"
      })
    })
  )

  it.scopedLive("says in our words what the person's record says, and nothing of the 64-bit request_id", () =>
    Effect.gen(function* () {
      const server = yield* vendor(() =>
        json(Fixture.withRequestId({ person: Fixture.person("ada.brightwater@quarryhill.example") }))
      )
      const record = yield* recordFor(yield* adapterFor("apollo", server.url), ada)
      assert.strictEqual(record.recordId, "77bb00000000000000000001")
      assert.strictEqual(record.matchConfidence, 0.95)
      assert.deepInclude(
        { ...record.facts.firmographics },
        {
          companyName: "Quarry Hill Masonry",
          companyDomain: "quarryhill.example",
          companySize: 85,
          industry: "Construction",
          revenue: 14_500_000,
          foundedYear: 1987,
          stage: "mature",
          companyState: "OR",
          title: "Head of Estimating",
          seniority: "director",
          department: "Engineering"
        }
      )
      assert.deepStrictEqual(
        record.facts.behavioral?.intentSignals?.map(({ topic }) => topic),
        ["buying intent", "likely to engage"]
      )
      assert.deepInclude(
        { ...record.identity },
        {
          fullName: "Ada Brightwater",
          emails: ["ada.brightwater@quarryhill.example"],
          employer: "Quarry Hill Masonry"
        }
      )
      assert.notInclude(JSON.stringify(record), "46116860184273")
    })
  )

  const misses = [
    ["a null person", { person: null }],
    ["a stub without id and name", { person: Fixture.stub }],
    ["a person of match_confidence none", { person: Fixture.person("x@y.example", { match_confidence: "none" }) }],
    ["an empty answer", {}]
  ] as const

  for (const [name, body] of misses)
    it.scopedLive(`takes ${name} for no match, free of charge`, () =>
      Effect.gen(function* () {
        const server = yield* vendor(() => json(body))
        const answer = yield* lookUp(yield* adapterFor("apollo", server.url), byEmail("x@y.example"))
        assert.deepStrictEqual(answer, { _tag: "NotFound", billedCalls: 0 })
      })
    )

  it.scopedLive("believes a match as far as the vendor does", () =>
    Effect.gen(function* () {
      const people = [
        Fixture.person("other@quarryhill.example", { match_confidence: "medium" }),
        Fixture.person("other@quarryhill.example", {
          email_status: "extrapolated",
          extrapolated_email_confidence: 0.5
        }),
        Fixture.person(null, { email_status: "unavailable" })
      ]
      const server = yield* vendor((_seen, nth) => json({ person: people[nth - 1] }))
      const adapter = yield* adapterFor("apollo", server.url)
      const ask = Effect.map(recordFor(adapter, byName), ({ matchConfidence }) => matchConfidence)
      assert.deepStrictEqual([yield* ask, yield* ask, yield* ask], [0.75, 0.35, 0.75])
    })
  )

  it.scopedLive("claims no address that is locked, and takes personal ones and a contact's phones", () =>
    Effect.gen(function* () {
      const person = Fixture.person("email_not_unlocked@domain.com", {
        personal_emails: ["Ada@Home.example"],
        contact: { phone_numbers: [{ sanitized_number: "+15035550119" }, { raw_number: "(503) 555-0190" }] }
      })
      const server = yield* vendor(() => json({ person }))
      const record = yield* recordFor(yield* adapterFor("apollo", server.url), byName)
      assert.deepStrictEqual(record.identity.emails, ["ada@home.example"])
      assert.deepStrictEqual(record.identity.phones, ["+15035550119", "+15035550190"])
    })
  )

  it.scopedLive("sends up to ten together and reads the answers at their places", () =>
    Effect.gen(function* () {
      const server = yield* vendor(() =>
        json(Fixture.bulk([Fixture.person("a@q.example"), null, Fixture.person("own@elsewhere.example"), Fixture.stub]))
      )
      const adapter = yield* adapterFor("apollo", server.url)
      const answers = yield* adapter.lookUp([
        byEmail("a@q.example"),
        byEmail("b@q.example"),
        byName,
        byEmail("d@q.example")
      ])
      assert.deepStrictEqual(outcomes(answers), ["Matched", "NotFound", "Matched", "NotFound"])
      assert.strictEqual(server.seen.length, 1)
      assert.strictEqual(server.seen[0]?.path, "/api/v1/people/bulk_match")
      assert.strictEqual(server.seen[0]?.query.size, 0)
      assert.lengthOf(JSON.parse(server.seen[0]?.body ?? "").details, 4)
    })
  )

  it.scopedLive("finds each its own by e-mail and name when the places are plainly wrong", () =>
    Effect.gen(function* () {
      const b = Fixture.person("b@q.example", { name: "Bo Birch", first_name: "Bo", last_name: "Birch" })
      const c = Fixture.person(null, { name: "Cy Cedar", first_name: "Cy", last_name: "Cedar" })
      const a = Fixture.person("a@q.example")
      const cy = query({ firstName: "Cy", lastName: "Cedar", company: { name: "Q" } })
      const server = yield* vendor((_seen, nth) => json(Fixture.bulk(nth === 1 ? [b, c, a] : [b, c])))
      const adapter = yield* adapterFor("apollo", server.url)
      const shifted = yield* adapter.lookUp([byEmail("a@q.example"), byEmail("b@q.example"), cy])
      assert.deepStrictEqual(
        shifted.map(answer => (answer._tag === "Matched" ? answer.record.identity.fullName : answer._tag)),
        ["Ada Brightwater", "Bo Birch", "Cy Cedar"]
      )
      const short = yield* adapter.lookUp([byEmail("a@q.example"), byEmail("b@q.example"), cy])
      assert.deepStrictEqual(
        short.map(answer => (answer._tag === "Matched" ? answer.record.identity.fullName : answer._tag)),
        ["NotFound", "Bo Birch", "Cy Cedar"]
      )
    })
  )

  it.scopedLive("does not call it a miss when the answer holds someone who belongs to no question", () =>
    Effect.gen(function* () {
      const server = yield* vendor(() =>
        json(
          Fixture.bulk([
            Fixture.person("stranger@z.example", { name: "Zed Zinn", first_name: "Zed", last_name: "Zinn" })
          ])
        )
      )
      const adapter = yield* adapterFor("apollo", server.url)
      const answers = yield* adapter.lookUp([byEmail("a@q.example"), byEmail("b@q.example")])
      assert.deepStrictEqual(outcomes(answers), ["malformed", "malformed"])
    })
  )

  it.scopedLive("asks for an organization when it alone is known, each on its own in a batch", () =>
    Effect.gen(function* () {
      const server = yield* vendor(seen => {
        if (seen.path === "/api/v1/people/match") return json({ person: Fixture.person("a@q.example") })
        return seen.query.get("domain") === null ? json({}) : json({ organization: Fixture.organization })
      })
      const adapter = yield* adapterFor("apollo", server.url)
      const nowhere = query({ company: { name: "Nowhere" } })
      const answers = yield* adapter.lookUp([companyOnly, byEmail("a@q.example"), nowhere])
      assert.deepStrictEqual(outcomes(answers), ["Matched", "Matched", "NotFound"])
      const organizations = server.seen.filter(({ path }) => path === "/api/v1/organizations/enrich")
      assert.isTrue(organizations.every(({ method }) => method === "GET"))
      assert.sameMembers(
        organizations.map(({ query: asked }) => asked.get("domain")),
        ["quarryhill.example", null]
      )
    })
  )

  const refusals = [
    ["a plain text 401", 401, "Invalid API key. See the reference.", "auth_rejected", undefined],
    [
      "a structured 401",
      401,
      { error: "x", error_details: { code: "AUTH.AUTHENTICATION.API_KEY_INVALID" } },
      "auth_rejected",
      "AUTH.AUTHENTICATION.API_KEY_INVALID"
    ],
    [
      "an endpoint outside the plan",
      403,
      { error: "not included in your Free plan", error_code: "API_INACCESSIBLE" },
      "forbidden",
      "API_INACCESSIBLE"
    ],
    ["a 422 about the key", 422, { error: "Api key required" }, "auth_rejected", undefined],
    ["a 422 about the input", 422, { error: "Required parameter 'domain' missing" }, "bad_input", undefined],
    ["used-up credits", 422, { error: "You have run out of credits" }, "quota_exhausted", undefined],
    ["payment required", 402, "pay", "quota_exhausted", undefined],
    [
      "a broken bulk",
      400,
      { status: "failed", error_code: "INVALID_REQUEST", error_message: "x" },
      "bad_input",
      "INVALID_REQUEST"
    ],
    ["an error of its own", 500, "", "unavailable", undefined]
  ] as const

  for (const [name, status, body, reason, code] of refusals)
    it.scopedLive(`tells ${name} as ${reason}`, () =>
      Effect.gen(function* () {
        const server = yield* vendor(() =>
          typeof body === "string"
            ? new Response(body, { status, headers: { "content-type": "text/plain" } })
            : json(body, status)
        )
        const failure = yield* failureOf(yield* adapterFor("apollo", server.url), ada)
        assert.deepInclude({ ...failure }, { reason, billing: "none", status })
        assert.strictEqual(failure.code, code)
      })
    )

  it.scopedLive("passes on how long to wait, from the header or the details", () =>
    Effect.gen(function* () {
      const details = { code: "USAGE.RATE_LIMIT.API_RATE_LIMIT_EXCEEDED", retry_after_seconds: 12 }
      const server = yield* vendor((_seen, nth) =>
        nth === 1 ? json({ message: "too many" }, 429, { "retry-after": "37" }) : json({ error_details: details }, 429)
      )
      const adapter = yield* adapterFor("apollo", server.url)
      for (const seconds of [37, 12]) {
        const failure = yield* failureOf(adapter, ada)
        assert.strictEqual(failure.reason, "rate_limited")
        assert.strictEqual(failure.retryAfter && Duration.toSeconds(failure.retryAfter), seconds)
      }
    })
  )

  it.scopedLive("fails a bulk that failed inside a 200", () =>
    Effect.gen(function* () {
      const server = yield* vendor(() => json({ status: "failed", error_code: "UNKNOWN_ERROR" }))
      const adapter = yield* adapterFor("apollo", server.url)
      const failure = yield* Effect.flip(adapter.lookUp([byEmail("a@q.example"), byEmail("b@q.example")]))
      assert.deepInclude({ ...failure }, { reason: "unavailable", code: "UNKNOWN_ERROR" })
    })
  )

  it.scopedLive("proves the key by the profile", () =>
    Effect.gen(function* () {
      const server = yield* vendor((_seen, nth) =>
        nth === 1 ? json({ id: "u1" }) : new Response("Invalid API key.", { status: 401 })
      )
      const adapter = yield* adapterFor("apollo", server.url)
      assert.deepStrictEqual(yield* adapter.check, { valid: true })
      assert.strictEqual(server.seen[0]?.path, "/api/v1/users/api_profile")
      assert.deepStrictEqual(yield* adapter.check, { valid: false, reason: "auth_rejected" })
    })
  )

  it.effect("knows before asking whom it can look up", () =>
    Effect.gen(function* () {
      const adapter = yield* adapterFor("apollo", "http://127.0.0.1:1")
      assert.deepStrictEqual([ada, byName, companyOnly, phoneOnly, nameOnly].map(adapter.canLookUp), [
        true,
        true,
        true,
        false,
        false
      ])
    })
  )
})
