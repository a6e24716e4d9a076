import { assert, describe, it } from "@effect/vitest"
import { DateTime, FastCheck as fc, Schema } from "effect"
import { merge, type Source } from "../../../src/enrichment/merge/Merge.ts"
import { MergedProfile } from "../../../src/profile/EnrichedProfile.ts"
import { DataType, type Facts } from "../../../src/profile/Profile.ts"
import { anySources, source, stating, today } from "./Sources.ts"

const scalars = ({ demographics, firmographics, behavioral, risk, propertyData }: Facts): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries({ demographics, firmographics, behavioral, risk, propertyData }).flatMap(([type, facts]) =>
      Object.entries(facts ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[`${type}.${name}`, value]]))
    )
  )

const filled = (profile: MergedProfile): ReadonlyArray<string> => [
  ...Object.keys(scalars(profile)),
  ...(profile.vehicleData ?? []).flatMap((vehicle, index) =>
    Object.entries(vehicle).flatMap(([name, value]) => (value === undefined ? [] : [`vehicleData.${index}.${name}`]))
  )
]

const encode = Schema.encodeSync(MergedProfile)

const forAll = (holds: (sources: ReadonlyArray<Source>) => void) =>
  fc.assert(fc.property(anySources, holds), { numRuns: 200 })

const told = (profile: MergedProfile, said = {}) => {
  const { behavioral, demographics, firmographics, propertyData, risk, vehicleData } = profile
  return stating("another", { behavioral, demographics, firmographics, propertyData, risk, vehicleData }, said)
}

describe("whatever providers say", () => {
  it("the profile is valid", () => forAll(sources => void encode(merge(sources, today))))

  it("the order of providers does not matter", () =>
    fc.assert(
      fc.property(
        anySources.chain(sources =>
          fc.tuple(fc.constant(sources), fc.shuffledSubarray([...sources], { minLength: sources.length }))
        ),
        ([sources, shuffled]) => assert.deepStrictEqual(merge(shuffled, today), merge(sources, today))
      ),
      { numRuns: 200 }
    ))

  it("every filled field, and no other, has a confidence and a provenance", () =>
    forAll(sources => {
      const profile = merge(sources, today)
      assert.deepStrictEqual(Object.keys(profile.fieldConfidence).sort(), [...filled(profile)].sort())
      assert.deepStrictEqual(Object.keys(profile.provenance).sort(), [...filled(profile)].sort())
    }))

  it("every confidence is a probability", () =>
    forAll(sources => {
      const { confidenceScore, fieldConfidence } = merge(sources, today)
      for (const confidence of [confidenceScore, ...Object.values(fieldConfidence)])
        assert.isTrue(confidence >= 0 && confidence <= 1, `${confidence}`)
    }))

  it("the chosen provider is never among those that agree with it, nor is its value among the rejected", () =>
    forAll(sources => {
      const { conflicts, provenance } = merge(sources, today)
      for (const { agreedBy, provider } of Object.values(provenance)) assert.notInclude(agreedBy, provider)
      for (const { chosen, rejected } of conflicts)
        for (const { value } of rejected) assert.notDeepEqual(value, chosen.value)
    }))

  it("one provider alone is taken at its word", () =>
    forAll(([only]) => {
      if (only === undefined) return
      const { age: _, ...facts } = only.record.facts.demographics ?? {}
      const ageless = stating("p", { ...only.record.facts, demographics: facts })
      const {
        "behavioral.intentSignals": signals,
        "propertyData.claimsHistory": claims,
        ...merged
      } = scalars(merge([ageless], today))
      const { "behavioral.intentSignals": s, "propertyData.claimsHistory": c, ...said } = scalars(ageless.record.facts)
      assert.deepStrictEqual(merged, said)
      assert.strictEqual(signals === undefined, s === undefined)
      assert.strictEqual(claims === undefined, c === undefined)
    }))

  it("a provider that repeats another creates no conflict", () =>
    forAll(([only]) => {
      if (only === undefined) return
      const alone = merge([only], today).conflicts
      assert.lengthOf(merge([only, { ...only, provider: "echo" }], today).conflicts, alone.length)
    }))

  it("a provider worth believing that says what was chosen never lowers a confidence", () =>
    fc.assert(
      fc.property(anySources, fc.float({ min: 0.5, max: 1, noNaN: true }), (sources, reliability) => {
        const before = merge(sources, today)
        const after = merge([...sources, told(before, { reliability })], today).fieldConfidence
        for (const [path, confidence] of Object.entries(before.fieldConfidence))
          if (!path.startsWith("vehicleData")) assert.isAtLeast((after[path] ?? 0) + 1e-9, confidence, path)
      }),
      { numRuns: 200 }
    ))

  it("only the wanted types are answered", () =>
    fc.assert(
      fc.property(anySources, fc.subarray([...DataType.literals]), (sources, wanted) => {
        const profile = merge(sources, today, wanted)
        for (const type of DataType.literals) if (!wanted.includes(type)) assert.isUndefined(profile[type])
        for (const path of Object.keys(profile.provenance))
          assert.isTrue(
            wanted.some(type => path.startsWith(type)),
            path
          )
      }),
      { numRuns: 100 }
    ))
})

describe("conflicts", () => {
  const company = (provider: string, companyName: string) => source(provider, { firmographics: { companyName } })

  it("spellings of one company agree, and the most complete one is told on", () => {
    const profile = merge([company("a", "Acme Inc."), company("b", "ACME, Incorporated"), company("c", "acme")], today)
    assert.deepStrictEqual(profile.conflicts, [])
    assert.strictEqual(profile.firmographics?.companyName, "ACME, Incorporated")
    assert.deepInclude(profile.provenance["firmographics.companyName"], { provider: "b", agreedBy: ["a", "c"] })
    assert.isAbove(profile.fieldConfidence["firmographics.companyName"] ?? 0, 0.9)
  })

  it("a real difference is settled by weight, and states its rule", () => {
    const { conflicts, firmographics } = merge(
      [company("a", "Globex"), company("b", "Initech LLC"), company("c", "Initech")],
      today
    )
    assert.strictEqual(firmographics?.companyName, "Initech LLC")
    assert.lengthOf(conflicts, 1)
    assert.deepInclude(conflicts[0], {
      field: "firmographics.companyName",
      chosen: { value: "Initech LLC", provider: "b" },
      rejected: [{ value: "Globex", provider: "a" }]
    })
    assert.match(conflicts[0]?.rule ?? "", /legal form.*weighted vote/)
  })

  it("one reliable provider outweighs two that guess", () => {
    const status = (provider: string, maritalStatus: "single" | "married", reliability: number) =>
      source(provider, { demographics: { maritalStatus } }, { reliability })
    const { demographics, fieldConfidence } = merge(
      [status("a", "single", 0.4), status("b", "single", 0.4), status("c", "married", 0.95)],
      today
    )
    assert.strictEqual(demographics?.maritalStatus, "married")
    assert.isAbove(fieldConfidence["demographics.maritalStatus"] ?? 0, 0.75)
  })

  it("a provider that found somebody else counts for little", () => {
    const { demographics } = merge(
      [
        source("sure", { demographics: { education: "bachelor" } }, { match: 0.95 }),
        source("unsure", { demographics: { education: "graduate" } }, { match: 0.4, reliability: 0.99 })
      ],
      today
    )
    assert.strictEqual(demographics?.education, "bachelor")
  })

  it("one source alone is as sure as its reliability, its match and the age of the fact", () => {
    const { confidenceScore, fieldConfidence } = merge(
      [source("a", { firmographics: { title: "Buyer" } }, { match: 0.9, reliability: 0.8, daysAgo: 1424 })],
      today
    )
    assert.approximately(fieldConfidence["firmographics.title"] ?? 0, 0.9 * 0.8 * 0.5, 1e-9)
    assert.approximately(confidenceScore, 0.36, 1e-9)
  })

  it("nothing said is nothing known", () => {
    const profile = merge([source("a", {})], today)
    assert.deepStrictEqual(profile, {
      confidenceScore: 0,
      conflicts: [],
      dataSources: [],
      fieldConfidence: {},
      provenance: {}
    })
  })
})

describe("time", () => {
  it("a fresh title beats an old one of the same provider quality", () => {
    const { conflicts, firmographics } = merge(
      [
        source("old", { firmographics: { title: "Analyst" } }, { daysAgo: 900 }),
        source("new", { firmographics: { title: "VP Sales" } }, { daysAgo: 10 })
      ],
      today
    )
    assert.strictEqual(firmographics?.title, "VP Sales")
    assert.lengthOf(conflicts, 1)
  })

  it("an age seen two years ago has grown by two", () => {
    const { conflicts, demographics } = merge(
      [source("old", { demographics: { age: 40 } }, { daysAgo: 731 }), source("new", { demographics: { age: 42 } })],
      today
    )
    assert.strictEqual(demographics?.age, 42)
    assert.deepStrictEqual(conflicts, [])
  })

  it("the year a house was built does not age", () => {
    const said = { daysAgo: 4000, reliability: 0.9 }
    const { fieldConfidence } = merge([source("a", { propertyData: { yearBuilt: 1987 } }, said)], today)
    assert.approximately(fieldConfidence["propertyData.yearBuilt"] ?? 0, 0.9, 1e-9)
  })

  it("later activity does not contradict earlier activity", () => {
    const seen = (provider: string, lastActiveAt: string) => source(provider, { behavioral: { lastActiveAt } })
    const { behavioral, conflicts } = merge(
      [seen("a", "2026-10-01T00:00:00.000Z"), seen("b", "2026-10-20T00:00:00.000Z")],
      today
    )
    assert.isTrue(behavioral?.lastActiveAt !== undefined)
    assert.strictEqual(
      behavioral?.lastActiveAt === undefined ? "" : DateTime.formatIso(behavioral.lastActiveAt),
      "2026-10-20T00:00:00.000Z"
    )
    assert.deepStrictEqual(conflicts, [])
  })
})

describe("numbers", () => {
  const income = (provider: string, value: number) => source(provider, { demographics: { income: value } })

  it("within tolerance agree, and the middle one is told on", () => {
    const { conflicts, demographics, provenance } = merge(
      [income("a", 90_000), income("b", 95_000), income("c", 102_000)],
      today
    )
    assert.strictEqual(demographics?.income, 95_000)
    assert.deepStrictEqual(conflicts, [])
    assert.deepStrictEqual(provenance["demographics.income"]?.agreedBy, ["a", "c"])
  })

  it("beyond it conflict", () => {
    const { conflicts, demographics } = merge([income("a", 90_000), income("b", 95_000), income("c", 250_000)], today)
    assert.notStrictEqual(demographics?.income, 250_000)
    assert.deepStrictEqual(conflicts[0]?.rejected, [{ value: 250_000, provider: "c" }])
  })
})

describe("lists", () => {
  it("the same topic is one signal, as last seen", () => {
    const signals = (provider: string, topic: string, strength: number, day: string) =>
      source(provider, {
        behavioral: { intentSignals: [{ topic, strength, observedAt: `2026-10-${day}T00:00:00.000Z` }] }
      })
    const { behavioral, conflicts } = merge(
      [
        signals("a", "Auto Insurance", 0.4, "01"),
        signals("b", "auto insurance", 0.7, "09"),
        signals("c", "Boats", 0.9, "02")
      ],
      today
    )
    assert.deepStrictEqual(
      behavioral?.intentSignals?.map(({ strength, topic }) => [topic, strength]),
      [
        ["Boats", 0.9],
        ["auto insurance", 0.7]
      ]
    )
    assert.deepStrictEqual(conflicts, [])
  })

  it("the same claim is one claim, with the amount that somebody knows", () => {
    const claims = (
      provider: string,
      ...claimsHistory: ReadonlyArray<{ date: string; cause: string; amount?: number }>
    ) => source(provider, { propertyData: { claimsHistory } })
    const { propertyData } = merge(
      [
        claims("a", { date: "2021-03-01", cause: "Hail" }),
        claims(
          "b",
          { date: "2021-03-01", cause: "hail", amount: 8000 },
          { date: "2024-01-05", cause: "water", amount: 900 }
        )
      ],
      today
    )
    assert.deepStrictEqual(
      propertyData?.claimsHistory?.map(({ amount, cause, date }) => [date, cause, amount]),
      [
        ["2024-01-05", "water", 900],
        ["2021-03-01", "hail", 8000]
      ]
    )
  })
})

describe("vehicles", () => {
  const vin = "1HGCM82633A004352"

  it("are matched by VIN, else by year, make and model", () => {
    const { conflicts, provenance, vehicleData } = merge(
      [
        source("a", { vehicleData: [{ vin, year: 2019, make: "Honda", model: "Accord" }] }),
        source("b", { vehicleData: [{ year: 2019, make: "HONDA", model: "accord", ownership: "leased" }] }),
        source("c", {
          vehicleData: [
            { vin, coverage: "full" },
            { year: 2022, make: "Ford", model: "F-150" }
          ]
        }),
        source("d", { vehicleData: [{ year: 2022, make: "ford", model: "F150", ownership: "owned" }] })
      ],
      today
    )
    assert.lengthOf(vehicleData ?? [], 2)
    assert.deepInclude(vehicleData?.[0], { year: 2022, make: "Ford", model: "F-150", ownership: "owned" })
    assert.deepInclude(vehicleData?.[1], { vin, make: "Honda", model: "Accord", ownership: "leased", coverage: "full" })
    assert.deepStrictEqual(provenance["vehicleData.1.make"]?.agreedBy, ["b"])
    assert.deepStrictEqual(conflicts, [])
  })

  it("two alike of one household stay two", () => {
    const pair = [
      { year: 2020, make: "Kia", model: "Soul" },
      { year: 2020, make: "Kia", model: "Soul" }
    ]
    const { vehicleData } = merge([source("a", { vehicleData: pair }), source("b", { vehicleData: pair })], today)
    assert.lengthOf(vehicleData ?? [], 2)
  })

  it("a difference names its vehicle", () => {
    const held = (provider: string, ownership: "leased" | "owned") =>
      source(provider, { vehicleData: [{ vin, ownership }] }, { reliability: ownership === "owned" ? 0.9 : 0.5 })
    const { conflicts, vehicleData } = merge([held("a", "leased"), held("b", "owned")], today)
    assert.strictEqual(vehicleData?.[0]?.ownership, "owned")
    assert.strictEqual(conflicts[0]?.field, "vehicleData.0.ownership")
  })
})
