import { assert, describe, it } from "@effect/vitest"
import { Arbitrary, Option, Schema } from "effect"
import { ConversionFeatures, conversionAllowList } from "../../src/conversion/ConversionFeatures.ts"
import { estimate, modelVersionOf } from "../../src/conversion/Estimate.ts"
import { logit } from "../../src/conversion/learner/Design.ts"
import { priorOf, priorVersion } from "../../src/conversion/Prior.ts"
import { soldShare } from "../../src/conversion/PriorTables.ts"
import { lawful } from "../../src/conversion/ProhibitedInputs.ts"
import { Channel } from "../../src/leads/Channel.ts"

const offer: ConversionFeatures = {
  offerType: "auto",
  channel: "exclusive_web",
  hoursSinceLead: 1,
  statedInterest: "this_line",
  intentStrength: null,
  fitScore: 60,
  tier: "primary",
  position: 0,
  premiumToStateAverage: 1,
  hasCallablePhone: true,
  emailQuality: "free_mail",
  linesHeld: 0,
  leadScore: 50
}
const told = (changes: Partial<ConversionFeatures>) => priorOf({ ...offer, ...changes }).probability
const any = Arbitrary.make(ConversionFeatures)

describe("the prior", () => {
  it("is the sourced share for an auto lead that is called as leads usually are", () => {
    for (const channel of Channel.literals) assert.closeTo(told({ channel }), soldShare[channel].mode, 1e-12)
  })

  it("multiplies odds by the line", () => {
    const odds = (p: number) => p / (1 - p)
    assert.closeTo(odds(told({ offerType: "life" })) / odds(told({})), 0.65, 1e-12)
  })

  it("falls with every minute that a web lead waits, and does not for who is on the line", () => {
    const waits = [0, 1 / 60, 2 / 60, 5 / 60, 0.5, 1, 4, 24, 72, 1000]
    const chances = waits.map(hoursSinceLead => told({ hoursSinceLead }))
    assert.deepStrictEqual(
      chances,
      [...chances].sort((a, b) => b - a)
    )
    assert.isAbove(told({ hoursSinceLead: 5 / 60 }), 1.8 * told({ hoursSinceLead: 1 }))
    assert.strictEqual(told({ channel: "live_transfer", hoursSinceLead: 24 }), told({ channel: "live_transfer" }))
  })

  it("believes less in a line that was not asked for", () => {
    assert.isBelow(told({ statedInterest: "other_line" }), told({}) / 2)
    assert.strictEqual(told({ statedInterest: "none" }), told({}))
  })

  it.prop("stands for few examples, lies within its interval, and adds up", [any], ([features]) => {
    const { examples, interval, parts, probability } = priorOf(features)
    assert.isTrue(examples >= 2 && examples <= 30)
    assert.isTrue(0 <= interval[0] && interval[0] <= probability && probability <= interval[1] && interval[1] <= 1)
    assert.isTrue(probability > 0 && probability < 1)
    assert.closeTo(
      parts.reduce((sum, part) => sum + part.logit, 0),
      logit(probability),
      1e-9
    )
  })
})

describe("an estimate without a model", () => {
  it("is the prior, and says so", () => {
    const estimated = estimate(Option.none(), offer)
    assert.strictEqual(estimated.modelVersion, priorVersion)
    assert.strictEqual(modelVersionOf(Option.none()), priorVersion)
    assert.strictEqual(estimated.probability, told({}))
  })

  it("is less sure the less is known", () => {
    const unknown = { ...offer, channel: null, hoursSinceLead: null, premiumToStateAverage: null, emailQuality: null }
    assert.isBelow(estimate(Option.none(), unknown).confidence, estimate(Option.none(), offer).confidence)
  })
})

describe("prohibited inputs", () => {
  const protectedFields = [
    "age",
    "dateOfBirth",
    "sex",
    "gender",
    "maritalStatus",
    "education",
    "occupation",
    "isHomeowner",
    "zip",
    "postalCode",
    "lastName",
    "language",
    "race",
    "ethnicity",
    "nationalOrigin",
    "creditRange",
    "religion",
    "disability",
    "geneticTest",
    "driving_violations",
    "immigrationStatus"
  ]

  it("are refused as a feature, with the rule", () => {
    for (const feature of protectedFields) {
      const refused = lawful({ ...conversionAllowList, [feature]: "category" })
      assert.isTrue(refused._tag === "Left" && refused.left.feature === feature, feature)
    }
    assert.strictEqual(lawful(conversionAllowList)._tag, "Right")
  })

  it("are refused with an offer, as is anything that is not on the list", () => {
    const decode = Schema.decodeUnknownOption(ConversionFeatures)
    assert.isTrue(Option.isSome(decode(offer)))
    for (const feature of [...protectedFields, "anything"])
      assert.isTrue(Option.isNone(decode({ ...offer, [feature]: "x" })), feature)
  })

  it("are on neither list, which are the same", () =>
    assert.deepStrictEqual(Object.keys(conversionAllowList), Object.keys(ConversionFeatures.fields)))
})
