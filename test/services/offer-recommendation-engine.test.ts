import { assert, describe, it } from "@effect/vitest"
import { DateTime, FastCheck as fc, Option, Schema } from "effect"
import { LeadId } from "../../src/leads/Lead.ts"
import type { Applicant } from "../../src/offers/applicant/Applicant.ts"
import { decide } from "../../src/offers/Decide.ts"
import { DecisionInputs } from "../../src/offers/Decision.ts"
import { DecisionId } from "../../src/offers/DecisionId.ts"
import { OfferType } from "../../src/offers/OfferType.ts"
import { annualOf } from "../../src/offers/Premium.ts"
import { Recommendation } from "../../src/offers/Recommendation.ts"
import { firstBy } from "../../src/offers/ranking/Ranking.ts"
import { Demographics, Education, MaritalStatus } from "../../src/profile/Profile.ts"
import { anybody, but, now, person } from "../offers/fit/Persons.ts"

const uuid = (n: number) => `01920000-0000-7000-8000-${String(n).padStart(12, "0")}`

const inputsOf = (applicant: Applicant, more: Partial<DecisionInputs> = {}) =>
  new DecisionInputs({
    leadId: LeadId.make("somebody"),
    decisionId: DecisionId.make(uuid(1)),
    offerIds: [2, 3, 4, 5, 6, 7].map(uuid),
    at: now,
    validUntil: DateTime.add(now, { days: 7 }),
    applicant,
    seed: 7,
    exploration: 0,
    ranking: "expected_value",
    experiment: null,
    unit: null,
    agentId: null,
    holdout: false,
    maxOffers: 6,
    view: {},
    ...more
  })

const decided = (applicant: Applicant, more?: Partial<DecisionInputs>) =>
  decide(inputsOf(applicant, more), Option.none())

const familyWithAFirm = person({
  state: "OH",
  demographics: { age: 41, income: 140_000, homeownerStatus: "owner", householdSize: 4 },
  firmographics: {
    seniority: "owner",
    companySize: 6,
    naicsCode: "541110",
    revenue: 900_000,
    companyState: "OH",
    operatingStatus: "active"
  },
  propertyData: { propertyType: "single_family", value: 320_000, yearBuilt: 1998, construction: "frame" },
  vehicles: [{ year: 2021, make: "Honda", model: "Civic" }],
  stated: { dependants: 2, annualSales: 900_000, buildingSquareFeet: 2_000 }
})

const typesOf = ({ offers }: Recommendation) => offers.map(({ offerType }) => offerType)
const encode = Schema.encodeSync(Recommendation)

describe("the offer recommendation engine", () => {
  it("offers a family with a firm each of the six lines", () => {
    const { recommendation } = decided(familyWithAFirm)
    assert.sameMembers(typesOf(recommendation), [...OfferType.literals], JSON.stringify(recommendation.notOffered))
  })

  it.prop(
    "keeps all that could have come first, what came first at the head, each with its chance",
    [anybody, fc.nat()],
    ([applicant, seed]) => {
      const { choices, recommendation } = decided(applicant, { seed, exploration: 0.3, maxOffers: 2 })
      const { notOffered, offers } = recommendation
      assert.strictEqual(choices.length + notOffered.length, OfferType.literals.length)
      for (const [at, offer] of offers.entries()) {
        const { offerType, fitScore, propensity, premium } = offer
        assert.deepInclude(choices[at], { offerType, fitScore, propensity, annualPremium: premium.annual })
      }
      const sum = choices.reduce((total, { propensity }) => total + propensity, 0)
      if (choices.length > 0) assert.approximately(sum, 1, 1e-9)
      const kept = choices.map(({ offerType, fitScore, probability }) => ({ offerType, fitScore, probability }))
      const [likeliest] = choices.toSorted((a, b) => b.propensity - a.propensity)
      assert.strictEqual(firstBy(kept, "expected_value")?.offerType, likeliest?.offerType)
    }
  )

  it.prop("says of each line either what it would be or by which rule it is not offered", [anybody], ([applicant]) => {
    const { offers, notOffered } = decided(applicant).recommendation
    const spoken = [...offers, ...notOffered].map(({ offerType }) => offerType)
    assert.sameMembers(spoken, [...OfferType.literals])
    for (const { reason, citation, opensWhen, ruleId } of notOffered)
      for (const text of [reason, citation, opensWhen, ruleId]) assert.isAbove(text.length, 2)
  })

  it.prop("explains every score and price to the last point and cent", [anybody], ([applicant]) => {
    for (const offer of decided(applicant).recommendation.offers) {
      assert.strictEqual(
        offer.reasoning.reduce((sum, { weight }) => sum + weight, offer.fitBase),
        offer.fitScore
      )
      assert.strictEqual(annualOf(offer.premium.breakdown), offer.premium.annual)
    }
  })

  it.prop(
    "decides the same from the same inputs, also when they went through the log",
    [anybody, fc.nat()],
    ([applicant, seed]) => {
      const inputs = inputsOf(applicant, { seed, exploration: 0.5 })
      const json = JSON.parse(JSON.stringify(Schema.encodeSync(DecisionInputs)(inputs)))
      const again = decide(Schema.decodeSync(DecisionInputs)(json), Option.none())
      assert.deepStrictEqual(encode(again.recommendation), encode(decide(inputs, Option.none()).recommendation))
    }
  )

  it.prop(
    "names one primary offer, two secondary ones and the rest",
    [anybody, fc.integer({ min: 1, max: 6 })],
    ([applicant, maxOffers]) => {
      const { offers } = decided(applicant, { maxOffers }).recommendation
      assert.isAtMost(offers.length, maxOffers)
      assert.deepStrictEqual(
        offers.map(({ tier }) => tier),
        ["primary", "secondary", "secondary", "tertiary", "tertiary", "tertiary"].slice(0, offers.length)
      )
    }
  )

  it.prop(
    "gives the holdout the order that everybody gets, explored by nobody",
    [anybody, fc.nat()],
    ([applicant, seed]) => {
      const { offers } = decided(applicant, { holdout: true, exploration: 1, seed }).recommendation
      const standard = ["auto", "home", "bundle", "life", "health", "commercial"]
      assert.deepStrictEqual(
        offers.map(({ offerType }) => offerType),
        standard.filter(type => offers.some(({ offerType }) => offerType === type))
      )
      assert.deepStrictEqual(
        offers.map(({ propensity }) => propensity),
        offers.map((_, position) => (position === 0 ? 1 : 0))
      )
    }
  )

  it.prop("changes nothing but the order by exploring, never a price", [anybody, fc.nat()], ([applicant, seed]) => {
    const price = ({ offers }: Recommendation) =>
      Object.fromEntries(offers.map(({ offerType, premium }) => [offerType, premium.annual]))
    const explored = decided(applicant, { exploration: 1, seed }).recommendation
    assert.deepStrictEqual(price(explored), price(decided(applicant).recommendation))
  })

  const demographics = fc.record({
    maritalStatus: fc.constantFrom(...MaritalStatus.literals),
    education: fc.constantFrom(...Education.literals),
    occupation: fc.string({ minLength: 1, maxLength: 20 })
  })
  const sexes = fc.constantFrom("female" as const, "male" as const)

  it.prop(
    "estimates the chance of acceptance from nothing that the law protects",
    [anybody, demographics, sexes, fc.integer({ min: 19, max: 60 })],
    ([applicant, told, sex, age]) => {
      const changed = but(applicant, {
        postalCode: "43004",
        profile: {
          ...applicant.profile,
          demographics: new Demographics({ ...applicant.profile.demographics, ...told, age })
        },
        stated: { ...applicant.stated, sex }
      })
      const chances = ({ features, recommendation }: ReturnType<typeof decided>) =>
        Object.fromEntries(
          recommendation.offers.map(({ offerId, product }) => {
            const { premiumToStateAverage: _, position: __, tier: ___, ...seen } = { ...features[offerId] }
            return [product, seen]
          })
        )
      const [before, after] = [chances(decided(applicant)), chances(decided(changed))]
      for (const [product, seen] of Object.entries(before))
        if (product in after) assert.deepStrictEqual(after[product], seen)
    }
  )
})
