import { type Attribute, type Compared, compared } from "./Levels.ts"
import { type Likelihood, type Likelihoods, statedLikelihoods } from "./Likelihoods.ts"
import type { Person } from "./Person.ts"

export interface Part {
  readonly attribute: Attribute
  /** Nothing when it cannot be compared. */
  readonly level: string | undefined
  /** Bits for (above 0) or against one person; all parts and the prior sum to the log-odds. */
  readonly weight: number
}

export interface Sameness {
  readonly probability: number
  readonly parts: ReadonlyArray<Part>
}

export interface Belief {
  /** Probability before anything is compared. */
  readonly prior: number
  readonly likelihoods: Likelihoods
}

export const statedBelief: Belief = { prior: 0.5, likelihoods: statedLikelihoods }

const part = <L extends string>(
  attribute: Attribute,
  level: L | undefined,
  table: Readonly<Record<L, Likelihood>>
): Part => {
  if (level === undefined) return { attribute, level, weight: 0 }
  const { ifOther, ifSame } = table[level]
  return { attribute, level, weight: Math.log2(ifSame / ifOther) }
}

const partsOf = (found: Compared, of: Likelihoods): ReadonlyArray<Part> => [
  part("givenName", found.givenName, of.givenName),
  part("familyName", found.familyName, of.familyName),
  part("birthDate", found.birthDate, of.birthDate),
  part("home", found.home, of.home),
  part("phone", found.phone, of.phone),
  part("email", found.email, of.email),
  part("employer", found.employer, of.employer)
]

export const judged = (found: Compared, { likelihoods, prior }: Belief): Sameness => {
  const parts = partsOf(found, likelihoods)
  const bits = parts.reduce((sum, { weight }) => sum + weight, Math.log2(prior / (1 - prior)))
  return { probability: 1 / (1 + 2 ** -bits), parts }
}

/** Whether two records are of one person, as in the record linkage of Fellegi and Sunter (1969). */
export const samePerson = (a: Person, b: Person, belief: Belief = statedBelief): Sameness =>
  judged(compared(a, b), belief)
