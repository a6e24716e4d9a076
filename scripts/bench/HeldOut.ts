import { Examples } from "../../src/conversion/learner/Examples.ts"
import { foldsOf } from "../../src/conversion/learner/Folds.ts"
import { learn } from "../../src/conversion/learner/Learner.ts"
import { scorerOf } from "../../src/conversion/learner/Scorer.ts"
import { finish } from "../../src/conversion/learner/Work.ts"

const folds = 5
const seed = 20_26

export interface HeldOut {
  readonly logits: Float64Array
  readonly probabilities: Float64Array
  readonly outcomes: Uint8Array
}

export const learnt = (examples: Examples) => scorerOf(finish(learn(examples, seed)).model)

const picked = (examples: Examples, keep: (row: number) => boolean) => {
  const part = new Examples(examples.allowed)
  for (let row = 0; row < examples.size; row++)
    if (keep(row)) part.add(examples.features(row), examples.outcomes[row] === 1)
  return part
}

/** Each example told by a model that was learnt without its fold, everything in it: bins, pairs, penalty, calibration. */
export const crossValidated = (examples: Examples): HeldOut => {
  const fold = foldsOf(examples.outcomes, folds, seed)
  const logits = new Float64Array(examples.size)
  const probabilities = new Float64Array(examples.size)
  for (let held = 0; held < folds; held++) {
    const score = learnt(picked(examples, row => fold[row] !== held))
    for (let row = 0; row < examples.size; row++) {
      if (fold[row] !== held) continue
      const { logit, probability } = score(examples.features(row))
      logits[row] = logit
      probabilities[row] = probability
    }
  }
  return { logits, probabilities, outcomes: examples.outcomes }
}

/** The later part told by a model of the earlier. */
export const laterTold = (examples: Examples, earlierShare: number): HeldOut => {
  const from = Math.floor(earlierShare * examples.size)
  const score = learnt(picked(examples, row => row < from))
  const scored = Array.from({ length: examples.size - from }, (_, row) => score(examples.features(from + row)))
  return {
    logits: Float64Array.from(scored, ({ logit }) => logit),
    probabilities: Float64Array.from(scored, ({ probability }) => probability),
    outcomes: examples.outcomes.subarray(from)
  }
}
