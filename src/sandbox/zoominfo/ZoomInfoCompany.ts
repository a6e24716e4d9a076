import type { CompanyView } from "../knowledge/CompanyView.ts"
import type { Company } from "../population/Companies.ts"

export const companyId = (company: Company): number => 410_000_000 + company.index * 17
export const companyIndexOf = (id: number): number => (id - 410_000_000) / 17

export const phoneText = (e164: string): string => `+1 (${e164.slice(2, 5)}) ${e164.slice(5, 8)}-${e164.slice(8)}`

const bracket = (n: number, brackets: ReadonlyArray<readonly [number, string]>, above: string): string =>
  brackets.find(([below]) => n < below)?.[1] ?? above

export const employeeRange = (n: number): string =>
  bracket(
    n,
    [
      [5, "1 - 5"],
      [10, "5 - 10"],
      [20, "10 - 20"],
      [50, "20 - 50"],
      [100, "50 - 100"],
      [250, "100 - 250"],
      [500, "250 - 500"],
      [1000, "500 - 1,000"],
      [5000, "1,000 - 5,000"],
      [10_000, "5,000 - 10,000"]
    ],
    "Over 10,000"
  )

export const revenueRange = (usd: number): string =>
  bracket(
    usd,
    [
      [5e5, "Under $500,000"],
      [1e6, "$500,000 - $1 mil."],
      [5e6, "$1 mil. - $5 mil."],
      [1e7, "$5 mil. - $10 mil."],
      [2.5e7, "$10 mil. - $25 mil."],
      [5e7, "$25 mil. - $50 mil."],
      [1e8, "$50 mil. - $100 mil."],
      [2.5e8, "$100 mil. - $250 mil."],
      [5e8, "$250 mil. - $500 mil."],
      [1e9, "$500 mil. - $1 bil."],
      [5e9, "$1 bil. - $5 bil."]
    ],
    "Over $5 bil."
  )

export const revenueText = (usd: number): string =>
  usd >= 1e9
    ? `$${Number((usd / 1e9).toPrecision(3))} Billion`
    : usd >= 1e6
      ? `$${Number((usd / 1e6).toPrecision(3))} Million`
      : `$${Math.round(usd / 1000)},000`

const sometimes = <A>(view: CompanyView, field: string, share: number, value: A): A | undefined =>
  view.witness.has(field, share) ? value : undefined

const constant = (value: unknown) => () => value

/** Every output field of the company endpoint; undefined is left out, as ZoomInfo does. */
export const companyFields: Readonly<Record<string, (view: CompanyView) => unknown>> = {
  id: constant(undefined),
  name: view => view.name,
  website: view => `www.${view.company.domain}`,
  domainList: view => [view.company.domain],
  phone: view => sometimes(view, "phone", 0.9, phoneText(view.company.phone).slice(3)),
  street: view => view.street,
  city: view => view.city.name,
  state: view => view.state.name,
  zipCode: view => view.zip,
  country: constant("United States"),
  continent: constant("North America"),
  employeeCount: view => view.employees,
  employeeRange: view => employeeRange(view.employees),
  revenue: view => sometimes(view, "revenue", 0.9, Math.max(1, Math.round(view.revenue / 1000))),
  revenueRange: view => sometimes(view, "revenue", 0.9, revenueRange(view.revenue)),
  foundedYear: view => sometimes(view, "founded", 0.85, String(view.foundedYear)),
  type: view => (view.isPublic ? "public" : "private"),
  companyStatus: view => (view.status === "active" ? "ALIVE" : "DEFUNCT_DECLARATION"),
  isDefunct: view => view.status !== "active",
  primaryIndustry: view => [view.industry.zoominfo],
  industries: view => [view.industry.zoominfo, view.industry.name],
  sicCodes: view => [{ id: view.industry.sic, name: view.industry.name }],
  naicsCodes: view => [{ id: view.industry.naics, name: view.industry.name }],
  socialMediaUrls: view =>
    sometimes(view, "social", 0.7, [
      {
        type: "LINKED_IN",
        url: `http://www.linkedin.com/company/${view.company.domain.split(".")[0]}-fictitious`,
        followerCount: String(view.employees * 8)
      }
    ]),
  ultimateParentId: view => companyId(view.company),
  ultimateParentName: view => view.name,
  ultimateParentRevenue: view => Math.max(1, Math.round(view.revenue / 1000)),
  ultimateParentEmployees: view => view.employees,
  locationCount: view => 1 + Math.floor(view.employees / 400),
  lastUpdatedDate: view => `${view.witness.observedOn}T00:00:00.000Z`,
  createdDate: constant("2012-03-01T00:00:00.000Z"),
  ...Object.fromEntries(
    `alternateLogos businessModel certificationDate certified companyFunding companyStatusDate competitors
    departmentBudgets description employeeCountByDepartment employeeGrowth engagements fax industryCodes locationMatch
    logo metroArea numberOfContactsInZoomInfo parentId parentName primaryIndustryCode primarySubIndustryCode products
    recentFundingAmount recentFundingDate subUnitIndustries subUnitType ticker totalFundingAmount`
      .split(/\s+/)
      .map(name => [name, constant(undefined)])
  )
}
