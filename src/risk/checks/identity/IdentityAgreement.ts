import type { Check, Evidence } from "../Check.ts"
import { clear, contradicted, unknown } from "../Judgement.ts"
import { contradictionsIn } from "./Contradictions.ts"
import { disagreements, type Edge, identityGraph, ofLead } from "./Graph.ts"
import type { Attribute } from "./Levels.ts"

const nature = {
  name: "identity_agreement",
  category: "identity",
  cannotTell:
    "Which source is right, and why somebody is in none: the young, the newly arrived and the private often are."
} as const

const fields: Readonly<Record<Attribute, string>> = {
  givenName: "firstName",
  familyName: "lastName",
  birthDate: "dateOfBirth",
  home: "address",
  phone: "phone",
  email: "email",
  employer: "company.name"
}

const certain = 0.9
const mostEvidence = 40

const evidenceOf = (graph: ReadonlyArray<Edge>): ReadonlyArray<Evidence> =>
  disagreements(graph)
    .slice(0, mostEvidence)
    .map(({ attribute, between: [a, b] }) => ({ field: fields[attribute], says: `${a} and ${b} disagree` }))

export const identityAgreement: Check = subject => {
  const graph = identityGraph(subject)
  const edges = ofLead(graph)
  const settledBy =
    subject.lead.dateOfBirth === undefined ? "Ask for the date of birth." : "Ask a source that has not been asked yet."
  if (edges.length === 0)
    return unknown(nature, { settledBy, message: "No source knows the person, which is no fault." })
  const evidence = evidenceOf(graph)
  const signals = contradictionsIn(graph)
  if (signals.some(({ strength }) => strength === "hard"))
    return contradicted(nature, {
      evidence,
      signals,
      settledBy: "Ask for a document that shows name and date of birth.",
      message: "Sources and the lead cannot all be speaking of one person."
    })
  if (signals.length > 0)
    return unknown(nature, {
      evidence,
      signals,
      settledBy: "Ask where the person lives now.",
      message: "Sources know the person at another address, as they do of everybody who moved."
    })
  return edges.some(({ probability }) => probability >= certain)
    ? clear(nature, { evidence, message: "A source knows the person as stated." })
    : unknown(nature, { evidence, settledBy, message: "No source says enough to tell whether it is the same person." })
}
