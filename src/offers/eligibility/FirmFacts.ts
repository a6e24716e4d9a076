import type { Fact, Facts } from "../../rules/Field.ts"
import { bopClass, bopEligible } from "../../rules/tables/BopClass.ts"
import { type Applicant, homeState, statedFact } from "../applicant/Applicant.ts"
import { firmographic } from "../applicant/Underwriting.ts"
import { mapped, sure } from "./Sure.ts"

/** What only somebody states who answers for a firm. */
const ownFirm = (applicant: Applicant): Fact<boolean> | undefined => {
  if (applicant.interests.includes("commercial")) return { value: true, field: "lead.interests" }
  const isInsured = statedFact(applicant, "currentPolicies")?.value.includes("commercial")
  const isNew = statedFact(applicant, "lifeEvents")?.value.includes("new_business")
  if (isInsured || isNew) return { value: true, field: "attributes" }
  return mapped(
    statedFact(applicant, "employees") ?? statedFact(applicant, "payroll") ?? statedFact(applicant, "annualSales"),
    () => true
  )
}

const rank = (applicant: Applicant) => sure(firmographic(applicant, "seniority"))

const runsFirm = (applicant: Applicant): Facts["runsFirm"] =>
  ownFirm(applicant) ?? mapped(rank(applicant), seniority => seniority === "owner" || seniority === "c_suite")

/** Who owns has something to own. */
const owned = (applicant: Applicant): Fact<boolean> | undefined => {
  const its = rank(applicant)
  return its?.value === "owner" ? mapped(its, () => true) : undefined
}

/** Any sign of a firm that the person is with. */
const firmOrInterest = (applicant: Applicant): Facts["firmOrInterest"] =>
  ownFirm(applicant) ??
  mapped<unknown, boolean>(
    firmographic(applicant, "companySize") ??
      firmographic(applicant, "naicsCode") ??
      firmographic(applicant, "industry") ??
      firmographic(applicant, "revenue") ??
      firmographic(applicant, "operatingStatus"),
    () => true
  ) ??
  owned(applicant)

/** Of the firm's own state, where it is known. */
export const firmFacts = (applicant: Applicant): Facts => {
  const naics = sure(firmographic(applicant, "naicsCode"))
  return {
    state: sure(firmographic(applicant, "companyState")) ?? homeState(applicant),
    zipMatchesState: undefined,
    firmOrInterest: firmOrInterest(applicant),
    runsFirm: runsFirm(applicant),
    firmTrades: mapped(sure(firmographic(applicant, "operatingStatus")), status => status === "active"),
    bopEligible: mapped(naics, bopEligible),
    bopClass: mapped(naics, bopClass),
    isConstruction: mapped(naics, code => code.startsWith("23")),
    annualSales: statedFact(applicant, "annualSales") ?? sure(firmographic(applicant, "revenue")),
    employees: statedFact(applicant, "employees") ?? sure(firmographic(applicant, "companySize")),
    payroll: statedFact(applicant, "payroll"),
    areaSquareFeet: statedFact(applicant, "buildingSquareFeet"),
    buildingStories: statedFact(applicant, "buildingStories"),
    hasWorkersCompensation: statedFact(applicant, "hasWorkersCompensation")
  }
}
