import { crossValidate, foldCount, type Validated } from "./CrossValidation.ts"
import { designOf } from "./Design.ts"
import type { Examples } from "./Examples.ts"
import { foldsOf } from "./Folds.ts"
import { learnTerms } from "./LearnTerms.ts"
import { promisingPairs } from "./Pairs.ts"
import { type Penalty, penaltiesOf } from "./Penalties.ts"
import type { PairTerm, Term } from "./Terms.ts"
import type { Work } from "./Work.ts"
import { surelySave } from "./Worth.ts"

const strengths = [1000, 300, 100, 30, 10, 3, 1]
const curve = 0.5
const pair = 1
const coarse = 8
const fine = 64

/** What the search has settled on. */
export interface Plan {
  readonly steps: number
  readonly pairs: ReadonlyArray<PairTerm>
  readonly penalty: Penalty
}

interface Candidate {
  readonly plan: Plan
  readonly terms: ReadonlyArray<Term>
  readonly validated: Validated
}

const better = (one: Candidate, other: Candidate): Candidate =>
  other.validated.loss < one.validated.loss ? other : one

const worthIt = (plain: Candidate, elaborate: Candidate, outcomes: Uint8Array): Candidate =>
  surelySave(plain.validated.logits, elaborate.validated.logits, outcomes) ? elaborate : plain

function* best(
  examples: Examples,
  folds: Uint8Array,
  steps: number,
  pairs: ReadonlyArray<PairTerm>,
  around: ReadonlyArray<number>
): Work<Candidate> {
  const terms = [...(yield* learnTerms(examples, steps)), ...pairs]
  const design = yield* designOf(examples, terms)
  const penalties = around.map(strength => ({ strength, curve, pair }))
  const tried = yield* crossValidate(
    design,
    folds,
    penalties.map(penalty => penaltiesOf(terms, penalty))
  )
  return tried
    .flatMap((validated, at): ReadonlyArray<Candidate> => {
      const penalty = penalties[at]
      return penalty === undefined ? [] : [{ plan: { steps, pairs, penalty }, terms, validated }]
    })
    .reduce(better)
}

/** Strengths from which another structure's best one is not far. */
const near = ({ plan }: Candidate) => {
  const at = strengths.indexOf(plan.penalty.strength)
  return strengths.slice(Math.max(0, at - 1), at + 2)
}

/** How fine numbers are cut, which pairs enter and how dear weights are: whatever tells held-out examples best. */
export function* planOf(examples: Examples, seed: number): Work<Plan> {
  const folds = foldsOf(examples.outcomes, foldCount, seed)
  const plain = yield* best(examples, folds, coarse, [], strengths)
  const single = worthIt(plain, yield* best(examples, folds, fine, [], near(plain)), examples.outcomes)
  const others = foldsOf(examples.outcomes, foldCount, seed + 2)
  const design = { outcomes: examples.outcomes }
  const pairs = yield* promisingPairs(examples, plain.terms, design, single.validated.logits, others)
  if (pairs.length === 0) return single.plan
  const crossed = yield* best(examples, folds, single.plan.steps, pairs, near(single))
  return worthIt(single, crossed, examples.outcomes).plan
}
