import type { Fact, Facts } from "../../rules/Field.ts"
import { type Applicant, statedFact, vehicleFact } from "../applicant/Applicant.ts"
import { sure } from "./Sure.ts"

const hasEvent = (applicant: Applicant) => statedFact(applicant, "lifeEvents")?.value.includes("new_vehicle") === true

const base = (applicant: Applicant): Fact<boolean> | undefined => {
  if (applicant.vehicles.length > 0) return { value: true, field: "vehicles" }
  if (applicant.interests.some(interest => interest === "auto" || interest === "bundle"))
    return { value: true, field: "lead.interests" }
  const isInsured = statedFact(applicant, "currentPolicies")?.value.includes("auto")
  return isInsured || hasEvent(applicant) ? { value: true, field: "attributes" } : undefined
}

/** The first vehicle that a lender or lessor has a say in. */
const financed = (applicant: Applicant) =>
  applicant.vehicles.findIndex((_, index) => {
    const ownership = sure(vehicleFact(applicant, index, "ownership"))?.value
    return ownership === "financed" || ownership === "leased"
  })

const fullCover = (applicant: Applicant, index: number): Fact<boolean> | undefined => {
  const coverage = sure(vehicleFact(applicant, index, "coverage"))
  return coverage === undefined || coverage.value === "standard"
    ? undefined
    : { ...coverage, value: coverage.value === "full" }
}

export const vehicleFacts = (applicant: Applicant): Facts => {
  const index = financed(applicant)
  return {
    vehicleOrInterest: base(applicant),
    vehicleFinanced: index < 0 ? undefined : { value: true, field: `vehicles.${index}.ownership` },
    hasCollisionAndComprehensive: index < 0 ? undefined : fullCover(applicant, index),
    vehicleUse: statedFact(applicant, "vehicleUse"),
    youngestDriverAge: statedFact(applicant, "youngestDriverAge")
  }
}
