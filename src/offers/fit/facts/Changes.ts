import { DateTime } from "effect"
import { behaviour, firmographic, propertyFact, statedFact, vehicleFact } from "../../applicant/Applicant.ts"
import type { Known } from "../../applicant/Known.ts"
import type { LifeEvent } from "../../applicant/Stated.ts"
import { fact, hinted, listed, type Subject } from "../Fact.ts"
import { type Search, topicOf } from "../Topic.ts"
import { strengthAt } from "./Attention.ts"

/** Marriage and divorce are left out: they tell the marital status. */
type Told = Exclude<LifeEvent, "marriage" | "divorce">
export type Change =
  | Told
  | Search
  | "qualifying_event"
  | "current_model_year"
  | "recent_build"
  | "young_firm"
  | "nothing_told"

const isTold = (event: LifeEvent): event is Told => event !== "marriage" && event !== "divorce"

const told = ({ applicant }: Subject): ReadonlyArray<Known<Change>> => {
  const events = statedFact(applicant, "lifeEvents")
  if (events === undefined) return []
  return [...events.value.filter(isTold), "nothing_told" as const].map(value => ({ ...events, value }))
}

/** Which event it is makes no difference, since marriage is among them: 45 CFR 155.420 treats them alike. */
const qualifying = ({ applicant }: Subject): Known<Change> | undefined => {
  const event = statedFact(applicant, "marketplaceEvent")
  return event && { ...event, value: "qualifying_event" }
}

/** A search is as sure as it is strong. */
const searched = ({ applicant, at }: Subject): ReadonlyArray<Known<Change>> => {
  const signals = behaviour(applicant, "intentSignals")
  if (signals === undefined) return []
  return signals.value.flatMap(signal => {
    const { search } = topicOf(signal)
    return search === undefined
      ? []
      : [{ ...signals, value: search, confidence: signals.confidence * strengthAt(signal, at) }]
  })
}

/** What is this new may have been bought long since. */
const hintOfDate = 0.6

const since = (year: Known<number> | undefined, earliest: number, value: Change): Known<Change> | undefined =>
  year === undefined || year.value < earliest ? undefined : hinted({ ...year, value }, hintOfDate)

const dated = ({ applicant, at }: Subject): ReadonlyArray<Known<Change>> => {
  const thisYear = DateTime.getPartUtc(at, "year")
  return listed(
    ...applicant.vehicles.map((_, index) =>
      since(vehicleFact(applicant, index, "year"), thisYear, "current_model_year")
    ),
    since(propertyFact(applicant, "yearBuilt"), thisYear - 1, "recent_build"),
    since(firmographic(applicant, "foundedYear"), thisYear - 2, "young_firm")
  )
}

export const change = fact(
  "attributes.lifeEvents",
  "Has anything changed lately, such as a move, a new vehicle or a new job?",
  subject => [...told(subject), ...listed(qualifying(subject)), ...searched(subject), ...dated(subject)]
)
