import { chooseCalibration } from "./ChooseCalibration.ts"
import { crossValidate, foldCount } from "./CrossValidation.ts"
import { type Design, designOf } from "./Design.ts"
import { layOut } from "./Encoder.ts"
import type { Examples } from "./Examples.ts"
import { foldsOf } from "./Folds.ts"
import { laplaceCovariance } from "./Laplace.ts"
import { learnTerms } from "./LearnTerms.ts"
import { fitLogistic } from "./Logistic.ts"
import type { Model } from "./Model.ts"
import { penaltiesOf } from "./Penalties.ts"
import { sampleOf } from "./Sample.ts"
import { type Plan, planOf } from "./Search.ts"
import type { Term } from "./Terms.ts"
import type { Work } from "./Work.ts"

const tolerance = 1e-7
const maxSearched = 40_000

export interface Learnt {
  readonly model: Model
  readonly plan: Plan
  /** Mean surprise in nats of held-out examples, before calibration. */
  readonly crossValidatedLoss: number
}

/** What each term adds on average over the examples. */
const averagesOf = (terms: ReadonlyArray<Term>, design: Design, weights: Float64Array): ReadonlyArray<number> => {
  const sums = new Float64Array(design.columns)
  design.indices.forEach((column, at) => {
    sums[column] = (sums[column] ?? 0) + (design.values[at] ?? 0)
  })
  return layOut(terms).map(({ first, columns }) => {
    let total = 0
    for (let column = first; column < first + columns; column++) total += (sums[column] ?? 0) * (weights[column] ?? 0)
    return total / Math.max(1, design.rows)
  })
}

/** Learns from the examples how probable acceptance is; the same model from the same examples and seed. */
export function* learn(examples: Examples, seed: number): Work<Learnt> {
  const plan = yield* planOf(yield* sampleOf(examples, maxSearched, seed), seed)
  const terms = [...(yield* learnTerms(examples, plan.steps)), ...plan.pairs]
  const design = yield* designOf(examples, terms)
  const penalties = penaltiesOf(terms, plan.penalty)
  const folds = foldsOf(examples.outcomes, foldCount, seed + 1)
  const [held] = yield* crossValidate(design, folds, [penalties])
  const logits = held?.logits ?? new Float64Array(design.rows)
  const calibration = yield* chooseCalibration({ logits, outcomes: design.outcomes }, folds, foldCount)
  const rows = Int32Array.from(design.outcomes.keys())
  const start = new Float64Array(design.columns)
  const weights = yield* fitLogistic({ design, rows, penalties, start, tolerance })
  const averages = averagesOf(terms, design, weights)
  const covariance = yield* laplaceCovariance(design, penalties, weights)
  return {
    model: { terms, weights: [...weights], averages, covariance, calibration },
    plan,
    crossValidatedLoss: held?.loss ?? Number.NaN
  }
}
