import { assert, describe, it } from "@effect/vitest"
import { Utils } from "effect"
import { foldCount } from "../../src/conversion/learner/CrossValidation.ts"
import { Examples } from "../../src/conversion/learner/Examples.ts"
import { foldsOf } from "../../src/conversion/learner/Folds.ts"
import { learn } from "../../src/conversion/learner/Learner.ts"
import { learnTerms } from "../../src/conversion/learner/LearnTerms.ts"
import { promisingPairs } from "../../src/conversion/learner/Pairs.ts"
import { finish } from "../../src/conversion/learner/Work.ts"

const average = -1

/** Four names of eight levels each; `faint` is how much the first two, and the last two, tell only together. */
const drawn = (seed: number, faint: number) => {
  const random = new Utils.PCGRandom(seed)
  const examples = new Examples({ a: "category", b: "category", c: "category", d: "category" })
  const together = (one: number, other: number) => ((one + other) % 2 === 0 ? faint : -faint)
  for (let row = 0; row < 6000; row++) {
    const [a, b, c, d] = [random.integer(8), random.integer(8), random.integer(8), random.integer(8)]
    const logit = average + together(a, b) + together(c, d)
    examples.add({ a: `${a}`, b: `${b}`, c: `${c}`, d: `${d}` }, random.number() < 1 / (1 + Math.exp(-logit)))
  }
  return examples
}

const promisingIn = (examples: Examples) => {
  const { outcomes, size } = examples
  const terms = finish(learnTerms(examples, 8))
  const told = new Float64Array(size).fill(average)
  const pairs = finish(promisingPairs(examples, terms, { outcomes }, told, foldsOf(outcomes, foldCount, 1)))
  return pairs.map(({ features }) => features.join(" x ")).sort()
}

describe("pairs", () => {
  it("are found one after the other where their cells are many and faint", () => {
    for (const seed of [6, 7, 8, 9, 10])
      assert.deepStrictEqual(promisingIn(drawn(seed, 0.2)), ["a x b", "c x d"], `${seed}`)
  })

  it("do not enter where they tell nothing", () => {
    for (const seed of [6, 7, 8]) assert.deepStrictEqual(finish(learn(drawn(seed, 0), 1)).plan.pairs, [], `${seed}`)
  })
})
