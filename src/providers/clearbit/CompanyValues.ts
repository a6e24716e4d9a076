import { domainOf } from "../normalise/Domain.ts"
import { displayedEmployees, employeeCount } from "../normalise/EmployeeCount.ts"
import type { FieldValues } from "../normalise/FieldValues.ts"
import { foundedYear } from "../normalise/FoundedYear.ts"
import { mostSpecific, naicsCode, sicCode } from "../normalise/IndustryCode.ts"
import { headline, plainText } from "../normalise/PlainText.ts"
import { displayedRevenue, revenueOf } from "../normalise/Revenue.ts"
import { stageOf } from "../normalise/Stage.ts"
import { usState } from "../normalise/UsState.ts"
import type { Company } from "./Wire.ts"

const isPublic = (company: Company) =>
  company.type === undefined ? company.ticker !== undefined : company.type === "public"

const codes = (category: Company["category"]) => ({
  naics: [...(category?.naics6Codes2022 ?? []), ...(category?.naics6Codes ?? []), category?.naicsCode],
  sic: [...(category?.sic4Codes ?? []), category?.sicCode]
})

const stateOf = ({ geo }: Company) =>
  (geo?.countryCode ?? "US") === "US" ? (usState(geo?.stateCode) ?? usState(geo?.state)) : undefined

export const companyValues = (company: Company, thisYear: number): FieldValues => {
  const { category, metrics } = company
  const employees = employeeCount(metrics?.employees) ?? displayedEmployees(metrics?.employeesRange)
  const founded = foundedYear(company.foundedYear)
  const { naics, sic } = codes(category)
  return {
    "firmographics.companyName": plainText(company.name ?? company.legalName),
    "firmographics.companyDomain": domainOf(company.domain),
    "firmographics.companySize": employees,
    "firmographics.industry": headline(category?.industry ?? category?.industryGroup ?? category?.sector),
    "firmographics.naicsCode": mostSpecific(naics.map(naicsCode)),
    "firmographics.sicCode": mostSpecific(sic.map(sicCode)),
    "firmographics.revenue": revenueOf(metrics?.annualRevenue) ?? displayedRevenue(metrics?.estimatedAnnualRevenue),
    "firmographics.stage": stageOf({ isPublic: isPublic(company), employees, foundedYear: founded }, thisYear),
    "firmographics.foundedYear": founded,
    "firmographics.companyCity": plainText(company.geo?.city),
    "firmographics.companyState": stateOf(company),
    "firmographics.companyPostalCode": plainText(company.geo?.postalCode)
  }
}

/** Ranges and estimates say less than counts, and the stage of a firm is our reading of them. */
export const companyTrust = ({ metrics }: Company) => ({
  "firmographics.stage": 0.6,
  ...(metrics?.employees === undefined ? { "firmographics.companySize": 0.7 } : {}),
  ...(metrics?.annualRevenue === undefined ? { "firmographics.revenue": 0.6 } : {})
})
