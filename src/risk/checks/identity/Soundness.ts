import { Schema } from "effect"
import type { Compared } from "./Levels.ts"
import type { ByRelation, Likelihoods } from "./Likelihoods.ts"
import type { Pattern } from "./Patterns.ts"
import { type Belief, judged, statedBelief } from "./SamePerson.ts"

/** Ten pairs for each likelihood that is learnt, and for each of the four levels an attribute has at most. */
const leastPairs = 300
const leastOfEach = 40
const mostDoubt = 0.05
const certain = 0.99
const leastAgreed = 0.95

const unsound = [
  "too_few_pairs",
  "too_few_of_one_kind",
  "too_much_doubt",
  "agreement_speaks_against",
  "opposes_the_certain",
  "confuses_the_ordinary"
] as const
export const Unsound = Schema.Literal(...unsound)
export type Unsound = typeof Unsound.Type

const nothing: Compared = {
  givenName: undefined,
  familyName: undefined,
  birthDate: undefined,
  home: undefined,
  phone: undefined,
  email: undefined,
  employer: undefined
}

/** What no population of leads is without. */
const ordinary: ReadonlyArray<{ readonly found: Compared; readonly isSame: boolean }> = [
  { found: { ...nothing, givenName: "same", familyName: "same", birthDate: "same", home: "same" }, isSame: true },
  { found: { ...nothing, givenName: "other", familyName: "same", birthDate: "other", home: "same" }, isSame: false },
  { found: { ...nothing, givenName: "same", familyName: "same", birthDate: "other", home: "other" }, isSame: false },
  { found: { ...nothing, givenName: "other", familyName: "other", birthDate: "other", home: "other" }, isSame: false }
]

const share = (patterns: ReadonlyArray<Pattern>, of: (pattern: Pattern) => number) => {
  const pairs = patterns.reduce((sum, { count }) => sum + count, 0)
  return pairs === 0 ? 1 : patterns.reduce((sum, pattern) => sum + pattern.count * of(pattern), 0) / pairs
}

const isSame = ({ probability }: { readonly probability: number }) => probability >= 0.5

const doubt = (patterns: ReadonlyArray<Pattern>, belief: Belief) =>
  share(patterns, ({ found }) => {
    const { probability } = judged(found, belief)
    return Math.min(probability, 1 - probability)
  })

const agreed = (patterns: ReadonlyArray<Pattern>, belief: Belief) =>
  share(
    patterns.filter(({ found }) => {
      const { probability } = judged(found, statedBelief)
      return probability >= certain || probability <= 1 - certain
    }),
    ({ found }) => Number(isSame(judged(found, belief)) === isSame(judged(found, statedBelief)))
  )

const speaksFor = ({ same, strangers }: ByRelation) => same > strangers

const isOrdered = (likelihoods: Likelihoods) =>
  Object.values(likelihoods).every(({ other, same }) => speaksFor(same) && !speaksFor(other))

/** Why it must not be served, if anything: what is learnt without being told who is who may have learnt something else. */
export const unsoundness = (patterns: ReadonlyArray<Pattern>, belief: Belief): ReadonlyArray<Unsound> => {
  const pairs = patterns.reduce((sum, { count }) => sum + count, 0)
  const fewest = pairs * Math.min(belief.shares.same, belief.shares.strangers)
  const against: Readonly<Record<Unsound, boolean>> = {
    too_few_pairs: pairs < leastPairs,
    too_few_of_one_kind: fewest < leastOfEach,
    too_much_doubt: doubt(patterns, belief) > mostDoubt,
    agreement_speaks_against: !isOrdered(belief.likelihoods),
    opposes_the_certain: agreed(patterns, belief) < leastAgreed,
    confuses_the_ordinary: ordinary.some(({ found, isSame: is }) => isSame(judged(found, belief)) !== is)
  }
  return unsound.filter(reason => against[reason])
}
