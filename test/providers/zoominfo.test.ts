import { assert, describe, it } from "@effect/vitest"
import { DateTime, Duration, Effect, TestClock } from "effect"
import * as Fixture from "./fixtures/ZoomInfo.ts"
import { ada, byEmail, byName, companyOnly, nameOnly, phoneOnly } from "./support/Queries.ts"
import { adapterFor, failureOf, json, lookUp, recordFor, type Seen, vendor } from "./support/VendorServer.ts"

const jsonApi = { "content-type": "application/vnd.api+json" }

type Reply = (seen: Seen, nth: number) => Response | Promise<Response>

/** Answers the token call; everything else is the test's. */
const zoomInfo = (reply: Reply, token: Reply = () => json(Fixture.token)) => {
  let asked = 0
  return vendor((seen, nth) => {
    if (seen.path === "/gtm/oauth/v1/token") return token(seen, nth)
    asked += 1
    return reply(seen, asked)
  })
}

const data = (...items: ReadonlyArray<unknown>) => json({ data: items }, 200, jsonApi)
const askedFor = (seen: ReadonlyArray<Seen>, path: string) => seen.filter(one => one.path === path)
const contacts = "/gtm/data/v1/contacts/enrich"
const companies = "/gtm/data/v1/companies/enrich"

describe("ZoomInfo", () => {
  it.scopedLive("asks for a token with the client's credentials and for the contact by e-mail alone", () =>
    Effect.gen(function* () {
      const server = yield* zoomInfo(() => data(Fixture.contact("ada.brightwater@quarryhill.example")))
      const adapter = yield* adapterFor("zoominfo", `${server.url}/`)
      yield* lookUp(adapter, ada)
      const [token, enrich] = server.seen
      assert.strictEqual(token?.method, "POST")
      assert.strictEqual(token?.headers.get("authorization"), `Basic ${btoa("client-1:s3cret")}`)
      assert.include(token?.headers.get("content-type") ?? "", "application/x-www-form-urlencoded")
      assert.strictEqual(token?.body, "grant_type=client_credentials")
      assert.strictEqual(enrich?.method, "POST")
      assert.strictEqual(enrich?.path, contacts)
      assert.strictEqual(enrich?.headers.get("authorization"), "Bearer zi-token-1")
      assert.strictEqual(enrich?.headers.get("accept"), "application/vnd.api+json")
      assert.strictEqual(enrich?.headers.get("content-type"), "application/vnd.api+json")
      assert.strictEqual(enrich?.headers.get("user-agent"), "callwise/0.1")
      assert.isNull(enrich?.headers.get("traceparent") ?? null)
      const body = JSON.parse(enrich?.body ?? "")
      assert.strictEqual(body.data.type, "ContactEnrich")
      assert.deepStrictEqual(body.data.attributes.matchPersonInput, [
        { emailAddress: "ada.brightwater@quarryhill.example" }
      ])
      assert.include(body.data.attributes.outputFields, "companyRevenueNumeric")
    })
  )

  it.scopedLive("says in our words what the contact's record says", () =>
    Effect.gen(function* () {
      const server = yield* zoomInfo(() => data(Fixture.contact("ada.brightwater@quarryhill.example")))
      const answer = yield* lookUp(yield* adapterFor("zoominfo", server.url), ada)
      assert.strictEqual(answer._tag, "Matched")
      if (answer._tag !== "Matched") return
      assert.strictEqual(answer.billedCalls, 1)
      const { facts, fieldConfidence, identity, matchConfidence, observedAt, recordId } = answer.record
      assert.strictEqual(recordId, "9007199254740993001")
      assert.strictEqual(matchConfidence, 0.91)
      assert.strictEqual(DateTime.formatIso(observedAt), "2026-06-11T00:00:00.000Z")
      assert.deepInclude(
        { ...facts.firmographics },
        {
          companyName: "Quarry Hill Masonry",
          companyDomain: "quarryhill.example",
          companySize: 85,
          industry: "Construction",
          naicsCode: "238140",
          sicCode: "1741",
          revenue: 14_500_000,
          companyState: "OR",
          companyPostalCode: "97209",
          title: "Vice President & Head of Estimating",
          seniority: "vp",
          department: "Engineering"
        }
      )
      assert.strictEqual(facts.demographics?.education, "bachelor")
      assert.deepStrictEqual(
        facts.behavioral?.intentSignals?.map(({ topic }) => topic),
        ["Site visit", "Email reply"]
      )
      assert.strictEqual(identity.fullName, "Ada Brightwater")
      assert.deepStrictEqual(identity.phones, ["+15035550190", "+15035550119"])
      assert.deepStrictEqual(identity.emails, ["ada.brightwater@quarryhill.example"])
      assert.deepInclude({ ...identity.address }, { city: "Portland", state: "OR", country: "US" })
      assert.strictEqual(identity.employer, "Quarry Hill Masonry")
      assert.isUndefined(fieldConfidence?.["firmographics.revenue"])
    })
  )

  it.scopedLive("believes less of ranges, and of the job of someone who has moved on", () =>
    Effect.gen(function* () {
      const moved = Fixture.contact("a@b.example", {
        personHasMoved: "Yes",
        contactAccuracyScore: 80,
        company: { name: "Q", employeeRange: "50 - 200", revenueRange: "$10 mil. - $40 mil." }
      })
      const server = yield* zoomInfo(() => data(moved))
      const record = yield* recordFor(yield* adapterFor("zoominfo", server.url), byEmail("a@b.example"))
      assert.strictEqual(record.facts.firmographics?.companySize, 100)
      assert.strictEqual(record.facts.firmographics?.revenue, 20_000_000)
      assert.strictEqual(record.fieldConfidence?.["firmographics.companySize"], 0.56)
      assert.strictEqual(record.fieldConfidence?.["firmographics.title"], 0.4)
    })
  )

  it.scopedLive("reads a company's revenue in thousands, and its name and site for a lead with only a company", () =>
    Effect.gen(function* () {
      const server = yield* zoomInfo(() => data(Fixture.companyItem()))
      const record = yield* recordFor(yield* adapterFor("zoominfo", server.url), companyOnly)
      const [enrich] = askedFor(server.seen, companies)
      assert.deepStrictEqual(JSON.parse(enrich?.body ?? "").data.attributes.matchCompanyInput, [
        { companyWebsite: "quarryhill.example" }
      ])
      assert.deepInclude(
        { ...record.facts.firmographics },
        {
          companyDomain: "quarryhill.example",
          companySize: 71,
          revenue: 14_500_000,
          foundedYear: 1987,
          operatingStatus: "active",
          stage: "mature"
        }
      )
    })
  )

  it.scopedLive("knows a defunct company", () =>
    Effect.gen(function* () {
      const server = yield* zoomInfo(() => data(Fixture.companyItem({ companyStatus: "DEFUNCT_ACQUISITION" })))
      const record = yield* recordFor(yield* adapterFor("zoominfo", server.url), companyOnly)
      assert.strictEqual(record.facts.firmographics?.operatingStatus, "out_of_business")
    })
  )

  it.scopedLive("sends 25 at once and finds each its own item, reordered, missing and without echo", () =>
    Effect.gen(function* () {
      const emails = Array.from({ length: 25 }, (_, index) => `p${index}@quarryhill.example`)
      const server = yield* zoomInfo(() => {
        const items = emails
          .slice(0, 24)
          .map(email => Fixture.contact(email.toUpperCase(), { jobTitle: `Job of ${email}` }))
        return data(...items.reverse())
      })
      const adapter = yield* adapterFor("zoominfo", server.url)
      const [first, ...rest] = emails.map(byEmail)
      if (first === undefined) return
      const answers = yield* adapter.lookUp([first, ...rest])
      assert.lengthOf(askedFor(server.seen, contacts), 1)
      answers.slice(0, 24).forEach((answer, index) => {
        const title = answer._tag === "Matched" ? answer.record.facts.firmographics?.title : answer._tag
        assert.strictEqual(title, `Job of ${emails[index]}`)
      })
      assert.deepInclude(answers[24], { _tag: "ProviderFailure", reason: "malformed", billing: "unknown" })
    })
  )

  it.scopedLive("falls back on the order where nothing is echoed, never against an echo", () =>
    Effect.gen(function* () {
      const silent = { ...Fixture.contact("one@x.example"), meta: { matchStatus: "FULL_MATCH" } }
      const other = Fixture.contact("stranger@x.example")
      const server = yield* zoomInfo(() => data(silent, other))
      const adapter = yield* adapterFor("zoominfo", server.url)
      const answers = yield* adapter.lookUp([byEmail("one@x.example"), byEmail("two@x.example")])
      assert.deepStrictEqual(
        answers.map(answer => answer._tag),
        ["Matched", "ProviderFailure"]
      )
    })
  )

  it.scopedLive("allows FULL_MATCH and CONTACT_ONLY_MATCH, and no other status, known or not", () =>
    Effect.gen(function* () {
      const statuses = [
        "FULL_MATCH",
        "CONTACT_ONLY_MATCH",
        "COMPANY_ONLY_MATCH",
        "OPT_OUT",
        "NON_MATCH_BY_VALID_DATE",
        "SOMETHING_NEW",
        "LIMIT_EXCEEDED",
        "INVALID_INPUT"
      ]
      const server = yield* zoomInfo(() =>
        data(...statuses.map(status => Fixture.contact(`${status.toLowerCase()}@x.example`, {}, status)))
      )
      const adapter = yield* adapterFor("zoominfo", server.url)
      const [first, ...rest] = statuses.map(status => byEmail(`${status.toLowerCase()}@x.example`))
      if (first === undefined) return
      const answers = yield* adapter.lookUp([first, ...rest])
      assert.deepStrictEqual(
        answers.map(answer => (answer._tag === "ProviderFailure" ? answer.reason : answer._tag)),
        ["Matched", "Matched", "NotFound", "NotFound", "NotFound", "NotFound", "quota_exhausted", "bad_input"]
      )
    })
  )

  it.scopedLive("asks contacts and companies of one batch apart, and one failing leaves the other its answers", () =>
    Effect.gen(function* () {
      const server = yield* zoomInfo(seen =>
        seen.path === companies
          ? json("down", 503)
          : data(
              Fixture.contact("a@x.example"),
              Fixture.noMatch({ firstName: "Ada", lastName: "Brightwater", companyName: "Quarry Hill Masonry" })
            )
      )
      const adapter = yield* adapterFor("zoominfo", server.url)
      const answers = yield* adapter.lookUp([companyOnly, byEmail("a@x.example"), byName])
      assert.deepStrictEqual(
        answers.map(answer => (answer._tag === "ProviderFailure" ? answer.reason : answer._tag)),
        ["unavailable", "Matched", "NotFound"]
      )
    })
  )

  it.scopedLive("shares one token among 50 concurrent look-ups", () =>
    Effect.gen(function* () {
      const server = yield* zoomInfo(
        () => data(Fixture.contact("a@x.example")),
        async () => {
          await Bun.sleep(50)
          return json(Fixture.token)
        }
      )
      const adapter = yield* adapterFor("zoominfo", server.url)
      const answers = yield* Effect.all(
        Array.from({ length: 50 }, () => lookUp(adapter, byEmail("a@x.example"))),
        { concurrency: "unbounded" }
      )
      assert.isTrue(answers.every(answer => answer._tag === "Matched"))
      assert.lengthOf(askedFor(server.seen, "/gtm/oauth/v1/token"), 1)
    })
  )

  it.scopedLive("shares one refusal of a token among all who wait for it", () =>
    Effect.gen(function* () {
      const server = yield* zoomInfo(
        () => data(),
        async () => {
          await Bun.sleep(50)
          return json({ error: "invalid_client" }, 401)
        }
      )
      const adapter = yield* adapterFor("zoominfo", server.url)
      const failures = yield* Effect.all(
        Array.from({ length: 50 }, () => failureOf(adapter, byEmail("a@x.example"))),
        { concurrency: "unbounded" }
      )
      assert.isTrue(failures.every(({ billing, reason }) => reason === "auth_rejected" && billing === "none"))
      assert.lengthOf(askedFor(server.seen, "/gtm/oauth/v1/token"), 1)
    })
  )

  it.scopedLive("gives its turn to the next when the one who fetches the token is interrupted", () =>
    Effect.gen(function* () {
      let tokens = 0
      const server = yield* zoomInfo(
        () => data(Fixture.contact("a@x.example")),
        async () => {
          tokens += 1
          if (tokens === 1) await Bun.sleep(5_000)
          return json(Fixture.token)
        }
      )
      const adapter = yield* adapterFor("zoominfo", server.url)
      const [impatient, patient] = yield* Effect.all(
        [
          Effect.option(Effect.timeout(lookUp(adapter, byEmail("a@x.example")), Duration.millis(100))),
          Effect.delay(lookUp(adapter, byEmail("a@x.example")), Duration.millis(20))
        ],
        { concurrency: 2 }
      )
      assert.strictEqual(impatient._tag, "None")
      assert.strictEqual(patient._tag, "Matched")
    })
  )

  it.scoped("obeys expires_in and refreshes a minute early", () =>
    Effect.gen(function* () {
      const server = yield* zoomInfo(
        () => data(Fixture.contact("a@x.example")),
        () => json({ ...Fixture.token, expires_in: 1000 })
      )
      const adapter = yield* adapterFor("zoominfo", server.url)
      const tokens = () => askedFor(server.seen, "/gtm/oauth/v1/token").length
      yield* lookUp(adapter, byEmail("a@x.example"))
      yield* TestClock.adjust("939 seconds")
      yield* lookUp(adapter, byEmail("a@x.example"))
      assert.strictEqual(tokens(), 1)
      yield* TestClock.adjust("1 seconds")
      yield* lookUp(adapter, byEmail("a@x.example"))
      assert.strictEqual(tokens(), 2)
    })
  )

  it.scopedLive("refreshes a rejected token once for all who met the rejection", () =>
    Effect.gen(function* () {
      let issued = 0
      const server = yield* zoomInfo(
        seen =>
          seen.headers.get("authorization") === "Bearer t1"
            ? json({ errors: [{ id: "1", code: "ZI0001", status: "401" }] }, 401, jsonApi)
            : data(Fixture.contact("a@x.example")),
        () => {
          issued += 1
          return json({ ...Fixture.token, access_token: `t${issued}` })
        }
      )
      const adapter = yield* adapterFor("zoominfo", server.url)
      const answers = yield* Effect.all(
        Array.from({ length: 20 }, () => lookUp(adapter, byEmail("a@x.example"))),
        { concurrency: "unbounded" }
      )
      assert.isTrue(answers.every(answer => answer._tag === "Matched"))
      assert.strictEqual(issued, 2)
    })
  )

  it.scopedLive("gives up when the new token is rejected too", () =>
    Effect.gen(function* () {
      const server = yield* zoomInfo(() => json({ error: { code: "ZI0001", status: 401 } }, 401))
      const failure = yield* failureOf(yield* adapterFor("zoominfo", server.url), byEmail("a@x.example"))
      assert.deepInclude({ ...failure }, { reason: "auth_rejected", billing: "none", status: 401, code: "ZI0001" })
      assert.lengthOf(askedFor(server.seen, contacts), 2)
    })
  )

  const refusals = [
    [
      "credits used up, prose shape",
      400,
      { error: { code: "PFAPI0011", message: "x", status: 400 } },
      "quota_exhausted",
      "PFAPI0011"
    ],
    [
      "credits used up, JSON:API shape",
      400,
      { errors: [{ id: "1", code: "PFAPI0011", status: "400" }] },
      "quota_exhausted",
      "PFAPI0011"
    ],
    ["bad input", 400, { errors: [{ id: "1", code: "PFAPI0004", status: "400" }] }, "bad_input", "PFAPI0004"],
    ["scope missing", 403, { errors: [{ id: "1", code: "ZI0002", status: "403" }] }, "forbidden", "ZI0002"],
    ["gateway time-out", 504, { errors: [{ id: "1", code: "PFAPI0010", status: "504" }] }, "unavailable", "PFAPI0010"],
    ["an error that is no JSON", 500, "<html>down</html>", "unavailable", undefined]
  ] as const

  for (const [name, status, body, reason, code] of refusals)
    it.scopedLive(`tells ${name} as ${reason}`, () =>
      Effect.gen(function* () {
        const server = yield* zoomInfo(() => json(body, status, jsonApi))
        const failure = yield* failureOf(yield* adapterFor("zoominfo", server.url), byEmail("a@x.example"))
        assert.deepInclude({ ...failure }, { reason, billing: "none", status })
        assert.strictEqual(failure.code, code)
      })
    )

  it.scopedLive("passes on how long to wait, in seconds or as a date", () =>
    Effect.gen(function* () {
      const server = yield* zoomInfo((_seen, nth) =>
        json({ errors: [{ id: "1", code: "ZI0004", status: "429" }] }, 429, {
          ...jsonApi,
          "retry-after": nth === 1 ? "2400" : new Date(Date.now() + 90_000).toUTCString()
        })
      )
      const adapter = yield* adapterFor("zoominfo", server.url)
      const seconds = yield* failureOf(adapter, byEmail("a@x.example"))
      assert.strictEqual(seconds.reason, "rate_limited")
      assert.deepStrictEqual(seconds.retryAfter && Duration.toSeconds(seconds.retryAfter), 2400)
      const dated = yield* failureOf(adapter, byEmail("a@x.example"))
      assert.closeTo(dated.retryAfter === undefined ? 0 : Duration.toSeconds(dated.retryAfter), 90, 2)
    })
  )

  it.scopedLive("asks for the fields that every account may see when one of the others is disallowed", () =>
    Effect.gen(function* () {
      const server = yield* zoomInfo(seen =>
        JSON.parse(seen.body).data.attributes.outputFields.includes("education")
          ? json({ errors: [{ id: "1", code: "PFAPI0001", status: "400" }] }, 400, jsonApi)
          : data(Fixture.contact("a@x.example"))
      )
      const adapter = yield* adapterFor("zoominfo", server.url)
      assert.strictEqual((yield* lookUp(adapter, byEmail("a@x.example")))._tag, "Matched")
      assert.strictEqual((yield* lookUp(adapter, byEmail("a@x.example")))._tag, "Matched")
      assert.lengthOf(askedFor(server.seen, contacts), 3)
    })
  )

  it.scopedLive("reads the credits that are left, and an unentitled or rejected key as an answer", () =>
    Effect.gen(function* () {
      const replies = [
        json(Fixture.usage, 200, jsonApi),
        json({ errors: [{ id: "1", code: "ZI0003", status: "403" }] }, 403)
      ]
      const server = yield* zoomInfo((_seen, nth) => replies[nth - 1] ?? json({}, 500))
      const adapter = yield* adapterFor("zoominfo", server.url)
      assert.deepStrictEqual(yield* adapter.check, { valid: true, creditsLeft: 412 })
      assert.strictEqual(askedFor(server.seen, "/gtm/data/v1/users/usage")[0]?.method, "GET")
      assert.deepStrictEqual(yield* adapter.check, { valid: false, reason: "forbidden" })
      assert.strictEqual((yield* Effect.flip(adapter.check)).reason, "unavailable")
      const rejecting = yield* zoomInfo(
        () => data(),
        () => json({ error: "invalid_client" }, 400)
      )
      const rejected = yield* adapterFor("zoominfo", rejecting.url)
      assert.deepStrictEqual(yield* rejected.check, { valid: false, reason: "auth_rejected" })
    })
  )

  it.scopedLive("keeps a record whose members are not what the document says, without those members", () =>
    Effect.gen(function* () {
      const odd = Fixture.contact("a@x.example", {
        managementLevel: "VP-Level",
        jobFunction: [],
        city: null,
        contactAccuracyScore: "n/a",
        brandNew: { member: 1 },
        company: { name: "Q", employeeCount: "85", naicsCodes: [null, { id: 238140 }], revenueNumeric: -5 }
      })
      const server = yield* zoomInfo(() => data(odd))
      const record = yield* recordFor(yield* adapterFor("zoominfo", server.url), byEmail("a@x.example"))
      assert.deepInclude({ ...record.facts.firmographics }, { companySize: 85, naicsCode: "238140" })
      assert.notProperty(record.facts.firmographics ?? {}, "revenue")
    })
  )

  it.effect("knows before asking whom it can look up", () =>
    Effect.gen(function* () {
      const adapter = yield* adapterFor("zoominfo", "http://127.0.0.1:1")
      assert.deepStrictEqual([ada, byName, companyOnly, phoneOnly, nameOnly].map(adapter.canLookUp), [
        true,
        true,
        true,
        true,
        false
      ])
    })
  )
})
