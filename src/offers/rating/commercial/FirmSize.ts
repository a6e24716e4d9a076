import type { RatingCase } from "../RatingCase.ts"
import { firmographic, statedFact } from "../SureFacts.ts"
import { commercialTables } from "../tables/CommercialTables.ts"
import { naicsOf, sectorOf } from "./FirmClass.ts"

const { contentsPerEmployee, contentsPerSquareFoot, leastContents, salesPerEmployee } = commercialTables

/** US dollars; beyond it no business owner's policy is written, and sums stay exact. */
const largest = 1e10

export const employeesOf = ({ applicant }: RatingCase): number | undefined =>
  statedFact(applicant, "employees")?.value ?? firmographic(applicant, "companySize")?.value

/** US dollars a year, and whether they were derived from the headcount. */
export const salesOf = (of: RatingCase): { readonly sales: number; readonly isDerived: boolean } | undefined => {
  const known = statedFact(of.applicant, "annualSales")?.value ?? firmographic(of.applicant, "revenue")?.value
  if (known !== undefined) return { sales: Math.min(known, largest), isDerived: false }
  const employees = employeesOf(of)
  return employees === undefined
    ? undefined
    : { sales: Math.max(1, employees) * salesPerEmployee[sectorOf(naicsOf(of))].value, isDerived: true }
}

export interface FirmProperty {
  readonly building: number
  readonly contents: number
}

export const firmPropertyOf = (of: RatingCase): FirmProperty => {
  const bySpace = (statedFact(of.applicant, "buildingSquareFeet")?.value ?? 0) * contentsPerSquareFoot.value
  const byHead = (employeesOf(of) ?? 1) * contentsPerEmployee.value
  return {
    building: Math.min(largest, statedFact(of.applicant, "buildingValue")?.value ?? 0),
    contents: Math.round(Math.min(largest, Math.max(leastContents.value, bySpace > 0 ? bySpace : byHead)) / 1000) * 1000
  }
}
