import { countryCode } from "../normalise/Country.ts"
import { domainOf } from "../normalise/Domain.ts"
import { employeeCount } from "../normalise/EmployeeCount.ts"
import type { FieldValues } from "../normalise/FieldValues.ts"
import { foundedYear } from "../normalise/FoundedYear.ts"
import { mostSpecific, naicsCode, sicCode } from "../normalise/IndustryCode.ts"
import { headline, plainText } from "../normalise/PlainText.ts"
import { displayedRevenue, revenueOf } from "../normalise/Revenue.ts"
import { stageOf } from "../normalise/Stage.ts"
import { usState } from "../normalise/UsState.ts"
import type { Organization } from "./Wire.ts"

export const organizationValues = (organization: Organization, thisYear: number): FieldValues => {
  const employees = employeeCount(organization.estimated_num_employees)
  const founded = foundedYear(organization.founded_year)
  return {
    "firmographics.companyName": plainText(organization.name),
    "firmographics.companyDomain": domainOf(organization.primary_domain) ?? domainOf(organization.website_url),
    "firmographics.companySize": employees,
    "firmographics.industry": headline(organization.industry ?? organization.industries?.[0]),
    "firmographics.naicsCode": mostSpecific((organization.naics_codes ?? []).map(naicsCode)),
    "firmographics.sicCode": mostSpecific((organization.sic_codes ?? []).map(sicCode)),
    "firmographics.revenue":
      revenueOf(organization.annual_revenue) ?? displayedRevenue(organization.annual_revenue_printed),
    "firmographics.stage": stageOf(
      {
        isPublic: organization.publicly_traded_symbol !== undefined,
        fundingStage: organization.latest_funding_stage,
        employees,
        foundedYear: founded
      },
      thisYear
    ),
    "firmographics.foundedYear": founded,
    "firmographics.companyCity": plainText(organization.city),
    "firmographics.companyState":
      (countryCode(organization.country) ?? "US") === "US" ? usState(organization.state) : undefined,
    "firmographics.companyPostalCode": plainText(organization.postal_code)
  }
}

/** The vendor estimates head count and revenue, and the stage of a firm is our reading. */
export const organizationTrust = {
  "firmographics.companySize": 0.9,
  "firmographics.revenue": 0.8,
  "firmographics.stage": 0.6
}
