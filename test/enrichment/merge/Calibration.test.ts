import { assert, describe, it } from "@effect/vitest"
import { merge } from "../../../src/enrichment/merge/Merge.ts"
import { Stage } from "../../../src/profile/Profile.ts"
import { type Answer, calibrationError, oneOf, seeded } from "./Simulation.ts"
import { source, today } from "./Sources.ts"

const stages = Stage.literals
const halfLifeDays = 1095

/** A provider is right as often as its reliability, match and the age of the fact say; else it names any other stage. */
const simulated = (people: number, providers: ReadonlyArray<number>): ReadonlyArray<Answer> => {
  const random = seeded(7)
  return Array.from({ length: people }, () => {
    const truth = oneOf(random, stages)
    const echoed: Array<(typeof stages)[number]> = []
    const sources = providers.map((reliability, index) => {
      const daysAgo = Math.floor(random() * 1500)
      const match = 0.6 + 0.4 * random()
      const right = random() < reliability * match * 2 ** (-daysAgo / halfLifeDays)
      const [wrong = truth, ...others] = stages.filter(stage => stage !== truth)
      const copied = random() < 0.1 ? echoed.at(-1) : undefined
      const stage = copied ?? (right ? truth : oneOf(random, [wrong, ...others]))
      echoed.push(stage)
      return source(`p${index}`, { firmographics: { stage } }, { daysAgo, match, reliability })
    })
    const { fieldConfidence, firmographics } = merge(sources, today)
    return { confidence: fieldConfidence["firmographics.stage"] ?? 0, right: firmographics?.stage === truth }
  })
}

describe("a confidence is a probability", () => {
  it("of one provider", () => assert.isBelow(calibrationError(simulated(4000, [0.8])), 0.05))

  it("of two", () => assert.isBelow(calibrationError(simulated(4000, [0.9, 0.7])), 0.05))

  it("of four of different worth", () => assert.isBelow(calibrationError(simulated(4000, [0.95, 0.8, 0.6, 0.5])), 0.05))

  it("and of what is told at about 0.8, about 80 % are right", () => {
    const answers = simulated(8000, [0.9, 0.8, 0.7, 0.6]).filter(
      ({ confidence }) => confidence > 0.75 && confidence < 0.85
    )
    assert.isAbove(answers.length, 300)
    assert.approximately(answers.filter(({ right }) => right).length / answers.length, 0.8, 0.05)
  })
})
