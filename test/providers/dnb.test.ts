import { assert, describe, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { EnrichmentQuery } from "../../src/providers/Provider.ts"
import * as Fixture from "./fixtures/DunAndBradstreet.ts"
import { ada, byEmail, companyOnly, nameOnly, phoneOnly } from "./support/Queries.ts"
import { adapterFor, failureOf, json, lookUp, recordFor, type Seen, vendor } from "./support/VendorServer.ts"

const query = Schema.decodeSync(EnrichmentQuery)
const match = "/v1/match/cleanseMatch"

interface Replies {
  readonly token?: (seen: Seen) => Response | Promise<Response>
  readonly match?: (seen: Seen) => Response
  readonly data?: (seen: Seen) => Response
}

const dnb = (replies: Replies = {}) =>
  vendor(seen => {
    if (seen.path === "/v3/token") return replies.token?.(seen) ?? json(Fixture.token)
    if (seen.path === match) return replies.match?.(seen) ?? json(Fixture.matches(Fixture.candidate("771122334", 9)))
    return replies.data?.(seen) ?? json(Fixture.organization())
  })

const at = (seen: ReadonlyArray<Seen>, path: string) => seen.filter(one => one.path.startsWith(path))

describe("Dun & Bradstreet", () => {
  it.scopedLive("takes a token, matches the company, and fetches its blocks", () =>
    Effect.gen(function* () {
      const server = yield* dnb()
      const answer = yield* lookUp(yield* adapterFor("dun_bradstreet", server.url), ada)
      assert.strictEqual(answer._tag === "Matched" && answer.billedCalls, 2)
      const [token, matching, data] = server.seen
      assert.strictEqual(token?.headers.get("authorization"), `Basic ${btoa("client-1:s3cret")}`)
      assert.strictEqual(token?.body, "grant_type=client_credentials")
      assert.strictEqual(matching?.method, "GET")
      assert.strictEqual(matching?.headers.get("authorization"), "Bearer dnb-1")
      assert.deepInclude(Object.fromEntries(matching?.query ?? []), {
        name: "Quarry Hill Masonry",
        countryISOAlpha2Code: "US",
        addressLocality: "Portland",
        addressRegion: "OR",
        postalCode: "97205",
        url: "quarryhill.example"
      })
      assert.strictEqual(data?.path, "/v1/data/duns/771122334")
      assert.strictEqual(data?.query.get("blockIDs"), "companyinfo_L2_v1,principalscontacts_L1_v2")
    })
  )

  it.scopedLive("puts no person into a URL: of the e-mail only its domain, of the address not the street", () =>
    Effect.gen(function* () {
      const server = yield* dnb()
      const adapter = yield* adapterFor("dun_bradstreet", server.url)
      yield* lookUp(adapter, ada)
      yield* lookUp(adapter, byEmail("ada.brightwater@quarryhill.example"))
      const urls = server.seen.map(({ query }) => query.toString().toLowerCase()).join("\n")
      assert.notMatch(urls, /brightwater|alder|5550119/)
      assert.strictEqual(at(server.seen, match)[1]?.query.get("url"), "quarryhill.example")
    })
  )

  it.scopedLive("says in our words what the blocks say, and the title of the lead among the principals", () =>
    Effect.gen(function* () {
      const server = yield* dnb()
      const record = yield* recordFor(yield* adapterFor("dun_bradstreet", server.url), ada)
      assert.strictEqual(record.recordId, "771122334")
      assert.strictEqual(record.matchConfidence, 0.9)
      assert.deepInclude(
        { ...record.facts.firmographics },
        {
          companyName: "Quarry Hill Masonry LLC",
          companyDomain: "quarryhill.example",
          companySize: 85,
          industry: "Masonry Contractors",
          naicsCode: "238140",
          sicCode: "1741",
          revenue: 14_500_000,
          foundedYear: 1987,
          operatingStatus: "active",
          companyCity: "Portland",
          companyState: "OR",
          companyPostalCode: "97209",
          title: "Vice President Estimating",
          seniority: "vp"
        }
      )
      assert.strictEqual(record.fieldConfidence?.["firmographics.companySize"], 0.72)
      assert.strictEqual(record.fieldConfidence?.["firmographics.revenue"], 0.54)
      assert.deepInclude(
        { ...record.identity },
        { fullName: "Ada M. Brightwater", employer: "Quarry Hill Masonry LLC" }
      )
    })
  )

  it.scopedLive("claims nothing of a person whom no principal is", () =>
    Effect.gen(function* () {
      const server = yield* dnb()
      const record = yield* recordFor(yield* adapterFor("dun_bradstreet", server.url), companyOnly)
      assert.isUndefined(record.facts.firmographics?.title)
      assert.deepStrictEqual({ ...record.identity }, {})
    })
  )

  it.scopedLive("chooses a firm that trades before a surer one that does not, and none below seven", () =>
    Effect.gen(function* () {
      const answers = [
        [
          Fixture.candidate("1", 10, 128),
          Fixture.candidate("2", 7),
          Fixture.candidate("3", 8),
          Fixture.candidate("4", 6)
        ],
        [Fixture.candidate("5", 9, 128)],
        [Fixture.candidate("6", 6)]
      ]
      let asked = 0
      const server = yield* dnb({
        match: () => {
          asked += 1
          return json(Fixture.matches(...(answers[asked - 1] ?? [])))
        },
        data: seen =>
          json(
            Fixture.organization(
              seen.path.endsWith("/5") ? { dunsControlStatus: { operatingStatus: { dnbCode: 128 } } } : {}
            )
          )
      })
      const adapter = yield* adapterFor("dun_bradstreet", server.url)
      yield* lookUp(adapter, ada)
      assert.strictEqual(at(server.seen, "/v1/data")[0]?.path, "/v1/data/duns/3")
      const closed = yield* recordFor(adapter, ada)
      assert.strictEqual(closed.facts.firmographics?.operatingStatus, "out_of_business")
      assert.deepStrictEqual(yield* lookUp(adapter, ada), { _tag: "NotFound", billedCalls: 1 })
    })
  )

  it.scopedLive("weighs the score of the name, and doubts a name that is graded different", () =>
    Effect.gen(function* () {
      let asked = 0
      const server = yield* dnb({
        match: () => {
          asked += 1
          const quality = asked === 1 ? { nameMatchScore: 60 } : { matchGrade: "FAAAAAA" }
          return json(Fixture.matches(Fixture.candidate("1", 10, 9074, quality)))
        }
      })
      const adapter = yield* adapterFor("dun_bradstreet", server.url)
      assert.strictEqual((yield* recordFor(adapter, ada)).matchConfidence, 0.9)
      assert.strictEqual((yield* recordFor(adapter, ada)).matchConfidence, 0.5)
    })
  )

  it.scopedLive("fills with the matched candidate what a block that failed leaves empty", () =>
    Effect.gen(function* () {
      const bare = {
        organization: { duns: "771122334", primaryAddress: {}, websiteAddress: [] },
        blockStatus: [{ blockID: "x", status: "failed", reason: "y" }]
      }
      const server = yield* dnb({ data: () => json(bare) })
      const record = yield* recordFor(yield* adapterFor("dun_bradstreet", server.url), ada)
      assert.deepInclude(
        { ...record.facts.firmographics },
        { companyName: "Quarry Hill Masonry LLC", companyCity: "Portland", operatingStatus: "active" }
      )
    })
  )

  const financial = (unitCode: string | null, currency: string) => ({
    financials: [{ unitCode, yearlyRevenue: [{ value: 14500000, currency }] }]
  })
  const revenues = [
    ["SingleUnits", "USD", 14_500_000],
    ["Single Units", "USD", 14_500_000],
    [null, "USD", 14_500_000],
    ["Lakhs", "USD", undefined],
    ["SingleUnits", "EUR", undefined]
  ] as const

  for (const [unit, currency, revenue] of revenues)
    it.scopedLive(`reads revenue in ${unit} ${currency} as ${revenue}`, () =>
      Effect.gen(function* () {
        const server = yield* dnb({ data: () => json(Fixture.organization(financial(unit, currency))) })
        const record = yield* recordFor(yield* adapterFor("dun_bradstreet", server.url), ada)
        assert.strictEqual(record.facts.firmographics?.revenue, revenue)
      })
    )

  for (const code of ["20505", "10500", "30500", "30503"])
    it.scopedLive(`takes 404 ${code} for no match`, () =>
      Effect.gen(function* () {
        const server = yield* dnb({ match: () => json(Fixture.error(code), 404) })
        const answer = yield* lookUp(yield* adapterFor("dun_bradstreet", server.url), ada)
        assert.deepStrictEqual(answer, { _tag: "NotFound", billedCalls: 1 })
      })
    )

  it.scopedLive("counts both calls when the matched number is unknown to the data", () =>
    Effect.gen(function* () {
      const server = yield* dnb({ data: () => json(Fixture.error("10500"), 404) })
      const answer = yield* lookUp(yield* adapterFor("dun_bradstreet", server.url), ada)
      assert.deepStrictEqual(answer, { _tag: "NotFound", billedCalls: 2 })
    })
  )

  const refusals = [
    ["a 404 without a code", 404, "no such route", "unavailable", undefined],
    ["an unknown path", 404, Fixture.error("00038"), "unavailable", "00038"],
    ["a product outside the contract", 401, Fixture.error("00041"), "forbidden", "00041"],
    ["bad credentials", 401, Fixture.error("00012"), "auth_rejected", "00012"],
    ["a bad parameter", 400, Fixture.error("00005"), "bad_input", "00005"],
    ["too many requests", 429, Fixture.error("00045"), "rate_limited", "00045"],
    [
      "a used-up quota",
      429,
      { error: { errorCode: "00045", errorMessage: "Your quota is used up." } },
      "quota_exhausted",
      "00045"
    ],
    ["its own fault", 503, Fixture.error("00002"), "unavailable", "00002"]
  ] as const

  for (const [name, status, body, reason, code] of refusals)
    it.scopedLive(`tells ${name} as ${reason}, without asking again`, () =>
      Effect.gen(function* () {
        const server = yield* dnb({ match: () => json(body, status) })
        const failure = yield* failureOf(yield* adapterFor("dun_bradstreet", server.url), ada)
        assert.deepInclude({ ...failure }, { reason, billing: "none", status })
        assert.strictEqual(failure.code, code)
        assert.lengthOf(at(server.seen, match), 1)
      })
    )

  it.scopedLive("says that something may have been charged when the data fails after a paid match", () =>
    Effect.gen(function* () {
      const server = yield* dnb({ data: () => json(Fixture.error("00045"), 429, { "retry-after": "9" }) })
      const failure = yield* failureOf(yield* adapterFor("dun_bradstreet", server.url), ada)
      assert.deepInclude({ ...failure }, { reason: "rate_limited", billing: "unknown", status: 429, code: "00045" })
      assert.isDefined(failure.retryAfter)
    })
  )

  it.scopedLive("renews an expired token once, for all, and reads the older spelling of its lifetime", () =>
    Effect.gen(function* () {
      let issued = 0
      const server = yield* dnb({
        token: async () => {
          issued += 1
          await Bun.sleep(20)
          return json({ access_token: `t${issued}`, expiresIn: 86400 })
        },
        match: seen =>
          seen.headers.get("authorization") === "Bearer t1"
            ? json(Fixture.error("00040"), 401)
            : json(Fixture.matches(Fixture.candidate("771122334", 9)))
      })
      const adapter = yield* adapterFor("dun_bradstreet", server.url)
      const answers = yield* Effect.all(
        Array.from({ length: 50 }, () => lookUp(adapter, ada)),
        { concurrency: "unbounded" }
      )
      assert.isTrue(answers.every(answer => answer._tag === "Matched"))
      assert.strictEqual(issued, 2)
    })
  )

  it.scopedLive("proves the credentials by a new token", () =>
    Effect.gen(function* () {
      const replies = [json(Fixture.token), json(Fixture.error("00014"), 401)]
      const server = yield* vendor((_seen, nth) => replies[nth - 1] ?? json({}, 500))
      const { check } = yield* adapterFor("dun_bradstreet", server.url)
      assert.deepStrictEqual(yield* check, { valid: true })
      assert.deepStrictEqual(yield* check, { valid: false, reason: "auth_rejected" })
    })
  )

  it.effect("knows before asking whom it can look up: an employer, not a mail host", () =>
    Effect.gen(function* () {
      const adapter = yield* adapterFor("dun_bradstreet", "http://127.0.0.1:1")
      const queries = [
        ada,
        companyOnly,
        byEmail("a@quarryhill.example"),
        byEmail("a@gmail.com"),
        nameOnly,
        phoneOnly,
        query({ company: { name: "Q" } })
      ]
      assert.deepStrictEqual(queries.map(adapter.canLookUp), [true, true, true, false, false, true, true])
    })
  )
})
