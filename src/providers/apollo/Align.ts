import { emailAddress } from "../normalise/EmailAddress.ts"
import { sameName } from "../normalise/PersonName.ts"
import type { Keys } from "./Request.ts"
import type { Person } from "./Wire.ts"

type Found = Person | null | undefined

const hasEmailOf = (person: Found, asked: Keys) =>
  asked.email !== undefined &&
  [person?.email, ...(person?.personal_emails ?? [])].some(email => emailAddress(email) === asked.email)

const hasNameOf = (person: Person, asked: Keys) =>
  sameName(
    { firstName: person.first_name, lastName: person.last_name, fullName: person.name },
    { firstName: asked.first_name, lastName: asked.last_name }
  )

/** Someone stands at a place that is not theirs, and their own place has somebody else. */
const isShifted = (asked: ReadonlyArray<Keys>, matches: ReadonlyArray<Found>) =>
  matches.some((person, place) =>
    asked.some((keys, own) => own !== place && hasEmailOf(person, keys) && !hasEmailOf(person, asked[place] ?? {}))
  )

export interface Aligned {
  readonly people: ReadonlyArray<Found>
  /** People that belong to no question: then a question without an answer cannot be called a miss. */
  readonly strangers: number
}

/** Answers stand at the places of their questions; when they plainly do not, e-mail and name tell whose they are. */
export const align = (asked: ReadonlyArray<Keys>, matches: ReadonlyArray<Found>): Aligned => {
  if (matches.length === asked.length && !isShifted(asked, matches)) return { people: matches, strangers: 0 }
  const unclaimed = new Set(matches.filter(person => person !== null && person !== undefined))
  const claim = (belongs: (person: Person) => boolean) => {
    const person = [...unclaimed].find(belongs)
    if (person !== undefined) unclaimed.delete(person)
    return person
  }
  const byEmail = asked.map(keys => claim(person => hasEmailOf(person, keys)))
  const people = byEmail.map((person, place) => person ?? claim(candidate => hasNameOf(candidate, asked[place] ?? {})))
  return { people, strangers: unclaimed.size }
}
