import { assert, describe, it } from "@effect/vitest"
import { FastCheck as fc } from "effect"
import { affordable, greatestCost, nextWave } from "../../src/enrichment/Waterfall.ts"
import { type FieldPath, fieldPaths } from "../../src/profile/FieldPath.ts"
import { ProviderId } from "../../src/providers/Provider.ts"
import type { RegisteredProvider } from "../../src/providers/RegisteredProvider.ts"

const provider = (
  name: string,
  costPerCall: number,
  supplies: Readonly<Partial<Record<FieldPath, number>>>,
  more: Partial<RegisteredProvider["terms"]> = {}
): RegisteredProvider => ({
  config: {
    id: ProviderId.make(name),
    name,
    type: "apollo",
    apiEndpoint: "https://vendor.example",
    isEnabled: true,
    priority: 100,
    costPerCall,
    rateLimitPerMinute: 60,
    dailyQuota: 1000,
    cacheTtlMinutes: 60,
    timeoutMs: 1000,
    version: 1
  },
  terms: {
    supplies,
    expectedMatchRate: 0.5,
    reliability: 0.8,
    billing: "per_call",
    maxBilledCalls: 1,
    batchSize: 1,
    repeatsAreFree: false,
    ...more
  },
  fieldReliability: {},
  expectedCost: costPerCall,
  canLookUp: () => true
})

const names = (wave: ReadonlyArray<RegisteredProvider>) => wave.map(({ config }) => config.name)
const anyPrice = Number.POSITIVE_INFINITY

const someFields = fc.uniqueArray(fc.constantFrom(...fieldPaths), { minLength: 1, maxLength: 12 })
const someProvider = fc
  .tuple(
    fc.uuid(),
    fc.double({ min: 0.01, max: 2, noNaN: true }),
    fc.dictionary(fc.constantFrom(...fieldPaths), fc.double({ min: 0, max: 1, noNaN: true }))
  )
  .map(([name, cost, supplies]) => provider(name, cost, supplies))

describe("nextWave", () => {
  it("asks at once those whose fields do not overlap, and of those that overlap the cheapest alone", () => {
    const home = provider("home", 0.05, { "demographics.income": 0.9, "propertyData.value": 0.9 })
    const dear = provider("dear", 0.5, { "demographics.income": 0.95 })
    const cars = provider("cars", 0.04, { vehicleData: 0.9 })
    const wave = nextWave(["demographics.income", "propertyData.value", "vehicleData"], [dear, home, cars], anyPrice)
    assert.sameMembers(names(wave), ["home", "cars"])
  })

  it("counts what a field costs, not what a call costs", () => {
    const one = provider("one", 0.1, { "demographics.income": 0.9 })
    const many = provider("many", 0.2, {
      "demographics.income": 0.9,
      "demographics.age": 0.9,
      "propertyData.value": 0.9
    })
    const wave = nextWave(["demographics.income", "demographics.age", "propertyData.value"], [one, many], anyPrice)
    assert.deepStrictEqual(names(wave), ["many"])
  })

  it("leaves out whose fields would cost more than they may", () => {
    const dear = provider("dear", 1, { "demographics.income": 0.9 })
    assert.deepStrictEqual(nextWave(["demographics.income"], [dear], 0.5), [])
    assert.deepStrictEqual(names(nextWave(["demographics.income"], [dear], 5)), ["dear"])
  })

  it("lets the operator's priority settle what is equal", () => {
    const supplies = { "demographics.income": 0.9 }
    const first = provider("a", 0.1, supplies)
    const preferred = { ...provider("b", 0.1, supplies), config: { ...first.config, name: "b", priority: 1 } }
    assert.deepStrictEqual(names(nextWave(["demographics.income"], [first, preferred], anyPrice)), ["b"])
  })

  it.prop(
    "asks nobody twice, and nobody who supplies nothing of what is missing",
    [someFields, fc.array(someProvider, { maxLength: 8 })],
    ([missing, candidates]) => {
      const wave = nextWave(missing, candidates, anyPrice)
      assert.strictEqual(new Set(wave).size, wave.length)
      for (const { terms } of wave) assert.isTrue(missing.some(field => (terms.supplies[field] ?? 0) > 0))
    }
  )
})

describe("affordable", () => {
  it.prop(
    "never adds up to more than there is",
    [fc.array(someProvider, { maxLength: 8 }), fc.double({ min: 0, max: 5, noNaN: true })],
    ([wave, dollars]) => {
      const { within, beyond } = affordable(wave, dollars)
      assert.isAtMost(
        within.reduce((sum, candidate) => sum + greatestCost(candidate), 0),
        dollars + 1e-6
      )
      assert.strictEqual(within.length + beyond.length, wave.length)
    }
  )
})
