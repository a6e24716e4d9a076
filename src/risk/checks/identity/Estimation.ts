import { type Attribute, attributes, type Compared, levels } from "./Levels.ts"
import type { Likelihood, Likelihoods } from "./Likelihoods.ts"
import { type Belief, judged, statedBelief } from "./SamePerson.ts"

interface Pattern {
  readonly found: Compared
  readonly count: number
}

const maxRounds = 100
const settled = 1e-6
/** Pairs' worth of belief in the starting values, so that a level never seen keeps a likelihood. */
const pseudoPairs = 1

const patternsOf = (pairs: Iterable<Compared>): ReadonlyArray<Pattern> => {
  const patterns = new Map<string, { readonly found: Compared; count: number }>()
  for (const found of pairs) {
    const key = attributes.map(attribute => found[attribute] ?? "").join(" ")
    const known = patterns.get(key)
    if (known === undefined) patterns.set(key, { found, count: 1 })
    else known.count++
  }
  return [...patterns.values()]
}

type Weighted = Pattern & { readonly same: number }

const relearnt =
  (patterns: ReadonlyArray<Weighted>, attribute: Attribute) =>
  <L extends string>(
    all: ReadonlyArray<L>,
    before: Readonly<Record<L, Likelihood>>
  ): Readonly<Record<L, Likelihood>> => {
    const stated = patterns.filter(({ found }) => found[attribute] !== undefined)
    const sum = (pairs: ReadonlyArray<Weighted>, weight: (pair: Weighted) => number) =>
      pairs.reduce((total, pair) => total + pair.count * weight(pair), 0)
    const same = sum(stated, pair => pair.same) + pseudoPairs
    const other = sum(stated, pair => 1 - pair.same) + pseudoPairs
    const next: Record<L, Likelihood> = { ...before }
    for (const level of all) {
      const here = stated.filter(({ found }) => found[attribute] === level)
      next[level] = {
        ifSame: (sum(here, pair => pair.same) + pseudoPairs * before[level].ifSame) / same,
        ifOther: (sum(here, pair => 1 - pair.same) + pseudoPairs * before[level].ifOther) / other
      }
    }
    return next
  }

const maximised = (patterns: ReadonlyArray<Weighted>, { likelihoods: of }: Belief): Belief => {
  const learn = (attribute: Attribute) => relearnt(patterns, attribute)
  const pairs = patterns.reduce((sum, { count }) => sum + count, 0)
  const likelihoods: Likelihoods = {
    givenName: learn("givenName")(levels.givenName, of.givenName),
    familyName: learn("familyName")(levels.familyName, of.familyName),
    birthDate: learn("birthDate")(levels.birthDate, of.birthDate),
    home: learn("home")(levels.home, of.home),
    phone: learn("phone")(levels.phone, of.phone),
    email: learn("email")(levels.email, of.email),
    employer: learn("employer")(levels.employer, of.employer)
  }
  return { prior: patterns.reduce((sum, { count, same }) => sum + count * same, 0) / pairs, likelihoods }
}

/** What pairs of records show by themselves, without being told who is who: expectation and maximisation in turn. */
export const estimated = (pairs: Iterable<Compared>, start: Belief = { ...statedBelief, prior: 0.1 }): Belief => {
  const patterns = patternsOf(pairs)
  let belief = start
  for (let round = 0; round < maxRounds && patterns.length > 0; round++) {
    const current = belief
    belief = maximised(
      patterns.map(pattern => ({ ...pattern, same: judged(pattern.found, current).probability })),
      start
    )
    if (Math.abs(belief.prior - current.prior) < settled) break
  }
  return belief
}
