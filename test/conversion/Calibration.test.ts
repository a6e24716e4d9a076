import { assert, describe, it } from "@effect/vitest"
import { FastCheck, Utils } from "effect"
import { calibrated, isotonic, platt } from "../../src/conversion/learner/Calibration.ts"
import { chooseCalibration } from "../../src/conversion/learner/ChooseCalibration.ts"
import { foldsOf } from "../../src/conversion/learner/Folds.ts"
import { auc, hitsInTop, metricsOf } from "../../src/conversion/learner/Metrics.ts"
import { finish } from "../../src/conversion/learner/Work.ts"

/** Outcomes that follow `truth` of the logit that is told. */
const told = (count: number, truth: (logit: number) => number, seed = 11) => {
  const random = new Utils.PCGRandom(seed)
  const logits = Float64Array.from({ length: count }, () => 6 * random.number() - 4)
  return {
    logits,
    outcomes: logits.reduce((all, z, at) => {
      all[at] = random.number() < 1 / (1 + Math.exp(-truth(z))) ? 1 : 0
      return all
    }, new Uint8Array(count))
  }
}
const chosenFor = (all: ReturnType<typeof told>) => finish(chooseCalibration(all, foldsOf(all.outcomes, 5, 1), 5))

describe("calibration", () => {
  it("leaves alone what is right already", () => assert.strictEqual(chosenFor(told(4000, z => z))._tag, "None"))

  it("leaves alone what chance bends a little, whichever chance it was", () => {
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8])
      assert.strictEqual(chosenFor(told(2000, z => z, seed))._tag, "None", `${seed}`)
  })

  it("straightens who is too sure of himself by a line", () => {
    const found = chosenFor(told(20_000, z => 0.5 * z + 1))
    assert.strictEqual(found._tag, "Platt")
    for (const z of [-3, 0, 2]) assert.closeTo(calibrated(found, z), 0.5 * z + 1, 0.15)
  })

  it("follows what bends", () => {
    const bent = (z: number) => (z < 0 ? -2.5 : 1.5)
    const found = chosenFor(told(20_000, bent))
    assert.strictEqual(found._tag, "Isotonic")
    for (const z of [-2, 1]) assert.closeTo(calibrated(found, z), bent(z), 0.25)
  })

  it.prop(
    "never turns an order around, and never is sure",
    [
      FastCheck.array(FastCheck.tuple(FastCheck.double({ min: -20, max: 20, noNaN: true }), FastCheck.boolean()), {
        minLength: 1,
        maxLength: 400
      }),
      FastCheck.double({ min: -30, max: 30, noNaN: true }),
      FastCheck.double({ min: 0, max: 30, noNaN: true })
    ],
    ([pairs, z, more]) => {
      const all = {
        logits: Float64Array.from(pairs, ([logit]) => logit),
        outcomes: Uint8Array.from(pairs, ([, hit]) => (hit ? 1 : 0))
      }
      for (const calibration of [finish(platt(all)), isotonic(all)]) {
        assert.isTrue(Number.isFinite(calibrated(calibration, z)))
        assert.isAtLeast(calibrated(calibration, z + more) + 1e-9, calibrated(calibration, z))
      }
    }
  )
})

describe("figures", () => {
  const outcomes = Uint8Array.of(0, 1, 0, 1)

  it("count how often one who accepted stands above one who did not, a tie as half", () => {
    assert.strictEqual(auc(Float64Array.of(1, 2, 3, 4), outcomes), 0.75)
    assert.strictEqual(auc(Float64Array.of(1, 1, 1, 1), outcomes), 0.5)
    assert.strictEqual(auc(Float64Array.of(1, 1), Uint8Array.of(0, 0)), 0.5)
  })

  it("count hits at the top", () => {
    assert.strictEqual(hitsInTop(Float64Array.of(1, 2, 3, 4), outcomes, 0.25), 1)
    assert.strictEqual(hitsInTop(Float64Array.of(1, 2, 3, 4), outcomes, 0.5), 1)
  })

  it("tell surprise, squared error and distance from what came true", () => {
    const figures = metricsOf({ probabilities: Float64Array.of(0.25, 0.25, 0.25, 0.25), outcomes })
    assert.closeTo(figures.logLoss, -(Math.log(0.25) + Math.log(0.75)) / 2, 1e-12)
    assert.closeTo(figures.brier, (0.75 ** 2 + 0.25 ** 2) / 2, 1e-12)
    assert.closeTo(figures.calibrationError, 0.25, 1e-12)
    assert.deepInclude(figures, { examples: 4, positives: 2, auc: 0.5 })
  })
})
