import { SqlClient } from "@effect/sql"
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Duration, Effect, Exit, Layer } from "effect"
import type { EnrichOptions } from "../../src/enrichment/Enrichment.ts"
import { LeadEnrichmentService } from "../../src/enrichment/LeadEnrichmentService.ts"
import { LeadId } from "../../src/leads/Lead.ts"
import type { LeadInput } from "../../src/leads/LeadInput.ts"
import { Leads } from "../../src/leads/Leads.ts"
import { Demographics, Firmographics, Vehicle } from "../../src/profile/Profile.ts"
import { DataProviders } from "../../src/providers/DataProviders.ts"
import { ProviderFailure } from "../../src/providers/Provider.ts"
import { Providers } from "../../src/providers/Providers.ts"
import { matched, type ScriptedVendor, scriptedVendors } from "../support/ScriptedVendors.ts"
import { testConfig } from "../support/TestApp.ts"
import { TestDatabase } from "../support/TestDatabase.ts"

const recently = DateTime.unsafeMake("2026-11-20T00:00:00Z")
const household = {
  "demographics.age": 0.95,
  "demographics.income": 0.95,
  "demographics.homeownerStatus": 0.95
} as const
const noScope = { key: null, batchId: null }

const knows =
  (facts: Parameters<typeof matched>[0]): ScriptedVendor["answer"] =>
  () =>
    Effect.succeed(matched(facts, recently))
const person = { demographics: new Demographics({ age: 44, income: 90_000, homeownerStatus: "owner" }) }
const fails =
  (reason: ProviderFailure["reason"]): ScriptedVendor["answer"] =>
  () =>
    Effect.succeed(new ProviderFailure({ reason, billing: "none" }))
const knowsNobody: ScriptedVendor["answer"] = () => Effect.succeed({ _tag: "NotFound", billedCalls: 0 })

/** Runs a test on a database of its own with vendors that answer as written. */
const having = <A, E>(
  vendors: Readonly<Record<string, ScriptedVendor>>,
  test: (asked: Array<string>) => Effect.Effect<A, E, LeadEnrichmentService | Leads | SqlClient.SqlClient | Providers>,
  settings: Readonly<Record<string, string>> = {}
) => {
  const { asked, definitions, layer } = scriptedVendors(vendors)
  const services = Layer.mergeAll(LeadEnrichmentService.layer, Leads.layer).pipe(
    Layer.provideMerge(DataProviders.layer),
    Layer.provide(layer),
    Layer.provideMerge(TestDatabase),
    Layer.provideMerge(testConfig({ CALLWISE_PROVIDER_MAX_ATTEMPTS: "1", ENRICHMENT_TIMEOUT_MS: "20000", ...settings }))
  )
  return Effect.gen(function* () {
    yield* (yield* Providers).ensure(definitions, "environment")
    return yield* test(asked)
  }).pipe(Effect.provide(services))
}

const lead = (leadId: string, more: Partial<LeadInput> = {}) =>
  Effect.gen(function* () {
    const leads = yield* Leads
    const id = LeadId.make(leadId)
    yield* leads.put(id, { email: `${leadId}@example.com`, ...more })
    return id
  })

const enrich = (leadId: LeadId, options: EnrichOptions = {}) =>
  Effect.flatMap(LeadEnrichmentService, service => service.enrich(leadId, options, noScope))

const required = ["demographics.age", "demographics.income", "demographics.homeownerStatus"] as const

describe("LeadEnrichmentService", () => {
  it.live("asks the cheapest adequate provider and stops when the required fields are filled", () =>
    having(
      {
        Dear: { costPerCall: 0.5, supplies: household, answer: knows(person) },
        Cheap: { costPerCall: 0.05, supplies: household, answer: knows(person) }
      },
      asked =>
        Effect.gen(function* () {
          const result = yield* enrich(yield* lead("a"), { requiredFields: required })
          assert.deepStrictEqual(asked, ["Cheap"])
          assert.strictEqual(result.status, "complete")
          assert.strictEqual(result.totalCost, 0.05)
          assert.strictEqual(result.profile?.demographics?.income, 90_000)
          assert.deepStrictEqual(
            result.providers.map(({ name, outcome, reason }) => [name, outcome, reason]),
            [
              ["Cheap", "matched", undefined],
              ["Dear", "skipped", "not_needed"]
            ]
          )
        })
    )
  )

  it.live("goes on to the next provider when the first does not know the lead", () =>
    having(
      {
        Dear: { costPerCall: 0.5, supplies: household, answer: knows(person) },
        Cheap: { costPerCall: 0.05, supplies: household, answer: knowsNobody }
      },
      asked =>
        Effect.gen(function* () {
          const result = yield* enrich(yield* lead("a"), { requiredFields: required })
          assert.deepStrictEqual(asked, ["Cheap", "Dear"])
          assert.strictEqual(result.status, "complete")
          assert.strictEqual(result.totalCost, 0.5)
        })
    )
  )

  it.live("asks everyone at once in parallel, and settles what they disagree on", () =>
    having(
      {
        One: { costPerCall: 0.1, supplies: household, answer: knows(person) },
        Two: {
          costPerCall: 0.1,
          supplies: household,
          answer: knows({ demographics: new Demographics({ income: 30_000 }) })
        },
        Three: {
          costPerCall: 0.1,
          supplies: household,
          answer: knows({ demographics: new Demographics({ income: 91_000 }) })
        }
      },
      asked =>
        Effect.gen(function* () {
          const result = yield* enrich(yield* lead("a"), { strategy: "parallel" })
          assert.sameMembers(asked, ["One", "Two", "Three"])
          assert.isAbove(result.profile?.demographics?.income ?? 0, 80_000)
          const conflict = result.conflicts.find(({ field }) => field === "demographics.income")
          assert.deepStrictEqual(
            conflict?.rejected.map(({ provider }) => provider),
            ["Two"]
          )
          assert.sameMembers(result.profile?.dataSources.slice() ?? [], ["One", "Two", "Three"])
        })
    )
  )

  it.live("buys nothing for what is fresh, and again when told to refresh", () =>
    having({ One: { costPerCall: 0.1, supplies: household, answer: knows(person) } }, asked =>
      Effect.gen(function* () {
        const id = yield* lead("a")
        yield* enrich(id)
        const again = yield* enrich(id)
        assert.strictEqual(again.status, "cached")
        assert.strictEqual(again.totalCost, 0)
        assert.strictEqual(asked.length, 1)
        const refreshed = yield* enrich(id, { forceRefresh: true })
        assert.strictEqual(refreshed.totalCost, 0.1)
        assert.strictEqual(asked.length, 2)
      })
    )
  )

  it.live("costs one set of provider calls when two ask for one lead at once", () =>
    having(
      {
        Slow: {
          costPerCall: 0.1,
          supplies: household,
          answer: query => Effect.delay(knows(person)(query), "150 millis")
        }
      },
      asked =>
        Effect.gen(function* () {
          const id = yield* lead("a")
          const results = yield* Effect.all(
            [enrich(id), enrich(id), enrich(id, { strategy: "parallel" }), enrich(id, { forceRefresh: true })],
            { concurrency: "unbounded" }
          )
          assert.strictEqual(asked.filter(name => name === "Slow").length <= 2, true)
          const ledger = yield* SqlClient.SqlClient
          const [bought] = yield* ledger<{ cost: number }>`select sum(cost)::float8 cost from provider_purchases`
          assert.closeTo(
            results.reduce((sum, { totalCost }) => sum + totalCost, 0),
            bought?.cost ?? -1,
            0.1001
          )
          assert.strictEqual(
            results.every(({ profile }) => profile !== null),
            true
          )
        })
    )
  )

  it.live("is partial when one fails and another answers, with the reason on the one that failed", () =>
    having(
      {
        Broken: { costPerCall: 0.01, supplies: household, answer: fails("unavailable") },
        Fine: { costPerCall: 0.1, supplies: household, answer: knows(person) }
      },
      () =>
        Effect.gen(function* () {
          const result = yield* enrich(yield* lead("a"), { requiredFields: required })
          assert.strictEqual(result.status, "partial")
          const broken = result.providers.find(({ name }) => name === "Broken")
          assert.strictEqual(broken?.outcome, "failed")
          assert.strictEqual(broken?.reason, "unavailable")
          assert.strictEqual(broken?.cost, 0)
        }),
      { CALLWISE_PROVIDER_MAX_ATTEMPTS: "1" }
    )
  )

  it.live("falls back to the stored profile when nobody answers, and says so when there is none", () => {
    let up = true
    return having(
      {
        One: {
          costPerCall: 0.1,
          supplies: household,
          answer: query => (up ? knows(person)(query) : fails("unavailable")(query))
        }
      },
      () =>
        Effect.gen(function* () {
          const id = yield* lead("a")
          yield* enrich(id)
          up = false
          const degraded = yield* enrich(id, { forceRefresh: true })
          assert.strictEqual(degraded.status, "degraded")
          assert.strictEqual(degraded.profile?.demographics?.age, 44)
          const nothing = yield* Effect.flip(enrich(yield* lead("b")))
          assert.strictEqual(nothing._tag, "EnrichmentUnavailable")
        })
    )
  })

  it.live("sends nothing anywhere without consent", () =>
    having({ One: { costPerCall: 0.1, supplies: household, answer: knows(person) } }, asked =>
      Effect.gen(function* () {
        const refused = yield* Effect.flip(enrich(yield* lead("a", { consent: { enrichment: false } })))
        assert.strictEqual(refused._tag, "ConsentMissing")
        assert.deepStrictEqual(asked, [])
        assert.strictEqual((yield* enrich(yield* lead("b"))).status, "complete")
      })
    )
  )

  it.live("counts consent never stated as refused where the operator says so", () =>
    having(
      { One: { costPerCall: 0.1, supplies: household, answer: knows(person) } },
      asked =>
        Effect.gen(function* () {
          assert.strictEqual((yield* Effect.flip(enrich(yield* lead("a"))))._tag, "ConsentMissing")
          assert.deepStrictEqual(asked, [])
          assert.strictEqual((yield* enrich(yield* lead("b", { consent: { enrichment: true } }))).status, "complete")
        }),
      { CALLWISE_CONSENT_REQUIRED: "on" }
    )
  )

  it.live("skips a lead under the minimum score", () =>
    having(
      { One: { costPerCall: 0.1, supplies: household, answer: knows(person) } },
      asked =>
        Effect.gen(function* () {
          const result = yield* enrich(yield* lead("a", { score: 10 }))
          assert.deepStrictEqual(
            [result.status, result.reason, result.profile],
            ["skipped", "below_minimum_score", null]
          )
          assert.deepStrictEqual(asked, [])
        }),
      { ENRICHMENT_MIN_SCORE: "50" }
    )
  )

  it.live("never spends more than maxCost, and nothing at 0", () =>
    having(
      {
        Cheap: {
          costPerCall: 0.1,
          supplies: { "demographics.age": 0.9 },
          answer: knows({ demographics: new Demographics({ age: 44 }) })
        },
        Dear: {
          costPerCall: 0.5,
          supplies: { "demographics.income": 0.9 },
          answer: knows({ demographics: new Demographics({ income: 1 }) })
        }
      },
      asked =>
        Effect.gen(function* () {
          const nothing = yield* enrich(yield* lead("a"), { maxCost: 0 })
          assert.deepStrictEqual([nothing.status, nothing.reason, nothing.totalCost], ["skipped", "over_budget", 0])
          assert.deepStrictEqual(asked, [])
          const some = yield* enrich(yield* lead("b"), {
            maxCost: 0.3,
            requiredFields: ["demographics.age", "demographics.income"]
          })
          assert.deepStrictEqual(asked, ["Cheap"])
          assert.strictEqual(some.totalCost, 0.1)
          assert.strictEqual(some.providers.find(({ name }) => name === "Dear")?.reason, "over_budget")
        })
    )
  )

  it.live("neither buys nor answers data types that were not named", () =>
    having(
      {
        Firms: {
          costPerCall: 0.1,
          supplies: { "firmographics.companyName": 0.9 },
          answer: knows({ firmographics: new Firmographics({ companyName: "Larkspur" }) })
        },
        Cars: {
          costPerCall: 0.1,
          supplies: { vehicleData: 0.9 },
          answer: knows({ vehicleData: [new Vehicle({ make: "Ford", model: "F-150", year: 2020 })] })
        }
      },
      asked =>
        Effect.gen(function* () {
          const id = yield* lead("a")
          const result = yield* enrich(id, { dataTypes: ["vehicleData"] })
          assert.deepStrictEqual(asked, ["Cars"])
          assert.strictEqual(result.profile?.vehicleData?.[0]?.make, "Ford")
          yield* enrich(id, { dataTypes: ["firmographics"] })
          const third = yield* enrich(id, { dataTypes: ["firmographics"] })
          assert.isUndefined(third.profile?.vehicleData)
          assert.isTrue(
            Object.keys(third.profile?.fieldConfidence ?? {}).every(path => path.startsWith("firmographics."))
          )
        })
    )
  )

  it.live("asks only whom it may: included, not excluded, and named right", () =>
    having(
      {
        One: { costPerCall: 0.1, supplies: household, answer: knows(person) },
        Two: { costPerCall: 0.1, supplies: household, answer: knows(person) }
      },
      asked =>
        Effect.gen(function* () {
          yield* enrich(yield* lead("a"), { includeProviders: ["two"], strategy: "parallel" })
          yield* enrich(yield* lead("b"), { excludeProviders: ["Two"], strategy: "parallel" })
          assert.deepStrictEqual(asked, ["Two", "One"])
          const unknown = yield* Effect.flip(enrich(yield* lead("c"), { includeProviders: ["Three"] }))
          assert.strictEqual(unknown._tag, "ProvidersUnknown")
        })
    )
  )

  it.live("remembers what was known at any moment", () => {
    let income = 10_000
    return having(
      {
        One: {
          costPerCall: 0.1,
          supplies: household,
          answer: query => Effect.suspend(() => knows({ demographics: new Demographics({ income }) })(query))
        }
      },
      () =>
        Effect.gen(function* () {
          const service = yield* LeadEnrichmentService
          const id = yield* lead("a")
          const before = yield* DateTime.now
          yield* enrich(id)
          const between = yield* DateTime.now
          income = 20_000
          yield* Effect.sleep("5 millis")
          yield* enrich(id, { forceRefresh: true })
          assert.strictEqual((yield* service.getEnrichedProfile(id, {})).demographics?.income, 20_000)
          assert.strictEqual((yield* service.getEnrichedProfile(id, { asOf: between })).demographics?.income, 10_000)
          const earlier = yield* Effect.flip(service.getEnrichedProfile(id, { asOf: before }))
          assert.strictEqual(earlier._tag, "ProfileNotFound")
        })
    )
  })

  it.live("hides an expired profile unless it is asked for", () =>
    having({ One: { costPerCall: 0.1, supplies: household, answer: knows(person) } }, () =>
      Effect.gen(function* () {
        const service = yield* LeadEnrichmentService
        const sql = yield* SqlClient.SqlClient
        const id = yield* lead("a")
        yield* enrich(id)
        yield* sql`update lead_enrichment_profiles set expires_at = now() - interval '1 second'`
        assert.strictEqual((yield* Effect.flip(service.getEnrichedProfile(id, {})))._tag, "ProfileNotFound")
        assert.isTrue((yield* service.getEnrichedProfile(id, { includeExpired: true })).isExpired)
      })
    )
  )

  it.live("goes on when the caller has left: what was paid for is kept", () =>
    having(
      {
        Slow: {
          costPerCall: 0.1,
          supplies: household,
          answer: query => Effect.delay(knows(person)(query), "200 millis")
        }
      },
      asked =>
        Effect.gen(function* () {
          const service = yield* LeadEnrichmentService
          const id = yield* lead("a")
          const left = yield* Effect.exit(Effect.timeout(enrich(id), "50 millis"))
          assert.isTrue(Exit.isFailure(left))
          yield* Effect.sleep(Duration.millis(400))
          assert.strictEqual((yield* service.getEnrichedProfile(id, {})).demographics?.age, 44)
          assert.deepStrictEqual(asked, ["Slow"])
        })
    )
  )

  it.live("writes an audit entry for each access and purchase, without personal data", () =>
    having({ One: { costPerCall: 0.1, supplies: household, answer: knows(person) } }, () =>
      Effect.gen(function* () {
        const service = yield* LeadEnrichmentService
        const sql = yield* SqlClient.SqlClient
        const id = yield* lead("marked", { lastName: "Quartzfeather" })
        yield* enrich(id)
        yield* service.getEnrichedProfile(id, {})
        const entries = yield* sql<{
          action: string
          text: string
        }>`select action, audit_entries::text as text from audit_entries order by at`
        assert.includeMembers(
          entries.map(({ action }) => action),
          ["lead.enriched", "enrichment.purchased", "profile.read"]
        )
        assert.isFalse(
          entries.some(({ text }) => text.includes("Quartzfeather") || text.includes("marked@example.com"))
        )
      })
    )
  )
})
