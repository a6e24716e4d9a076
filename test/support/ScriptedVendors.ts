import { HttpClient } from "@effect/platform"
import { type DateTime, Effect, Layer } from "effect"
import type { FieldPath } from "../../src/profile/FieldPath.ts"
import type { Facts } from "../../src/profile/Profile.ts"
import {
  type Answered,
  type EnrichmentQuery,
  IdentityClaims,
  ProviderRecord,
  type Terms
} from "../../src/providers/Provider.ts"
import { ProviderAdapters } from "../../src/providers/ProviderAdapters.ts"
import type { ProviderDefinition } from "../../src/providers/ProviderDefinition.ts"

export interface ScriptedVendor {
  readonly costPerCall: number
  readonly supplies: Readonly<Partial<Record<FieldPath, number>>>
  readonly billing?: Terms["billing"]
  readonly answer: (query: EnrichmentQuery) => Effect.Effect<Answered>
}

export const matched = (facts: Facts, observedAt: DateTime.Utc, matchConfidence = 0.95): Answered => ({
  _tag: "Matched",
  billedCalls: 1,
  record: new ProviderRecord({ matchConfidence, observedAt, facts, identity: new IdentityClaims({}) })
})

/** Vendors behind the port that answer as a test says, and count how often they were asked. */
export const scriptedVendors = (vendors: Readonly<Record<string, ScriptedVendor>>) => {
  const asked: Array<string> = []
  const definitions: ReadonlyArray<ProviderDefinition> = Object.entries(vendors).map(([name, { costPerCall }]) => ({
    name,
    type: "apollo",
    costPerCall,
    timeoutMs: 10_000
  }))
  const layer = Layer.merge(
    Layer.succeed(ProviderAdapters, {
      checkMapping: () => Effect.void,
      make: ({ name }) =>
        Effect.sync(() => {
          const vendor = vendors[name]
          if (vendor === undefined) throw new Error(`no vendor ${name}`)
          return {
            terms: {
              supplies: vendor.supplies,
              expectedMatchRate: 0.9,
              reliability: 0.9,
              billing: vendor.billing ?? "per_match",
              maxBilledCalls: 1,
              batchSize: 1,
              repeatsAreFree: false
            },
            canLookUp: () => true,
            lookUp: queries =>
              Effect.suspend(() => {
                asked.push(name)
                return Effect.forEach(queries, vendor.answer)
              }),
            check: Effect.succeed({ valid: true })
          }
        })
    }),
    Layer.succeed(
      HttpClient.HttpClient,
      HttpClient.make(() => Effect.die("a scripted vendor has no wire"))
    )
  )
  return { asked, definitions, layer }
}
