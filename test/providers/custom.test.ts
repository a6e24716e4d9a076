import { assert, describe, it } from "@effect/vitest"
import { DateTime, Effect, Exit, Logger, LogLevel } from "effect"
import { BadMapping } from "../../src/providers/custom/BadMapping.ts"
import { checkMapping } from "../../src/providers/custom/CheckMapping.ts"
import * as Fixture from "./fixtures/Custom.ts"
import { ada, byEmail, nameOnly, ofVehicle } from "./support/Queries.ts"
import { adapterFor, failureOf, json, lookUp, recordFor, vendor } from "./support/VendorServer.ts"

const custom = (url: string, members: Readonly<Record<string, unknown>> = {}) =>
  adapterFor("custom", url, Fixture.mapping(members))

describe("a custom provider", () => {
  it.scopedLive("is asked as its mapping says, with every placeholder encoded", () =>
    Effect.gen(function* () {
      const server = yield* vendor(() => json(Fixture.answer()))
      yield* lookUp(yield* custom(server.url), ada)
      const [seen] = server.seen
      assert.strictEqual(seen?.method, "POST")
      assert.strictEqual(seen?.path, "/v1/household/OR/97205")
      assert.strictEqual(seen?.query.get("line"), "77 Alder Way")
      assert.strictEqual(seen?.headers.get("x-auth"), "key-1")
      assert.strictEqual(seen?.headers.get("x-plan"), "gold")
      assert.strictEqual(seen?.headers.get("user-agent"), "callwise/0.1")
      assert.deepStrictEqual(JSON.parse(seen?.body ?? ""), {
        mail: "ada.brightwater@quarryhill.example",
        name: "Ada Brightwater"
      })
    })
  )

  const auths = [
    [{ kind: "none" }, null],
    [{ kind: "bearer" }, "Bearer key-1"],
    [{ kind: "basic" }, `Basic ${btoa("key-1")}`]
  ] as const

  for (const [auth, header] of auths)
    it.scopedLive(`authenticates by ${auth.kind}`, () =>
      Effect.gen(function* () {
        const server = yield* vendor(() => json(Fixture.answer()))
        const request = { method: "GET", path: "/find?email={email}", requires: [["email"]] }
        yield* lookUp(yield* custom(server.url, { auth, request }), byEmail("a+b@x.example"))
        assert.strictEqual(server.seen[0]?.headers.get("authorization") ?? null, header)
        assert.strictEqual(server.seen[0]?.query.get("email"), "a+b@x.example")
        assert.strictEqual(server.seen[0]?.body, "")
      })
    )

  it.scopedLive("fills no path with a value that would climb out of its place", () =>
    Effect.gen(function* () {
      const server = yield* vendor(() => json(Fixture.answer()))
      const request = { method: "GET", path: "/firms/{companyName}/x", requires: [["companyName"]] }
      const adapter = yield* custom(server.url, { request })
      yield* lookUp(adapter, { ...ada, company: { name: ".." } })
      yield* lookUp(adapter, { ...ada, company: { name: "../admin" } })
      assert.deepStrictEqual(
        server.seen.map(({ path }) => path),
        ["/firms//x", "/firms/..%2Fadmin/x"]
      )
    })
  )

  it.scopedLive("has its values coerced to the profile's fields", () =>
    Effect.gen(function* () {
      const server = yield* vendor(() => json(Fixture.answer()))
      const record = yield* recordFor(yield* custom(server.url), ada)
      const { facts, identity } = record
      assert.strictEqual(record.recordId, "h-17")
      assert.strictEqual(record.matchConfidence, 0.92)
      assert.strictEqual(DateTime.formatIso(record.observedAt), "2026-03-04T05:06:07.000Z")
      assert.deepStrictEqual(
        { ...facts.demographics },
        {
          age: 40,
          income: 85_000,
          homeownerStatus: "owner",
          maritalStatus: "married"
        }
      )
      assert.strictEqual(facts.firmographics?.companySize, 22_361)
      assert.strictEqual(facts.risk?.fraudRisk, 12)
      assert.strictEqual(facts.propertyData?.propertyType, "single_family")
      assert.deepStrictEqual(
        facts.propertyData?.claimsHistory?.map(claim => ({ ...claim })),
        [
          { date: "2024-11-09", cause: "Water" },
          { date: "2021-02-03", cause: "Hail", amount: 4200 }
        ]
      )
      assert.strictEqual(facts.behavioral?.intentSignals?.[0]?.strength, 0.8)
      assert.deepStrictEqual(
        facts.vehicleData?.map(vehicle => ({ ...vehicle })),
        [{ vin: "1HGCM82633A004352", year: 2019, make: "Fictora", ownership: "financed", coverage: "full" }]
      )
      assert.strictEqual(identity.fullName, "Ada Brightwater")
      assert.strictEqual(identity.dateOfBirth, "1984-04-30")
      assert.deepStrictEqual(identity.emails, ["ada@home.example"])
      assert.deepStrictEqual(identity.phones, ["+15035550119"])
    })
  )

  it.scopedLive("drops what does not decode, keeps the rest, and logs only the names of the dropped", () =>
    Effect.gen(function* () {
      const server = yield* vendor(() =>
        json(Fixture.answer({ age: "ancient", income: -5, marital: "complicated secret", tenure: null, staff: "€10k" }))
      )
      const logged: Array<string> = []
      const logger = Logger.make(({ annotations, message }) => {
        logged.push(JSON.stringify([message, Object.fromEntries(annotations)]))
      })
      const adapter = yield* custom(server.url)
      const record = yield* recordFor(adapter, ada).pipe(
        Effect.provide(Logger.replace(Logger.defaultLogger, logger)),
        Logger.withMinimumLogLevel(LogLevel.Debug)
      )
      assert.isUndefined(record.facts.demographics)
      assert.strictEqual(record.facts.risk?.fraudRisk, 12)
      const log = logged.join("\n")
      for (const field of [
        "demographics.age",
        "demographics.income",
        "demographics.maritalStatus",
        "firmographics.companySize"
      ])
        assert.include(log, field)
      assert.notInclude(log, "homeownerStatus")
      assert.notMatch(log, /secret|ancient/)
    })
  )

  it.scopedLive("keeps an id beyond 2^53 as it was written", () =>
    Effect.gen(function* () {
      const text = JSON.stringify(Fixture.answer({ id: "@" })).replace('"@"', "9007199254740993")
      const server = yield* vendor(() => json(text))
      assert.strictEqual((yield* recordFor(yield* custom(server.url), ada)).recordId, "9007199254740993")
    })
  )

  const misses = [
    ["an answer that is not matched", () => json({ found: false, results: [] })],
    ["an answer that the expression does not apply to", () => json({ found: true })],
    ["404", () => json("nothing", 404)],
    ["204", () => new Response(null, { status: 204 })]
  ] as const

  for (const [name, reply] of misses)
    it.scopedLive(`takes ${name} for no match, billed as its terms say`, () =>
      Effect.gen(function* () {
        const server = yield* vendor(reply)
        assert.deepStrictEqual(yield* lookUp(yield* custom(server.url), ada), { _tag: "NotFound", billedCalls: 0 })
        const perCall = yield* custom(server.url, { billing: "per_call" })
        assert.deepStrictEqual(yield* lookUp(perCall, ada), { _tag: "NotFound", billedCalls: 1 })
      })
    )

  const refusals = [
    [401, "auth_rejected"],
    [402, "quota_exhausted"],
    [403, "forbidden"],
    [422, "bad_input"],
    [429, "rate_limited"],
    [302, "unavailable"],
    [500, "unavailable"]
  ] as const

  for (const [status, reason] of refusals)
    it.scopedLive(`tells ${status} as ${reason}`, () =>
      Effect.gen(function* () {
        const server = yield* vendor(() => json({}, status, { location: "http://127.0.0.1:1/elsewhere" }))
        const failure = yield* failureOf(yield* custom(server.url), ada)
        assert.deepInclude({ ...failure }, { reason, billing: "none", status })
      })
    )

  it.scopedLive("proves its key by asking for nobody", () =>
    Effect.gen(function* () {
      const statuses = [404, 422, 401, 503]
      const server = yield* vendor((_seen, nth) => json({}, statuses[nth - 1]))
      const { check } = yield* custom(server.url)
      assert.deepStrictEqual(yield* check, { valid: true })
      assert.deepStrictEqual(yield* check, { valid: true })
      assert.deepStrictEqual(yield* check, { valid: false, reason: "auth_rejected" })
      assert.isTrue(Exit.isFailure(yield* Effect.exit(check)))
      assert.match(server.seen[0]?.body ?? "", /nobody@example\.com/)
    })
  )

  it.effect("looks up who has one of the required sets of keys", () =>
    Effect.gen(function* () {
      const adapter = yield* custom("http://127.0.0.1:1")
      assert.deepStrictEqual([ada, byEmail("a@b.example"), nameOnly, ofVehicle].map(adapter.canLookUp), [
        true,
        true,
        false,
        false
      ])
      const byVin = yield* custom("http://127.0.0.1:1", { request: { ...Fixture.request, requires: [["vin"]] } })
      assert.deepStrictEqual([ada, ofVehicle].map(byVin.canLookUp), [false, true])
    })
  )

  it.effect("states the terms of its mapping", () =>
    Effect.gen(function* () {
      const { terms } = yield* custom("http://127.0.0.1:1")
      assert.strictEqual(terms.supplies["demographics.income"], 0.9)
      assert.strictEqual(terms.supplies["demographics.age"], 0.8)
      assert.isUndefined(terms.supplies["firmographics.revenue"])
      assert.deepInclude(
        { ...terms },
        { expectedMatchRate: 0.7, reliability: 0.65, billing: "per_match", batchSize: 1 }
      )
    })
  )

  it.effect("looks nothing up with a mapping that is not fit, or with none", () =>
    Effect.gen(function* () {
      for (const adapter of [
        yield* custom("http://127.0.0.1:1", { matched: "a[" }),
        yield* adapterFor("custom", "http://127.0.0.1:1")
      ]) {
        assert.isFalse(adapter.canLookUp(ada))
        const [answer] = yield* adapter.lookUp([ada])
        assert.deepInclude(answer, { _tag: "ProviderFailure", reason: "bad_input", billing: "none" })
      }
    })
  )
})

describe("checkMapping", () => {
  it.effect("finds nothing wrong with a good mapping", () => checkMapping(Fixture.mapping()))

  const flaws = [
    ["fields.demographics.age", { fields: { "demographics.age": "a.b[" } }],
    ["matched", { matched: "nosuch(a)" }],
    ["recordId", { recordId: "pad_left(a, `100000000`)" }],
    ["identity.email", { identity: { email: "{" } }],
    ["request.path", { request: { ...Fixture.request, path: "@elsewhere.example/{email}" } }],
    ["request.path", { request: { ...Fixture.request, path: "//elsewhere.example" } }],
    ["request.path", { request: { ...Fixture.request, path: "/{password}" } }],
    ["request.body.mail", { request: { ...Fixture.request, body: { mail: "{mail}" } } }],
    ["request.requires", { request: { ...Fixture.request, requires: [] } }],
    ["request.requires", { request: { ...Fixture.request, requires: [[]] } }],
    ["request.headers.a b", { request: { ...Fixture.request, headers: { "a b": "c" } } }],
    ["auth.name", { auth: { kind: "header", name: "a:b" } }]
  ] as const

  for (const [field, members] of flaws)
    it.effect(`names ${field} when it is wrong: ${JSON.stringify(members).slice(0, 60)}`, () =>
      Effect.gen(function* () {
        const flaw = yield* Effect.flip(checkMapping(Fixture.mapping(members)))
        assert.instanceOf(flaw, BadMapping)
        assert.strictEqual(flaw.field, field)
        assert.isAbove(flaw.message.length, 5)
      })
    )
})
