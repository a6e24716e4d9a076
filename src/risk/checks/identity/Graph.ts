import type { Subject } from "../Check.ts"
import { type Attribute, attributes, type Compared, compared } from "./Levels.ts"
import type { Person } from "./Person.ts"
import { personOfClaims, personOfLead } from "./PersonOf.ts"
import { type Belief, judged, type Sameness, statedBelief } from "./SamePerson.ts"

interface Source {
  readonly name: string
  readonly person: Person
}

export type Standing = "agrees" | "disagrees" | "not_compared"

/** What two sources say of each other. */
export interface Edge extends Sameness {
  readonly between: readonly [string, string]
  readonly found: Compared
  readonly standing: Readonly<Record<Attribute, Standing>>
}

const leadItself = "lead"

const sourcesOf = ({ answers, lead }: Subject): ReadonlyArray<Source> => [
  { name: leadItself, person: personOfLead(lead) },
  ...answers.flatMap(({ provider, record }) =>
    record === null ? [] : [{ name: provider, person: personOfClaims(record.identity) }]
  )
]

const standingOf = (level: string | undefined): Standing => {
  if (level === undefined) return "not_compared"
  return level === "other" || level === "part" ? "disagrees" : "agrees"
}

const edgeOf = (a: Source, b: Source, belief: Belief): Edge => {
  const found = compared(a.person, b.person)
  return {
    between: [a.name, b.name],
    found,
    standing: {
      givenName: standingOf(found.givenName),
      familyName: standingOf(found.familyName),
      birthDate: standingOf(found.birthDate),
      home: standingOf(found.home),
      phone: standingOf(found.phone),
      email: standingOf(found.email),
      employer: standingOf(found.employer)
    },
    ...judged(found, belief)
  }
}

/** Every two sources, the lead being one of them. */
export const identityGraph = (subject: Subject): ReadonlyArray<Edge> => {
  const sources = sourcesOf(subject)
  return sources.flatMap((source, at) =>
    sources.slice(at + 1).map(other => edgeOf(source, other, subject.belief ?? statedBelief))
  )
}

export const ofLead = (graph: ReadonlyArray<Edge>): ReadonlyArray<Edge> =>
  graph.filter(({ between: [first] }) => first === leadItself)

export const disagreements = (
  graph: ReadonlyArray<Edge>
): ReadonlyArray<{ readonly attribute: Attribute; readonly between: readonly [string, string] }> =>
  graph.flatMap(({ between, standing }) =>
    attributes.filter(attribute => standing[attribute] === "disagrees").map(attribute => ({ attribute, between }))
  )
