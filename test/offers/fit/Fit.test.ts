import { assert, describe, it } from "@effect/vitest"
import { DateTime, FastCheck as fc, Schema } from "effect"
import { facts } from "../../../src/offers/fit/Facts.ts"
import { fitOf, trustOf } from "../../../src/offers/fit/Fit.ts"
import { fitTables, fitTablesVersion } from "../../../src/offers/fit/tables/FitTables.ts"
import { OfferQuestion, OfferReason } from "../../../src/offers/Reason.ts"
import { cast } from "./Cast.ts"
import { anybody, but, candidates, now, person } from "./Persons.ts"

const candidate = fc.constantFrom(...candidates)
const share = fc.double({ min: 0, max: 1, noNaN: true })
const auto = { offerType: "auto", product: "personal_auto" } as const
const homeowners = { offerType: "home", product: "homeowners" } as const
const renters = { offerType: "home", product: "renters" } as const
const commercial = { offerType: "commercial", product: "business_owners" } as const
const termLife = { offerType: "life", product: "term_life" } as const

describe("the fit", () => {
  it.prop("is 0-100, and the base and the reasons sum to it", [anybody, candidate], ([applicant, offered]) => {
    const { fitBase, fitScore, knownShare, questions, reasons } = fitOf(applicant, offered, now)
    assert.isTrue(Number.isInteger(fitScore) && fitScore >= 0 && fitScore <= 100)
    assert.strictEqual(
      reasons.reduce((sum, { weight }) => sum + weight, fitBase),
      fitScore
    )
    assert.isTrue(knownShare >= 0 && knownShare <= 1)
    assert.isTrue(reasons.every(Schema.is(Schema.typeSchema(OfferReason))))
    assert.isTrue(questions.every(Schema.is(Schema.typeSchema(OfferQuestion))))
    assert.isTrue(
      reasons.every(({ impact, weight }) => impact === (weight > 0 ? "positive" : weight < 0 ? "negative" : "neutral"))
    )
  })

  it.prop("earns no less by what is better known", [anybody, candidate, share], ([applicant, offered, more]) => {
    const before = fitOf(applicant, offered, now)
    const confidence = Object.fromEntries(
      Object.entries(applicant.confidence).map(([field, sure]) => [field, sure + (1 - sure) * more])
    )
    const after = fitOf(but(applicant, { confidence }), offered, now)
    for (const { category, weight } of before.reasons.filter(({ impact }) => impact === "positive"))
      assert.isTrue(after.reasons.some(reason => reason.category === category && reason.weight >= weight))
    assert.isTrue(after.knownShare >= before.knownShare - 1e-9)
  })

  it("earns in proportion to how sure a fact is, and in full from a lead's own word on", () => {
    const at = (confidence: number) =>
      fitOf(
        person({
          demographics: { homeownerStatus: "owner" },
          confidence: { "demographics.homeownerStatus": confidence }
        }),
        homeowners,
        now
      ).reasons[0]?.weight ?? 0
    assert.deepStrictEqual([0, 0.25, 0.5, 0.95, 1].map(at), [0, 3, 6, 12, 12])
    assert.strictEqual(trustOf(0.95), 1)
  })

  it("asks for what is not known, the most valuable first and a handful at most", () => {
    for (const offered of candidates) {
      const { fitScore, knownShare, questions, reasons } = fitOf(person({}), offered, now)
      assert.deepStrictEqual([fitScore, knownShare, reasons.length], [20, 0, 0])
      assert.isTrue(questions.length > 0 && questions.length <= 5)
      assert.deepStrictEqual(
        questions.map(({ points }) => points),
        questions.map(({ points }) => points).sort((a, b) => b - a)
      )
    }
  })

  it("asks again for what it doubts, and not for what it knows", () => {
    const asked = (confidence: number) =>
      fitOf(
        person({
          demographics: { homeownerStatus: "owner" },
          confidence: { "demographics.homeownerStatus": confidence }
        }),
        homeowners,
        now
      ).questions.find(({ field }) => field === "attributes.occupancy")?.points
    assert.deepStrictEqual([0.3, 0.6].map(asked), [8, undefined])
  })

  it.prop("gains by an answer no more than its question promised", [anybody], ([applicant]) => {
    const unasked = but(applicant, { interests: [] })
    for (const offered of candidates) {
      const before = fitOf(unasked, offered, now)
      const promised = before.questions.find(({ field }) => field === "lead.interests")?.points ?? 0
      const after = fitOf(but(applicant, { interests: [offered.offerType] }), offered, now)
      assert.strictEqual(after.fitScore - before.fitScore, promised)
    }
  })

  it("gives commercial points to those who can decide, and asks who decides before all else", () => {
    const firm = { companySize: 14, naicsCode: "722511", revenue: 1_400_000 }
    const as = (seniority?: "owner" | "manager" | "entry") =>
      fitOf(person({ firmographics: { ...firm, ...(seniority && { seniority }) } }), commercial, now)
    assert.isTrue(as("owner").fitScore > as("manager").fitScore && as("manager").fitScore > as("entry").fitScore)
    assert.isTrue(as("entry").reasons.every(({ weight }) => weight <= 0))
    const unknown = as()
    const role = unknown.questions.find(({ field }) => field === "firmographics.seniority")
    assert.strictEqual(role?.points, as("owner").fitScore - unknown.fitScore)
    assert.isTrue(unknown.questions.every(({ points }) => points <= (role?.points ?? 0)))
  })

  it("tells an owner's home from a tenant's", () => {
    const of = (homeownerStatus: "owner" | "renter") => person({ demographics: { homeownerStatus } })
    assert.isTrue(fitOf(of("owner"), homeowners, now).fitScore > fitOf(of("renter"), homeowners, now).fitScore)
    assert.isTrue(fitOf(of("renter"), renters, now).fitScore > fitOf(of("owner"), renters, now).fitScore)
    const buyer = person({ demographics: { homeownerStatus: "renter" }, stated: { lifeEvents: ["home_purchase"] } })
    assert.isTrue(fitOf(buyer, homeowners, now).fitScore > fitOf(buyer, renters, now).fitScore)
  })

  it("lets a sign of intent fade", () => {
    const seen = (days: number) =>
      fitOf(
        person({
          behavioral: {
            intentSignals: [
              {
                topic: "car insurance quotes",
                strength: 0.9,
                observedAt: DateTime.formatIso(DateTime.subtract(now, { days }))
              }
            ]
          }
        }),
        auto,
        now
      ).fitScore
    assert.deepStrictEqual([0, 40, 90, 200].map(seen), [33, 28, 23, 20])
  })

  it("sees those who live on an income without life cover", () => {
    const { reasons } = fitOf(person({ stated: { dependants: 3, existingLifeCover: 0 } }), termLife, now)
    assert.deepStrictEqual(
      reasons.map(({ category, weight }) => [category, weight]),
      [
        ["demographic_fit", 13],
        ["coverage_gap", 12]
      ]
    )
  })

  it("puts first what an agent would put first", () => {
    const first = (name: keyof typeof cast) => {
      const applicant = cast[name]
      assert.isDefined(applicant)
      return candidates
        .map(offered => ({ ...offered, ...fitOf(applicant, offered, now) }))
        .sort((a, b) => b.fitScore - a.fitScore)[0]?.product
    }
    assert.strictEqual(first("young renter with a financed car"), "personal_auto")
    assert.strictEqual(first("owner couple with children"), "bundle")
    assert.strictEqual(first("restaurant owner"), "business_owners")
    assert.strictEqual(first("condo owner"), "condo")
    assert.strictEqual(first("63-year-old"), "marketplace_health")
  })
})

describe("what has no bearing on the fit", () => {
  it.prop("is what another line reads", [anybody, anybody], ([applicant, other]) => {
    const elsewhere = but(applicant, {
      profile: {
        behavioral: applicant.profile.behavioral,
        demographics: other.profile.demographics,
        firmographics: other.profile.firmographics,
        propertyData: other.profile.propertyData
      },
      confidence: {}
    })
    assert.deepStrictEqual(fitOf(elsewhere, auto, now), fitOf(but(applicant, { confidence: {} }), auto, now))
  })

  it("is a topic of nothing insured", () => {
    const observedAt = DateTime.formatIso(now)
    const about = (topic: string) => {
      const applicant = person({ behavioral: { intentSignals: [{ topic, strength: 1, observedAt }] } })
      return candidates.map(offered => fitOf(applicant, offered, now))
    }
    for (const topic of ["medicare", "pet insurance", "insurance jobs", "dental plan"])
      assert.deepStrictEqual(about(topic), about("gardening"))
  })
})

describe("the tables", () => {
  it("can reach 100 and never pass 0", () => {
    for (const { base, rules } of Object.values(fitTables)) {
      assert.strictEqual(base + rules.reduce((sum, { gain }) => sum + gain, 0), 100)
      assert.isTrue(base - rules.reduce((sum, { loss = 0 }) => sum + loss, 0) >= 0)
    }
  })

  it("hold shares within -1 and 1, in the order of their values, and each fact that there is", () => {
    const used = new Set<string>()
    for (const { rules } of Object.values(fitTables))
      for (const rule of rules) {
        used.add(rule.fact)
        const levels = "from" in rule ? rule.from.map(([, level]) => level) : Object.values(rule.when)
        assert.isTrue(levels.every(([of]) => of >= -1 && of <= 1))
        assert.isTrue(
          levels.every(([of]) => of <= 0 || rule.gain > 0) && levels.every(([of]) => of >= 0 || (rule.loss ?? 0) > 0)
        )
        if ("from" in rule)
          assert.deepStrictEqual(
            rule.from,
            rule.from.toSorted(([a], [b]) => a - b)
          )
      }
    assert.deepStrictEqual([...used].sort(), Object.keys(facts).sort())
  })

  it("are known by their day and content: settle the day anew when a weight changes", () => {
    assert.strictEqual(fitTablesVersion, "2026-11-26.1edc29c7")
  })
})
