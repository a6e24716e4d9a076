import type { DateTime } from "effect"
import type { Facts } from "../../rules/Field.ts"
import type { Line } from "../../rules/Line.ts"
import type { Applicant } from "../applicant/Applicant.ts"
import type { OfferType } from "../OfferType.ts"
import type { Product } from "../Product.ts"
import { dwelling } from "./Dwelling.ts"
import { firmFacts } from "./FirmFacts.ts"
import type { Candidate } from "./LineJudgement.ts"
import { openingDays } from "./OpeningDays.ts"
import { personFacts } from "./PersonFacts.ts"
import { vehicleFacts } from "./VehicleFacts.ts"

/** Term life as long as it is customarily issued for 15 years or more; beyond, what covers the final expenses. */
const lifeProduct = (age: number | undefined): { readonly product: Product; readonly line: Line } => {
  if (age === undefined || age <= 65) return { product: "term_life", line: "life_term20" }
  if (age <= 70) return { product: "term_life", line: "life_term15" }
  return { product: "final_expense", line: "life_final_expense" }
}

/** What of each line would be offered to whom on that day, with the facts that decide on it. */
export const lineCandidates = (applicant: Applicant, at: DateTime.Utc) => {
  const person = personFacts(applicant, at)
  const day = person.date.value
  const home = dwelling(applicant, day)
  const life = lifeProduct(person.age?.value)
  const candidate = (offerType: OfferType, product: Product, line: Line, more: Facts = {}): Candidate => {
    const facts = { ...person, ...more }
    return { offerType, product, line, facts, openings: () => openingDays(facts) }
  }
  return {
    person,
    day,
    auto: candidate("auto", "personal_auto", "auto", vehicleFacts(applicant)),
    home: candidate("home", home.product, "home", home.facts),
    life: candidate("life", life.product, life.line),
    health: candidate("health", "marketplace_health", "health_aca"),
    commercial: candidate("commercial", "business_owners", "commercial_bop", firmFacts(applicant))
  }
}
