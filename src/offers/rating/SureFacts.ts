import { statedFact as stated, vehicleFact as vehicle } from "../applicant/Applicant.ts"
import type { Known } from "../applicant/Known.ts"
import * as facts from "../applicant/Underwriting.ts"

/** What is likelier wrong than right prices nothing: it counts as not known, and is assumed and asked for. */
const least = 0.5

const sure = <A>(fact: Known<A> | undefined): Known<A> | undefined =>
  fact !== undefined && fact.confidence >= least ? fact : undefined

export const demographic: typeof facts.demographic = (applicant, field) => sure(facts.demographic(applicant, field))

export const firmographic: typeof facts.firmographic = (applicant, field) => sure(facts.firmographic(applicant, field))

export const propertyFact: typeof facts.propertyFact = (applicant, field) => sure(facts.propertyFact(applicant, field))

export const statedFact: typeof stated = (applicant, name) => sure(stated(applicant, name))

export const vehicleFact: typeof vehicle = (applicant, index, name) => sure(vehicle(applicant, index, name))
