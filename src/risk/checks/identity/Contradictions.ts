import type { Signal } from "../Check.ts"
import { signalOf } from "../Signals.ts"
import { type Edge, ofLead } from "./Graph.ts"

const same = 0.5
const another = 0.1

const namesAgree = ({ standing }: Edge) => standing.givenName === "agrees" && standing.familyName === "agrees"
const isReached = ({ standing }: Edge) => standing.phone === "agrees" || standing.email === "agrees"

/** The name and a phone or mailbox are the lead's, the birth date is not, and nobody else confirms the lead's. */
const birthDate = (edges: ReadonlyArray<Edge>): boolean =>
  !edges.some(({ standing }) => standing.birthDate === "agrees") &&
  edges.some(edge => edge.found.birthDate === "other" && namesAgree(edge) && isReached(edge))

/** The mailbox is the lead's and nothing else is; a number is given anew to others, a mailbox hardly ever. */
const person = (edges: ReadonlyArray<Edge>): boolean =>
  !edges.some(({ probability }) => probability >= same) &&
  edges.some(
    ({ found, probability, standing }) =>
      standing.email === "agrees" &&
      found.givenName === "other" &&
      found.familyName === "other" &&
      standing.home !== "agrees" &&
      probability < another
  )

const place = (edges: ReadonlyArray<Edge>): boolean => {
  const theirs = edges.filter(({ found, probability }) => probability >= same && found.home !== undefined)
  return theirs.length > 0 && theirs.every(({ found }) => found.home === "other")
}

export const contradictionsIn = (graph: ReadonlyArray<Edge>): ReadonlyArray<Signal> => {
  const edges = ofLead(graph)
  return [
    ...(birthDate(edges) ? [signalOf("FR-04-BIRTH")] : []),
    ...(person(edges) ? [signalOf("FR-04-PERSON")] : []),
    ...(place(edges) ? [signalOf("FR-04-PLACE")] : [])
  ]
}
