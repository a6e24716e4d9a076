import { Record } from "effect"
import type { Work } from "../../../conversion/learner/Work.ts"
import type { Attribute } from "./Levels.ts"
import { type ByRelation, type Likelihoods, relations } from "./Likelihoods.ts"
import type { Pattern } from "./Patterns.ts"
import { type Belief, jointly, statedBelief } from "./SamePerson.ts"

const maxRounds = 100
const settled = 1e-6
/** Pairs' worth of belief in the stated values, so that a level never seen keeps a likelihood. */
const pseudoPairs = 1

const total = (of: ByRelation) => relations.reduce((sum, relation) => sum + of[relation], 0)

const scaled = (of: ByRelation, by: number): ByRelation => Record.map(of, share => share * by)

/** A pattern with the number of its pairs that stand in each relation. */
interface Weighed extends Pattern {
  readonly pairs: ByRelation
}

const weighed = (pattern: Pattern, belief: Belief): Weighed => {
  const joint = jointly(pattern.found, belief)
  return { ...pattern, pairs: scaled(joint, pattern.count / total(joint)) }
}

const sumOf = (patterns: ReadonlyArray<Weighed>): ByRelation =>
  patterns.reduce<ByRelation>(
    (sum, { pairs }) => ({
      same: sum.same + pairs.same,
      household: sum.household + pairs.household,
      namesakes: sum.namesakes + pairs.namesakes,
      strangers: sum.strangers + pairs.strangers
    }),
    { same: 0, household: 0, namesakes: 0, strangers: 0 }
  )

/** What a household or a namesake is does not change with the pairs; only how the same person and strangers show. */
const relearnt =
  (patterns: ReadonlyArray<Weighed>, attribute: Attribute) =>
  <L extends string>(stated: Readonly<Record<L, ByRelation>>): { readonly [K in L]: ByRelation } => {
    const compared = sumOf(patterns.filter(({ found }) => found[attribute] !== undefined))
    const at = Map.groupBy(patterns, ({ found }) => found[attribute])
    return Record.map(stated, (before, level) => {
      const here = sumOf([...at].flatMap(([found, those]) => (found === level ? those : [])))
      const share = (of: "same" | "strangers") => (here[of] + pseudoPairs * before[of]) / (compared[of] + pseudoPairs)
      return { ...before, same: share("same"), strangers: share("strangers") }
    })
  }

function* relearntLikelihoods(patterns: ReadonlyArray<Weighed>, of: Likelihoods): Work<Likelihoods> {
  const givenName = relearnt(patterns, "givenName")(of.givenName)
  yield
  const familyName = relearnt(patterns, "familyName")(of.familyName)
  yield
  const birthDate = relearnt(patterns, "birthDate")(of.birthDate)
  yield
  const home = relearnt(patterns, "home")(of.home)
  yield
  const phone = relearnt(patterns, "phone")(of.phone)
  yield
  const email = relearnt(patterns, "email")(of.email)
  yield
  return { givenName, familyName, birthDate, home, phone, email, employer: relearnt(patterns, "employer")(of.employer) }
}

/**
 * Households and namesakes are never believed rarer than stated: where none has been met yet the next may be one, and
 * would be taken for the person.
 */
const relearntShares = (patterns: ReadonlyArray<Weighed>, { shares: stated }: Belief): ByRelation => {
  const sum = sumOf(patterns)
  const found = scaled(sum, 1 / total(sum))
  const household = Math.max(found.household, stated.household)
  const namesakes = Math.max(found.namesakes, stated.namesakes)
  const left = (1 - household - namesakes) / (found.same + found.strangers)
  return { same: found.same * left, household, namesakes, strangers: found.strangers * left }
}

/** What pairs of records show by themselves, without being told who is who: expectation and maximisation in turn. */
export function* estimating(patterns: ReadonlyArray<Pattern>, stated: Belief = statedBelief): Work<Belief> {
  let belief = stated
  for (let round = 0; round < maxRounds && patterns.length > 0; round++) {
    const before = belief
    const all: Array<Weighed> = []
    for (const pattern of patterns) {
      all.push(weighed(pattern, before))
      yield
    }
    belief = {
      shares: relearntShares(all, stated),
      likelihoods: yield* relearntLikelihoods(all, stated.likelihoods)
    }
    if (Math.abs(belief.shares.same - before.shares.same) < settled) break
  }
  return belief
}
