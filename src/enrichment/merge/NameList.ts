import type { Choice } from "./Choice.ts"
import { type Comparator, comparator, looser, overstated } from "./Comparator.ts"
import { namesOf } from "./NameListText.ts"
import { type PersonName, samePerson, spelledBy, vaguer } from "./PersonName.ts"

type Persons = ReadonlyArray<PersonName>

/** Pairs every person of the claim with one of the candidate, or gives nothing when somebody is left over. */
const pairs = (claim: Persons, candidate: Persons): ReadonlyArray<readonly [PersonName, PersonName]> | undefined => {
  const left = [...candidate]
  const found: Array<readonly [PersonName, PersonName]> = []
  for (const person of claim) {
    const at = left.findIndex(other => samePerson(person, other))
    const other = left[at]
    if (other === undefined) return undefined
    left.splice(at, 1)
    found.push([person, other])
  }
  return found
}

const supports = (claim: Persons, candidate: Persons): number => {
  if (claim.length === 0 || candidate.length === 0) return 0
  if (claim.length > candidate.length) return pairs(candidate, claim) === undefined ? 0 : overstated
  const matched = pairs(claim, candidate)
  if (matched === undefined) return 0
  return matched.length === candidate.length && !matched.some(([a, b]) => vaguer(a, b)) ? 1 : looser
}

/** Lists of persons in any order and spelling; one that leaves somebody out, or gives family names only, is looser. */
export const nameList: Comparator<string> = comparator(namesOf, supports)

const abbreviates = (a: Persons, b: Persons) =>
  pairs(a, b)?.every(([person, other]) => spelledBy(person, other)) === true

/** The spelling that says most of what the others say more briefly. */
export const fullestNames: Choice<string> = agreeing => {
  const read = agreeing.map(({ value }) => namesOf(value))
  const weight = (of: Persons) =>
    agreeing.reduce((sum, { accuracy }, index) => (abbreviates(read[index] ?? [], of) ? sum + accuracy : sum), 0)
  const weights = read.map(weight)
  const best = weights.indexOf(Math.max(...weights))
  return agreeing[best] ?? agreeing[0]
}
