import type { DateTime } from "effect"
import type { Facts } from "../../rules/Field.ts"
import type { Line } from "../../rules/Line.ts"
import type { Applicant } from "../applicant/Applicant.ts"
import { NotOffered } from "../NotOffered.ts"
import type { Product } from "../Product.ts"
import { dwelling } from "./Dwelling.ts"
import { firmFacts } from "./FirmFacts.ts"
import { type Candidate, type Eligible, type Outcome, outcomeOf } from "./LineJudgement.ts"
import { openingDays } from "./OpeningDays.ts"
import { personFacts } from "./PersonFacts.ts"
import type { EligibilityQuestion } from "./Questions.ts"
import { vehicleFacts } from "./VehicleFacts.ts"

/** Every type of offer is in one of the two, with the reason that keeps it closed or the notices that go with it. */
export interface Eligibility {
  readonly eligible: ReadonlyArray<Eligible>
  readonly notOffered: ReadonlyArray<NotOffered>
  readonly questions: ReadonlyArray<EligibilityQuestion>
}

/** Term life as long as it is customarily issued for 15 years or more; beyond, what covers the final expenses. */
const lifeProduct = (age: number | undefined): { readonly product: Product; readonly line: Line } => {
  if (age === undefined || age <= 65) return { product: "term_life", line: "life_term20" }
  if (age <= 70) return { product: "term_life", line: "life_term15" }
  return { product: "final_expense", line: "life_final_expense" }
}

const isOpen = ({ result }: Outcome): boolean => !(result instanceof NotOffered)

const partsOpening = (parts: ReadonlyArray<Outcome>) =>
  parts
    .flatMap(({ result }) => (result instanceof NotOffered ? [` ${result.offerType}: ${result.opensWhen}`] : []))
    .join("")

/** The person and the place are judged with the parts, whose notices it carries. */
const bundleOf = (facts: Facts, day: string, parts: ReadonlyArray<Outcome>): Outcome => {
  const candidate: Candidate = {
    offerType: "bundle",
    product: "bundle",
    line: "bundle",
    facts: { ...facts, bothPartsOpen: { value: parts.every(isOpen) } },
    openings: () => ({ parts: partsOpening(parts) })
  }
  const { questions, result } = outcomeOf(candidate, day, rule => rule.lines.some(line => line === "bundle"))
  if (result instanceof NotOffered) return { questions, result }
  const inherited = parts.flatMap(part => (part.result instanceof NotOffered ? [] : part.result.notices))
  const notices = new Map([...inherited, ...result.notices].map(notice => [notice.ruleId, notice]))
  return { questions, result: { ...result, notices: [...notices.values()] } }
}

/** What may be offered to whom on that day, and why the rest may not. */
export const eligibility = (applicant: Applicant, at: DateTime.Utc): Eligibility => {
  const person = personFacts(applicant, at)
  const day = person.date.value
  const home = dwelling(applicant, day)
  const judged = (offerType: Candidate["offerType"], product: Product, line: Line, more: Facts = {}): Outcome => {
    const facts = { ...person, ...more }
    return outcomeOf({ offerType, product, line, facts, openings: () => openingDays(facts) }, day)
  }
  const life = lifeProduct(person.age?.value)
  const auto = judged("auto", "personal_auto", "auto", vehicleFacts(applicant))
  const house = judged("home", home.product, "home", home.facts)
  const outcomes = [
    auto,
    house,
    judged("life", life.product, life.line),
    judged("health", "marketplace_health", "health_aca"),
    judged("commercial", "business_owners", "commercial_bop", firmFacts(applicant)),
    bundleOf(person, day, [auto, house])
  ]
  return {
    eligible: outcomes.flatMap(({ result }) => (result instanceof NotOffered ? [] : [result])),
    notOffered: outcomes.flatMap(({ result }) => (result instanceof NotOffered ? [result] : [])),
    questions: outcomes.flatMap(({ questions }) => questions)
  }
}
