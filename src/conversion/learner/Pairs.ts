import { type Design, sigmoid } from "./Design.ts"
import { bucketOf } from "./Encoder.ts"
import type { Examples } from "./Examples.ts"
import { type Bucketing, bucketCount, type CategoryTerm, type NumberTerm, type PairTerm, type Term } from "./Terms.ts"
import type { Work } from "./Work.ts"

const maxPairs = 8
const maxBuckets = 8
const shrinkage = 10
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
  readonly halves: Uint8Array
}

/** For either half of the examples, the weight of each cell by one Newton step, and what it saves on the other half in nats. */
const trial = (one: Bucketed, other: Bucketed, { errors, curvatures, halves }: Residuals) => {
  const cells = one.count * other.count
  const slopes = new Float64Array(2 * cells)
  const curves = new Float64Array(2 * cells)
  for (let row = 0; row < errors.length; row++) {
    const cell = ((one.buckets[row] ?? 0) * other.count + (other.buckets[row] ?? 0)) * 2 + (halves[row] ?? 0)
    slopes[cell] = (slopes[cell] ?? 0) + (errors[row] ?? 0)
    curves[cell] = (curves[cell] ?? 0) + (curvatures[row] ?? 0)
  }
  const weights = slopes.map((slope, cell) => -slope / ((curves[cell] ?? 0) + shrinkage))
  const saved = weights.reduce((sum, weight, cell) => {
    const across = cell ^ 1
    return sum - (slopes[across] ?? 0) * weight - 0.5 * (curves[across] ?? 0) * weight * weight
  }, 0)
  return { weights, saved }
}

/** What is left unexplained once the pair has its say: of each half, by the weights of the other. */
const explained = (one: Bucketed, other: Bucketed, weights: Float64Array, residuals: Residuals): Residuals => ({
  ...residuals,
  errors: residuals.errors.map((error, row) => {
    const cell = ((one.buckets[row] ?? 0) * other.count + (other.buckets[row] ?? 0)) * 2 + (residuals.halves[row] ?? 0)
    return error + (residuals.curvatures[row] ?? 0) * (weights[cell ^ 1] ?? 0)
  })
})

interface Candidate {
  readonly one: Bucketed
  readonly other: Bucketed
  readonly weights: Float64Array
  readonly saved: number
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
 * before it left unexplained, judged by what one half of the examples tells of the other.
 */
export function* promisingPairs(
  examples: Examples,
  terms: ReadonlyArray<Term>,
  { outcomes }: Pick<Design, "outcomes">,
  logits: Float64Array,
  halves: Uint8Array
): Work<ReadonlyArray<PairTerm>> {
  const singles = terms.filter(term => term._tag !== "Pair").map(term => bucketed(examples, term))
  const told = logits.map(sigmoid)
  let residuals: Residuals = {
    errors: told.map((probability, row) => probability - (outcomes[row] ?? 0)),
    curvatures: told.map(probability => probability * (1 - probability)),
    halves: halves.map(fold => fold & 1)
  }
  const all = singles.flatMap((one, at) => singles.slice(at + 1).map(other => ({ one, other })))
  let candidates = yield* tried(all, residuals)
  const chosen: Array<PairTerm> = []
  while (chosen.length < maxPairs) {
    const [best, ...others] = candidates
    if (best === undefined || best.saved < leastSaved) break
    const { one, other, weights } = best
    chosen.push({ _tag: "Pair", features: [one.feature, other.feature], buckets: [one.bucketing, other.bucketing] })
    residuals = explained(one, other, weights, residuals)
    candidates = yield* tried(others.slice(0, maxRetried), residuals)
  }
  return chosen
}
