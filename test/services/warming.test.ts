import { assert, describe, it } from "@effect/vitest"
import { DateTime, Effect, Layer } from "effect"
import { LeadEnrichmentService } from "../../src/enrichment/LeadEnrichmentService.ts"
import { Warming } from "../../src/enrichment/Warming.ts"
import { LeadId } from "../../src/leads/Lead.ts"
import { Leads } from "../../src/leads/Leads.ts"
import { Demographics } from "../../src/profile/Profile.ts"
import { DataProviders } from "../../src/providers/DataProviders.ts"
import { Providers } from "../../src/providers/Providers.ts"
import { matched, scriptedVendors } from "../support/ScriptedVendors.ts"
import { testConfig } from "../support/TestApp.ts"
import { TestDatabase } from "../support/TestDatabase.ts"

const warmed = (settings: Readonly<Record<string, string>>) => {
  const { asked, definitions, layer } = scriptedVendors({
    One: {
      costPerCall: 0.1,
      supplies: { "demographics.age": 0.9 },
      answer: () =>
        Effect.succeed(
          matched({ demographics: new Demographics({ age: 40 }) }, DateTime.unsafeMake("2026-11-20T00:00:00Z"))
        )
    }
  })
  const services = Layer.mergeAll(LeadEnrichmentService.layer, Leads.layer).pipe(
    Layer.provideMerge(DataProviders.layer),
    Layer.provide(layer),
    Layer.provideMerge(TestDatabase),
    Layer.provideMerge(testConfig({ ENRICHMENT_WARM_SECONDS: "1", ...settings }))
  )
  return Effect.gen(function* () {
    yield* (yield* Providers).ensure(definitions, "environment")
    const leads = yield* Leads
    for (const [id, score] of [
      ["hot", 90],
      ["cold", 20]
    ] as const)
      yield* leads.put(LeadId.make(id), { email: `${id}@example.com`, score })
    yield* leads.put(LeadId.make("refused"), { email: "r@example.com", score: 95, consent: { enrichment: false } })
    yield* leads.put(LeadId.make("stated"), { email: "s@example.com", score: 70, consent: { enrichment: true } })
    yield* Effect.scoped(Effect.zipRight(Layer.build(Warming), Effect.sleep("1600 millis")))
    return asked.length
  }).pipe(Effect.provide(services))
}

describe("warming", () => {
  it.live("enriches promising leads once, and nobody without consent", () =>
    Effect.map(warmed({ ENRICHMENT_WARM_MIN_SCORE: "80" }), asked => assert.strictEqual(asked, 1))
  )

  it.live("passes over those who were never asked, where consent must be stated, and comes to those who were", () =>
    Effect.map(
      warmed({ ENRICHMENT_WARM_MIN_SCORE: "60", ENRICHMENT_WARM_LEADS: "1", CALLWISE_CONSENT_REQUIRED: "on" }),
      asked => assert.strictEqual(asked, 1)
    )
  )

  it.live("spends nothing unless it is asked for", () => Effect.map(warmed({}), asked => assert.strictEqual(asked, 0)))
})
