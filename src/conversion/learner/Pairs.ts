import { foldCount } from "./CrossValidation.ts"
import { type Design, sigmoid } from "./Design.ts"
import { bucketOf } from "./Encoder.ts"
import type { Examples } from "./Examples.ts"
import { type Bucketing, bucketCount, type CategoryTerm, type NumberTerm, type PairTerm, type Term } from "./Terms.ts"
import type { Work } from "./Work.ts"

const maxPairs = 8
const maxBuckets = 8
const shrinkages = [10, 40, 160, 640]
const maxRetried = 200
/** Nats below which a pair is not worth its columns. */
const leastSaved = 1

const bucketingOf = (term: NumberTerm | CategoryTerm): Bucketing => {
  if (term._tag === "Category") return { levels: term.levels.slice(0, maxBuckets) }
  const inner = term.knots.slice(1)
  const step = Math.max(1, inner.length / maxBuckets)
  return {
    cuts: Array.from({ length: Math.min(maxBuckets, inner.length) }, (_, at) => inner[Math.floor(at * step)] ?? 0)
  }
}

interface Bucketed {
  readonly feature: string
  readonly bucketing: Bucketing
  readonly count: number
  readonly buckets: Uint8Array
}

const bucketed = (examples: Examples, term: NumberTerm | CategoryTerm): Bucketed => {
  const bucketing = bucketingOf(term)
  const bucket = bucketOf(bucketing)
  const buckets = Uint8Array.from({ length: examples.size }, (_, row) => bucket(examples.value(row, term.feature)))
  return { feature: term.feature, bucketing, count: bucketCount(bucketing), buckets }
}

interface Residuals {
  readonly errors: Float64Array
  readonly curvatures: Float64Array
  readonly folds: Uint8Array
}

interface Cells {
  /** By cell, and in it by fold. */
  readonly slopes: Float64Array
  readonly curves: Float64Array
}

const cellOf = (one: Bucketed, other: Bucketed, folds: Uint8Array, row: number): number =>
  ((one.buckets[row] ?? 0) * other.count + (other.buckets[row] ?? 0)) * foldCount + (folds[row] ?? 0)

const cellsOf = (one: Bucketed, other: Bucketed, { errors, curvatures, folds }: Residuals): Cells => {
  const size = one.count * other.count * foldCount
  const [slopes, curves] = [new Float64Array(size), new Float64Array(size)]
  for (let row = 0; row < errors.length; row++) {
    const cell = cellOf(one, other, folds, row)
    slopes[cell] = (slopes[cell] ?? 0) + (errors[row] ?? 0)
    curves[cell] = (curves[cell] ?? 0) + (curvatures[row] ?? 0)
  }
  return { slopes, curves }
}

/** For each fold the weight of each cell by one Newton step on all others. */
const weightsOf = ({ slopes, curves }: Cells, shrinkage: number): Float64Array => {
  const weights = new Float64Array(slopes.length)
  for (let from = 0; from < slopes.length; from += foldCount) {
    let [slope, curve] = [0, shrinkage]
    for (let at = from; at < from + foldCount; at++) {
      slope += slopes[at] ?? 0
      curve += curves[at] ?? 0
    }
    for (let at = from; at < from + foldCount; at++)
      weights[at] = ((slopes[at] ?? 0) - slope) / (curve - (curves[at] ?? 0))
  }
  return weights
}

/** What such weights save in nats on the folds that they did not see. */
const savedBy = ({ slopes, curves }: Cells, weights: Float64Array): number =>
  weights.reduce((sum, weight, at) => sum - weight * ((slopes[at] ?? 0) + 0.5 * (curves[at] ?? 0) * weight), 0)

interface Trial {
  readonly shrinkage: number
  readonly saved: number
}

/** A pair of many thin cells needs more shrinkage to be worth anything than one of a few full ones. */
const trial = (one: Bucketed, other: Bucketed, residuals: Residuals): Trial => {
  const cells = cellsOf(one, other, residuals)
  return shrinkages
    .map(shrinkage => ({ shrinkage, saved: savedBy(cells, weightsOf(cells, shrinkage)) }))
    .reduce((best, next) => (next.saved > best.saved ? next : best))
}

/** What is left unexplained once the pair has its say: of each fold, by the weights of the others. */
const explained = ({ one, other, shrinkage }: Candidate, residuals: Residuals): Residuals => {
  const weights = weightsOf(cellsOf(one, other, residuals), shrinkage)
  return {
    ...residuals,
    errors: residuals.errors.map(
      (error, row) =>
        error + (residuals.curvatures[row] ?? 0) * (weights[cellOf(one, other, residuals.folds, row)] ?? 0)
    )
  }
}

interface Candidate extends Trial {
  readonly one: Bucketed
  readonly other: Bucketed
}

function* tried(pairs: ReadonlyArray<Pick<Candidate, "one" | "other">>, residuals: Residuals): Work<Array<Candidate>> {
  const candidates: Array<Candidate> = []
  for (const { one, other } of pairs) {
    candidates.push({ one, other, ...trial(one, other, residuals) })
    yield
  }
  return candidates.sort((a, b) => b.saved - a.saved)
}

/**
 * Pairs of features that tell more together than each by itself, one after the other: the one that saves most of what those
 * before it left unexplained, judged by what the other folds tell of each.
 */
export function* promisingPairs(
  examples: Examples,
  terms: ReadonlyArray<Term>,
  { outcomes }: Pick<Design, "outcomes">,
  logits: Float64Array,
  folds: Uint8Array
): Work<ReadonlyArray<PairTerm>> {
  const singles = terms.filter(term => term._tag !== "Pair").map(term => bucketed(examples, term))
  const told = logits.map(sigmoid)
  let residuals: Residuals = {
    errors: told.map((probability, row) => probability - (outcomes[row] ?? 0)),
    curvatures: told.map(probability => probability * (1 - probability)),
    folds
  }
  const all = singles.flatMap((one, at) => singles.slice(at + 1).map(other => ({ one, other })))
  let candidates = yield* tried(all, residuals)
  const chosen: Array<PairTerm> = []
  while (chosen.length < maxPairs) {
    const [best, ...others] = candidates
    if (best === undefined || best.saved < leastSaved) break
    const { one, other } = best
    chosen.push({ _tag: "Pair", features: [one.feature, other.feature], buckets: [one.bucketing, other.bucketing] })
    residuals = explained(best, residuals)
    candidates = yield* tried(others.slice(0, maxRetried), residuals)
  }
  return chosen
}
