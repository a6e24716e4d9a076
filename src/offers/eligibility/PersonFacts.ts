import { DateTime } from "effect"
import type { Facts } from "../../rules/Field.ts"
import { statesOfZip } from "../../rules/tables/Zip.ts"
import { type Applicant, homeState, statedConfidence, statedFact } from "../applicant/Applicant.ts"
import { ageOn } from "../applicant/ApplicantOf.ts"
import type { LifeEvent } from "../applicant/Stated.ts"
import { demographic } from "../applicant/Underwriting.ts"
import { mapped, sure } from "./Sure.ts"

/** By the day of the east coast the exchanges and the carriers reckon. */
const eastern = DateTime.zoneUnsafeMakeNamed("America/New_York")
const hourMs = 3_600_000
let latest = { hour: Number.NaN, day: "" }

/** A day begins with an hour, there as anywhere in this country: the calendar is asked once an hour. */
const dayOf = (at: DateTime.Utc): string => {
  const hour = Math.floor(at.epochMillis / hourMs)
  if (hour !== latest.hour) latest = { hour, day: DateTime.formatIsoDate(DateTime.setZone(at, eastern)) }
  return latest.day
}

/** Life events that let one enrol in between. */
const qualifying: Partial<Record<LifeEvent, string>> = {
  marriage: "marriage",
  new_child: "birth_or_adoption",
  move: "move",
  job_loss: "loss_of_coverage",
  lost_health_cover: "loss_of_coverage"
}

const qualifyingEvent = (applicant: Applicant): Facts["qualifyingEvent"] =>
  statedFact(applicant, "marketplaceEvent") ??
  mapped(statedFact(applicant, "lifeEvents"), events =>
    events.map(event => qualifying[event]).find(event => event !== undefined)
  )

const ageOf = (applicant: Applicant, at: DateTime.Utc): Facts["age"] =>
  applicant.dateOfBirth === undefined
    ? sure(demographic(applicant, "age"))
    : { value: ageOn(applicant.dateOfBirth, at), confidence: statedConfidence, field: "lead.dateOfBirth" }

const zipMatchesState = ({ postalCode, state }: Applicant): Facts["zipMatchesState"] => {
  const states = postalCode === undefined ? undefined : statesOfZip(postalCode)
  return states === undefined || state === undefined
    ? undefined
    : { value: states.includes(state), field: "lead.address.postalCode" }
}

export const personFacts = (applicant: Applicant, at: DateTime.Utc) =>
  ({
    date: { value: dayOf(at) },
    state: homeState(applicant),
    age: ageOf(applicant, at),
    dateOfBirth:
      applicant.dateOfBirth === undefined ? undefined : { value: applicant.dateOfBirth, field: "lead.dateOfBirth" },
    zipMatchesState: zipMatchesState(applicant),
    income: sure(demographic(applicant, "income")),
    householdSize: sure(demographic(applicant, "householdSize")),
    qualifyingEvent: qualifyingEvent(applicant),
    entitledToMedicareBefore65: statedFact(applicant, "medicareDisability"),
    employerOfferAffordable: mapped(statedFact(applicant, "employerHealthOffer"), isOffered =>
      isOffered ? undefined : false
    ),
    totalLifeCover: statedFact(applicant, "existingLifeCover"),
    replacesLifeCover: statedFact(applicant, "replacesLifeCover"),
    /** An offer is one. */
    recommendation: { value: true }
  }) satisfies Facts
