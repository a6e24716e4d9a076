import { FetchHttpClient } from "@effect/platform"
import { assert, describe, layer } from "@effect/vitest"
import { Duration, Effect, Redacted, Schema } from "effect"
import { makeAdapter } from "../../src/providers/Adapters.ts"
import { checkMapping } from "../../src/providers/custom/CheckMapping.ts"
import { type Answered, EnrichmentQuery, type ProviderAdapter } from "../../src/providers/Provider.ts"
import { ProviderConfig } from "../../src/providers/ProviderConfig.ts"
import { type RunningSandbox, Sandbox } from "../../src/sandbox/Sandbox.ts"
import type { SandboxProvider } from "../../src/sandbox/SandboxProviders.ts"
import type { VendorId } from "../../src/sandbox/server/Vendor.ts"

const vendorOf: Readonly<Record<string, VendorId>> = {
  "Household Insight": "household",
  "Garage Data": "vehicles",
  Apollo: "apollo",
  Clearbit: "clearbit",
  ZoomInfo: "zoominfo",
  "Dun & Bradstreet": "dnb"
}
const names = Object.keys(vendorOf)

const decodeConfig = Schema.decodeSync(ProviderConfig)
const decodeQuery = Schema.decodeSync(EnrichmentQuery)

const nobody = decodeQuery({
  email: "nobody.at.all@unheard-of-firm.example",
  phone: "+12015550199",
  firstName: "Zyxwv",
  lastName: "Qponml",
  company: { name: "Unheard Of Firm Zyxwv", domain: "unheard-of-firm.example" },
  address: { street: "1 No Such Street", city: "Nowhere", state: "WY", postalCode: "82099" }
})

const leads = ({ control }: RunningSandbox, count: number) =>
  [...control.truths.list(0, count)].map(
    ({ address, company, dateOfBirth, email, firstName, lastName, phone, workEmail }) =>
      decodeQuery({
        email: workEmail ?? email,
        phone,
        firstName,
        lastName,
        dateOfBirth,
        address,
        ...(company && { company })
      })
  )

const quiet = { latency: { p50Ms: 0, p99Ms: 0 }, queuedShare: 0 }

/** The adapter of one sandbox provider, its vendor freshly reset and quick. */
const open = (name: string, change: Partial<SandboxProvider> = {}) =>
  Effect.gen(function* () {
    const sandbox = yield* Sandbox
    const vendor = vendorOf[name] ?? "zoominfo"
    sandbox.control.reset()
    sandbox.control.patch(vendor, quiet)
    const provider = yield* Effect.fromNullable(sandbox.providers.find(one => one.name === name))
    const config = decodeConfig({ ...provider, ...change, id: vendor, isEnabled: true, version: 1 })
    const adapter = yield* makeAdapter(config).pipe(Effect.provide(FetchHttpClient.layer))
    const fault = (faults: Parameters<typeof sandbox.control.patch>[1]) =>
      Effect.sync(() => sandbox.control.patch(vendor, faults))
    return { adapter, fault, sandbox, vendor }
  })

const one = (adapter: ProviderAdapter, query: EnrichmentQuery): Effect.Effect<Answered> =>
  adapter.lookUp([query]).pipe(
    Effect.map(answers => answers[0]),
    Effect.flatMap(Effect.fromNullable),
    Effect.catchTags({
      NoSuchElementException: () => Effect.dieMessage("no answer"),
      ProviderFailure: failure => Effect.succeed<Answered>(failure)
    })
  )

const all = (adapter: ProviderAdapter, queries: ReadonlyArray<EnrichmentQuery>) =>
  Effect.forEach(queries.filter(adapter.canLookUp), query => one(adapter, query), { concurrency: 16 })

/** A lead that this provider knows. */
const known = (adapter: ProviderAdapter, sandbox: RunningSandbox) =>
  Effect.gen(function* () {
    for (const query of leads(sandbox, 60).filter(adapter.canLookUp)) {
      const answer = yield* one(adapter, query)
      if (answer._tag === "Matched") return query
    }
    return yield* Effect.dieMessage("nobody is known")
  })

const failure = (answer: Answered) => {
  if (answer._tag !== "ProviderFailure") throw new Error(`expected a failure, not ${answer._tag}`)
  return answer
}

layer(Sandbox.layer({ port: 0, population: 400, today: "2026-11-25" }), { excludeTestServices: true })(
  "the data provider adapters, each against its vendor in the sandbox",
  it => {
    for (const name of names)
      describe(name, () => {
        it.effect("finds a good share of the leads, says what it promised, and counts what the vendor bills", () =>
          Effect.gen(function* () {
            const { adapter, sandbox, vendor } = yield* open(name)
            const answers = yield* all(adapter, leads(sandbox, 150))
            const records = answers.flatMap(answer => (answer._tag === "Matched" ? [answer.record] : []))
            assert.deepStrictEqual(
              answers.filter(answer => answer._tag === "ProviderFailure"),
              []
            )
            assert.isAbove(records.length / answers.length, 0.25)
            const promised = Object.keys(adapter.terms.supplies)
            for (const { facts, matchConfidence, recordId } of records) {
              assert.isDefined(recordId)
              assert.isAbove(matchConfidence, 0)
              for (const [type, group] of Object.entries(facts))
                for (const field of type === "vehicleData"
                  ? [type]
                  : Object.keys(group ?? {}).map(key => `${type}.${key}`))
                  assert.include(promised, field)
            }
            const told = answers.reduce(
              (sum, answer) => sum + (answer._tag === "ProviderFailure" ? 0 : answer.billedCalls),
              0
            )
            const billed = sandbox.control.billing().vendors[vendor] ?? 0
            assert.isAtLeast(told, billed)
            if (adapter.terms.billing === "per_call" || adapter.terms.billing === "per_match")
              assert.strictEqual(told, billed)
          })
        )

        it.effect("finds nobody where there is nobody", () =>
          Effect.gen(function* () {
            const { adapter } = yield* open(name)
            assert.strictEqual((yield* one(adapter, nobody))._tag, "NotFound")
          })
        )

        it.effect("has its key rejected", () =>
          Effect.gen(function* () {
            const { adapter, sandbox } = yield* open(name, { apiKey: "wrong:key" })
            const [query] = leads(sandbox, 60).filter(adapter.canLookUp)
            const rejected = failure(yield* one(adapter, query ?? nobody))
            assert.deepInclude({ ...rejected }, { reason: "auth_rejected", billing: "none" })
            assert.deepStrictEqual(yield* adapter.check, { valid: false, reason: "auth_rejected" })
          })
        )

        it.effect("proves a good key", () =>
          Effect.gen(function* () {
            const { adapter } = yield* open(name)
            assert.isTrue((yield* adapter.check).valid)
          })
        )

        it.effect("is told to wait, and how long", () =>
          Effect.gen(function* () {
            const { adapter, fault, sandbox } = yield* open(name)
            const query = yield* known(adapter, sandbox)
            yield* fault({ rate429: 1 })
            const limited = failure(yield* one(adapter, query))
            assert.deepInclude({ ...limited }, { reason: "rate_limited", billing: "none", status: 429 })
            if (name !== "Dun & Bradstreet")
              assert.isAbove(limited.retryAfter === undefined ? 0 : Duration.toMillis(limited.retryAfter), 0)
          })
        )

        it.effect("meets the vendor's own failure", () =>
          Effect.gen(function* () {
            const { adapter, fault, sandbox } = yield* open(name)
            const query = yield* known(adapter, sandbox)
            yield* fault({ rate5xx: 1 })
            const broken = failure(yield* one(adapter, query))
            assert.deepInclude({ ...broken }, { reason: "unavailable", billing: "none" })
            assert.isAtLeast(broken.status ?? 0, 500)
          })
        )

        it.effect("gets half an answer, and does not know what it cost", () =>
          Effect.gen(function* () {
            const { adapter, fault, sandbox } = yield* open(name)
            const query = yield* known(adapter, sandbox)
            yield* fault({ rateTruncated: 1 })
            const cut = failure(yield* one(adapter, query))
            assert.deepInclude({ ...cut }, { reason: "malformed", billing: "unknown" })
          })
        )

        it.effect("gets an answer of the wrong shape, and takes nothing from it", () =>
          Effect.gen(function* () {
            const { adapter, fault, sandbox } = yield* open(name)
            const query = yield* known(adapter, sandbox)
            yield* fault({ rateMalformed: 1 })
            for (const answer of yield* all(
              adapter,
              Array.from({ length: 20 }, () => query)
            )) {
              const told = answer._tag === "ProviderFailure" ? answer.reason : answer._tag
              assert.include(
                adapter.terms.supplies["firmographics.title"] ? ["malformed"] : ["malformed", "NotFound"],
                told
              )
            }
          })
        )

        it.effect("loses the connection before any answer", () =>
          Effect.gen(function* () {
            const { adapter, fault, sandbox } = yield* open(name)
            const query = yield* known(adapter, sandbox)
            yield* fault({ down: true })
            const lost = failure(yield* one(adapter, query))
            assert.include(["unreachable", "malformed"], lost.reason)
            assert.strictEqual(lost.billing, "unknown")
          })
        )

        it.effect("can be given up on while the vendor hangs", () =>
          Effect.gen(function* () {
            const { adapter, fault, sandbox } = yield* open(name)
            const query = yield* known(adapter, sandbox)
            yield* fault({ rateHang: 1 })
            const answer = yield* Effect.timeoutOption(one(adapter, query), "200 millis")
            assert.strictEqual(answer._tag, "None")
          })
        )

        it.effect("has used up what it paid for", () =>
          Effect.gen(function* () {
            const { adapter, fault, sandbox } = yield* open(name)
            const query = yield* known(adapter, sandbox)
            sandbox.control.reset()
            yield* fault({ ...quiet, quotaLeft: 0 })
            assert.deepInclude(
              { ...failure(yield* one(adapter, query)) },
              { reason: "quota_exhausted", billing: "none" }
            )
          })
        )
      })

    for (const name of ["ZoomInfo", "Dun & Bradstreet"])
      it.effect(`${name}: takes one new token for many look-ups when the old one expired`, () =>
        Effect.gen(function* () {
          const { adapter, fault, sandbox, vendor } = yield* open(name)
          const query = yield* known(adapter, sandbox)
          yield* fault({ expireTokens: true })
          const answers = yield* Effect.forEach(Array.from({ length: 50 }), () => one(adapter, query), {
            concurrency: "unbounded"
          })
          assert.isTrue(answers.every(({ _tag }) => _tag === "Matched"))
          assert.strictEqual(sandbox.control.state()[vendor]?.tokensIssued, 2)
        })
      )

    for (const name of ["ZoomInfo", "Apollo"])
      it.effect(`${name}: answers a full batch as it answers one by one`, () =>
        Effect.gen(function* () {
          const { adapter, sandbox } = yield* open(name)
          const queries = leads(sandbox, 60).filter(adapter.canLookUp).slice(0, adapter.terms.batchSize)
          const [first, ...rest] = queries
          const together = yield* adapter.lookUp([first ?? nobody, ...rest])
          const singly = yield* Effect.forEach(queries, query => one(adapter, query))
          const shape = (answer: Answered) => (answer._tag === "Matched" ? answer.record.recordId : answer._tag)
          assert.deepStrictEqual(together.map(shape), singly.map(shape))
        })
      )

    it.effect("Clearbit: answers a queued look-up when asked again, charged once", () =>
      Effect.gen(function* () {
        const { adapter, fault, sandbox, vendor } = yield* open("Clearbit")
        const query = yield* known(adapter, sandbox)
        sandbox.control.reset()
        yield* fault({ ...quiet, queuedShare: 1 })
        assert.strictEqual(failure(yield* one(adapter, query)).reason, "pending")
        assert.strictEqual((yield* one(adapter, query))._tag, "Matched")
        assert.strictEqual(sandbox.control.billing().vendors[vendor], 1)
      })
    )

    it.effect("the mappings of the sandbox's custom providers are fit", () =>
      Effect.gen(function* () {
        const { providers } = yield* Sandbox
        const mappings = providers
          .map(provider => decodeConfig({ ...provider, id: "x", isEnabled: true, version: 1 }))
          .flatMap(({ apiKey, mapping }) => (mapping === undefined ? [] : [{ apiKey, mapping }]))
        assert.lengthOf(mappings, 2)
        for (const { apiKey, mapping } of mappings) {
          assert.isNotEmpty(Redacted.value(apiKey))
          yield* checkMapping(mapping)
        }
      })
    )
  }
)
