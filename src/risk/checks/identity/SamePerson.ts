import { Schema } from "effect"
import { type Attribute, attributes, type Compared, compared } from "./Levels.ts"
import { ByRelation, Likelihoods, type Relation, statedLikelihoods } from "./Likelihoods.ts"
import type { Person } from "./Person.ts"

export interface Part {
  readonly attribute: Attribute
  /** Nothing when it cannot be compared. */
  readonly level: string | undefined
  /** Bits for (above 0) or against one person, after the parts before it; all parts and the prior sum to the log-odds. */
  readonly weight: number
}

export interface Sameness {
  readonly probability: number
  readonly parts: ReadonlyArray<Part>
}

/** Shares before anything is compared, and what each relation lets expect of a comparison. */
export const Belief = Schema.Struct({ shares: ByRelation, likelihoods: Likelihoods })
export type Belief = typeof Belief.Type

export const statedBelief: Belief = {
  shares: { same: 0.5, household: 0.05, namesakes: 0.05, strangers: 0.4 },
  likelihoods: statedLikelihoods
}

const likelihoodsOf = (found: Compared, of: Likelihoods): Readonly<Record<Attribute, ByRelation | undefined>> => ({
  givenName: found.givenName && of.givenName[found.givenName],
  familyName: found.familyName && of.familyName[found.familyName],
  birthDate: found.birthDate && of.birthDate[found.birthDate],
  home: found.home && of.home[found.home],
  phone: found.phone && of.phone[found.phone],
  email: found.email && of.email[found.email],
  employer: found.employer && of.employer[found.employer]
})

const times = (shares: ByRelation, of: ByRelation): ByRelation => ({
  same: shares.same * of.same,
  household: shares.household * of.household,
  namesakes: shares.namesakes * of.namesakes,
  strangers: shares.strangers * of.strangers
})

const logOdds = ({ household, namesakes, same, strangers }: ByRelation) =>
  Math.log2(same / (household + namesakes + strangers))

/** How often each relation gives just this, whatever else is found. */
export const jointly = (found: Compared, { likelihoods, shares }: Belief): Readonly<Record<Relation, number>> =>
  Object.values(likelihoodsOf(found, likelihoods)).reduce<ByRelation>(
    (all, of) => (of === undefined ? all : times(all, of)),
    shares
  )

export const judged = (found: Compared, { likelihoods, shares }: Belief): Sameness => {
  const likelihood = likelihoodsOf(found, likelihoods)
  let now = shares
  const parts = attributes.map((attribute): Part => {
    const of = likelihood[attribute]
    const before = now
    if (of !== undefined) now = times(before, of)
    return { attribute, level: found[attribute], weight: of === undefined ? 0 : logOdds(now) - logOdds(before) }
  })
  return { probability: 1 / (1 + 2 ** -logOdds(now)), parts }
}

/**
 * Whether two records are of one person, as in the record linkage of Fellegi and Sunter (1969), two persons of one
 * household being told apart from strangers as in Winkler (1993).
 */
export const samePerson = (a: Person, b: Person, belief: Belief = statedBelief): Sameness =>
  judged(compared(a, b), belief)
