import { domainOf } from "../normalise/Domain.ts"
import type { FieldValues } from "../normalise/FieldValues.ts"
import { foundedYear } from "../normalise/FoundedYear.ts"
import { naicsCode, sicCode } from "../normalise/IndustryCode.ts"
import { headline, plainText } from "../normalise/PlainText.ts"
import { stageOf } from "../normalise/Stage.ts"
import { usState } from "../normalise/UsState.ts"
import { active, outOfBusiness } from "./Candidate.ts"
import { employees, revenue } from "./Figures.ts"
import type { Organization } from "./Wire.ts"

const naics2017 = 30832
const naics2012 = 24664
const sic1987 = 399
const dnbSic = 3599

const industry = ({ industryCodes = [] }: Organization, type: number) =>
  [...industryCodes]
    .filter(({ typeDnBCode }) => typeDnBCode === type)
    .sort((a, b) => (a.priority ?? 99) - (b.priority ?? 99))[0]

const operatingStatus = ({ dunsControlStatus }: Organization) => {
  const { description, dnbCode } = dunsControlStatus?.operatingStatus ?? {}
  if (dnbCode === active || /^active$/i.test(description ?? "")) return "active"
  return dnbCode === outOfBusiness || /out of business/i.test(description ?? "") ? "out_of_business" : undefined
}

const stateOf = ({ primaryAddress }: Organization) =>
  (primaryAddress?.addressCountry?.isoAlpha2Code ?? "US") === "US"
    ? (usState(primaryAddress?.addressRegion?.abbreviatedName) ?? usState(primaryAddress?.addressRegion?.name))
    : undefined

export const organizationValues = (organization: Organization, thisYear: number): FieldValues => {
  const naics = industry(organization, naics2017) ?? industry(organization, naics2012)
  const sic = industry(organization, sic1987) ?? industry(organization, dnbSic)
  const primary = organization.primaryIndustryCode
  const founded = foundedYear(organization.startDate) ?? foundedYear(organization.incorporatedDate)
  const staff = employees(organization)?.value
  const [site] = organization.websiteAddress ?? []
  return {
    "firmographics.companyName": plainText(organization.primaryName ?? organization.registeredName),
    "firmographics.companyDomain": domainOf(site?.domainName) ?? domainOf(site?.url),
    "firmographics.companySize": staff,
    "firmographics.industry": headline(naics?.description ?? sic?.description ?? primary?.usSicV4Description),
    "firmographics.naicsCode": naicsCode(naics?.code),
    "firmographics.sicCode": sicCode(sic?.code) ?? sicCode(primary?.usSicV4),
    "firmographics.revenue": revenue(organization)?.value,
    "firmographics.stage": stageOf(
      { isPublic: (organization.stockExchanges ?? []).length > 0, employees: staff, foundedYear: founded },
      thisYear
    ),
    "firmographics.foundedYear": founded,
    "firmographics.operatingStatus": operatingStatus(organization),
    "firmographics.companyCity": headline(organization.primaryAddress?.addressLocality?.name),
    "firmographics.companyState": stateOf(organization),
    "firmographics.companyPostalCode": plainText(organization.primaryAddress?.postalCode)
  }
}

export const organizationTrust = (organization: Organization) => ({
  "firmographics.companySize": employees(organization)?.trust ?? 1,
  "firmographics.revenue": revenue(organization)?.trust ?? 1,
  "firmographics.stage": 0.6
})
