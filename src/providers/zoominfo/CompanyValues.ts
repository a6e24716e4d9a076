import { countryCode } from "../normalise/Country.ts"
import { domainOf } from "../normalise/Domain.ts"
import { displayedEmployees, employeeCount } from "../normalise/EmployeeCount.ts"
import type { FieldValues } from "../normalise/FieldValues.ts"
import { mostSpecific, naicsCode, sicCode } from "../normalise/IndustryCode.ts"
import { headline, plainText } from "../normalise/PlainText.ts"
import { stageOf } from "../normalise/Stage.ts"
import { usState } from "../normalise/UsState.ts"
import type { CompanyCommon } from "./Wire.ts"

const isUs = (country: string | undefined) => (countryCode(country) ?? "US") === "US"

const isPublic = (company: CompanyCommon) =>
  company.type === undefined ? company.ticker !== undefined : /^public/i.test(company.type)

export const companyValues = (
  company: CompanyCommon,
  stage: { readonly fundingStage?: string | undefined; readonly foundedYear?: number | undefined },
  thisYear: number
): FieldValues => {
  const employees = employeeCount(company.employeeCount) ?? displayedEmployees(company.employeeRange)
  return {
    "firmographics.companyName": plainText(company.name),
    "firmographics.companyDomain": domainOf(company.website),
    "firmographics.companySize": employees,
    "firmographics.industry": headline(company.primaryIndustry?.[0] ?? company.industries?.[0]),
    "firmographics.naicsCode": mostSpecific((company.naicsCodes ?? []).map(({ id }) => naicsCode(id))),
    "firmographics.sicCode": mostSpecific((company.sicCodes ?? []).map(({ id }) => sicCode(id))),
    "firmographics.stage": stageOf({ isPublic: isPublic(company), employees, ...stage }, thisYear),
    "firmographics.companyCity": plainText(company.city),
    "firmographics.companyState": isUs(company.country) ? usState(company.state) : undefined,
    "firmographics.companyPostalCode": plainText(company.zipCode)
  }
}

const ofRange = 0.7
const derived = 0.6

/** Ranges say less than counts, and the stage of a firm is our reading of them. */
export const companyTrust = (company: CompanyCommon, revenueIsExact: boolean) => ({
  "firmographics.stage": derived,
  ...(company.employeeCount === undefined ? { "firmographics.companySize": ofRange } : {}),
  ...(revenueIsExact ? {} : { "firmographics.revenue": ofRange })
})
