import { assert, describe, it } from "@effect/vitest"
import { Effect, FastCheck, Schema } from "effect"
import { logit } from "../../src/conversion/learner/Design.ts"
import type { Features } from "../../src/conversion/learner/Features.ts"
import { learn } from "../../src/conversion/learner/Learner.ts"
import { metricsOf } from "../../src/conversion/learner/Metrics.ts"
import { Model } from "../../src/conversion/learner/Model.ts"
import { scorerOf } from "../../src/conversion/learner/Scorer.ts"
import { finish, inSlices } from "../../src/conversion/learner/Work.ts"
import { allowed, drawn, examplesOf } from "./Simulated.ts"

const people = drawn(4000, 1)
const later = drawn(4000, 2)
const { model, plan } = finish(learn(examplesOf(people), 7))
const score = scorerOf(model)
const told = later.map(({ features }) => score(features))
const outcomes = Uint8Array.from(later, ({ accepted }) => (accepted ? 1 : 0))

const anything = FastCheck.record({
  hours: FastCheck.oneof(FastCheck.constant(null), FastCheck.double()),
  channel: FastCheck.oneof(FastCheck.constant(null), FastCheck.string(), FastCheck.constantFrom("referral", "list")),
  phone: FastCheck.oneof(FastCheck.constant(null), FastCheck.boolean()),
  noise: FastCheck.oneof(FastCheck.constant(null), FastCheck.double(), FastCheck.string())
})

describe("a learnt model", () => {
  it("tells nearly what is true of those it has not seen", () => {
    const probabilities = Float64Array.from(told, ({ probability }) => probability)
    const truth = Float64Array.from(later, ({ logit }) => 1 / (1 + Math.exp(-logit)))
    const [ours, best] = [metricsOf({ probabilities, outcomes }), metricsOf({ probabilities: truth, outcomes })]
    assert.isBelow(ours.logLoss, best.logLoss + 0.006)
    assert.isAbove(ours.auc, best.auc - 0.01)
    assert.isBelow(ours.calibrationError, 0.03)
  })

  it("holds the true logit within its 95 % interval nine times of ten", () => {
    const held = told.filter(
      ({ calibratedLogit, deviation }, at) => Math.abs(calibratedLogit - (later[at]?.logit ?? 0)) < 1.96 * deviation
    )
    assert.isAbove(held.length / told.length, 0.85)
  })

  it("finds the pair that matters", () => {
    assert.deepInclude(
      plan.pairs.map(({ features }) => [...features].sort()),
      ["channel", "phone"]
    )
  })

  it.prop("explains every logit to the last bit, whatever it is asked about", [anything], ([features]) => {
    const { calibratedLogit, intercept, logit: whole, parts, probability } = score(features)
    assert.strictEqual(
      parts.reduce((sum, part) => sum + part.logit, intercept),
      whole
    )
    assert.isTrue(probability > 0 && probability < 1)
    assert.closeTo(logit(probability), calibratedLogit, 1e-6)
  })

  it("names each feature once, and says of the average example nothing special", () => {
    const seen = people.map(({ features }) => score(features))
    const names = seen[0]?.parts.map(({ feature }) => feature) ?? []
    assert.strictEqual(new Set(names).size, names.length)
    for (const [at, name] of names.entries()) {
      const mean = seen.reduce((sum, { parts }) => sum + (parts[at]?.logit ?? 0), 0) / seen.length
      assert.closeTo(mean, 0, 1e-5, name)
    }
  })

  it("is the same from the same examples and seed, in one go or in slices, and after it was stored", async () => {
    const sliced = await Effect.runPromise(inSlices(learn(examplesOf(people), 7)))
    assert.deepStrictEqual(sliced.model, model)
    const stored = Schema.encodeSync(Schema.parseJson(Model))(model)
    const restored = scorerOf(Schema.decodeSync(Schema.parseJson(Model))(stored))
    for (const { features } of later.slice(0, 100)) assert.deepStrictEqual(restored(features), score(features))
  })

  it("never looks at what is not on its list", () => {
    const tempted = people.map(person => ({
      ...person,
      features: { ...person.features, race: person.accepted ? "a" : "b" }
    }))
    assert.deepStrictEqual(finish(learn(examplesOf(tempted), 7)).model, model)
    for (const { features } of later.slice(0, 50))
      assert.deepStrictEqual(score({ ...features, race: "a" }), score(features))
  })
})

describe("learning", () => {
  const learntFrom = (examples: ReadonlyArray<{ readonly features: Features; readonly accepted: boolean }>) =>
    scorerOf(finish(learn(examplesOf(examples.map(example => ({ ...example, logit: 0 }))), 1)).model)

  it("tells a rare outcome as rare as it is", () => {
    const rare = drawn(6000, 3, -5)
    const score = learntFrom(rare)
    const mean = rare.reduce((sum, { features }) => sum + score(features).probability, 0) / rare.length
    const share = rare.filter(({ accepted }) => accepted).length / rare.length
    assert.closeTo(mean, share, share / 5)
  })

  it("makes do with one outcome alone, with a single example, with features that say nothing", () => {
    const none = drawn(300, 4).map(person => ({ ...person, accepted: false }))
    const empty = { hours: null, channel: null, phone: null, noise: null }
    for (const examples of [none, none.slice(0, 1), none.map(person => ({ ...person, features: empty }))]) {
      const { probability } = learntFrom(examples)({ hours: 3, channel: "web", phone: true, noise: 0 })
      assert.isTrue(probability > 0 && probability < 0.5, `${probability}`)
    }
  })

  it("bounds a category of countless levels", () => {
    const people = drawn(3000, 5).map((person, at) => ({
      ...person,
      features: { ...person.features, channel: `c${at}` }
    }))
    const { model } = finish(learn(examplesOf(people, allowed), 1))
    assert.isBelow(model.weights.length, 400)
  })
})
