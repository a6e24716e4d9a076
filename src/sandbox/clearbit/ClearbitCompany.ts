import { phoneText } from "../apollo/ApolloOrganization.ts"
import type { CompanyView } from "../knowledge/CompanyView.ts"
import { place, uuidOf } from "./ClearbitPerson.ts"

const bracket = (n: number, brackets: ReadonlyArray<readonly [number, string]>, above: string): string =>
  brackets.find(([below]) => n < below)?.[1] ?? above

const employeesRange = (n: number): string =>
  bracket(
    n,
    [
      [11, "1-10"],
      [51, "11-50"],
      [251, "51-250"],
      [1001, "251-1K"],
      [5001, "1K-5K"],
      [10_001, "5K-10K"],
      [50_001, "10K-50K"]
    ],
    "100K+"
  )

const revenueRange = (usd: number): string =>
  bracket(
    usd,
    [
      [1e6, "$0-$1M"],
      [1e7, "$1M-$10M"],
      [5e7, "$10M-$50M"],
      [1e8, "$50M-$100M"],
      [2.5e8, "$100M-$250M"],
      [5e8, "$250M-$500M"],
      [1e9, "$500M-$1B"],
      [1e10, "$1B-$10B"]
    ],
    "$10B+"
  )

const describe = ({ company, industry }: CompanyView) => ({
  category: {
    sector: industry.clearbit.sector,
    industryGroup: industry.clearbit.group,
    industry: industry.clearbit.industry,
    subIndustry: industry.name,
    sicCode: industry.sic.slice(0, 2),
    naicsCode: industry.naics.slice(0, 2)
  },
  tags: ["B2B", industry.clearbit.group],
  description: `Fictitious firm: ${company.industry.name.toLowerCase()}.`
})

const where = ({ city, state, street, zip }: CompanyView) => {
  const [number = null, ...rest] = street.split(" ")
  return {
    location: `${street}, ${city.name}, ${state.code} ${zip}, USA`,
    ...place(state),
    geo: {
      streetNumber: number,
      streetName: rest.join(" "),
      subPremise: null,
      city: city.name,
      postalCode: zip,
      state: state.name,
      stateCode: state.code,
      country: "United States",
      countryCode: "US",
      lat: state.lat,
      lng: state.lng
    }
  }
}

const metrics = ({ company, employees, isPublic, revenue, witness }: CompanyView) => ({
  alexaUsRank: null,
  alexaGlobalRank: null,
  employees: witness.has("employees", 0.9) ? employees : null,
  employeesRange: employeesRange(employees),
  marketCap: null,
  raised: company.stage === "growth" ? witness.own("raised").int(1, 60) * 1_000_000 : null,
  annualRevenue: isPublic ? revenue : null,
  estimatedAnnualRevenue: witness.has("revenue", 0.85) ? revenueRange(revenue) : null,
  fiscalYearEnd: isPublic ? 12 : null
})

export const clearbitCompany = (view: CompanyView) => {
  const { company, foundedYear, isPublic, witness } = view
  const known = <A>(field: string, share: number, value: A) => (witness.has(field, share) ? value : null)
  return {
    id: uuidOf("company", company.index),
    name: view.name,
    legalName: known("legal", 0.7, view.legalName),
    domain: company.domain,
    domainAliases: [],
    site: { phoneNumbers: [phoneText(company.phone)], emailAddresses: [`hello@${company.domain}`] },
    ...describe(view),
    foundedYear: known("founded", 0.85, foundedYear),
    ...where(view),
    logo: `https://logo.clearbit.com/${company.domain}`,
    facebook: { handle: null, likes: null },
    linkedin: { handle: `company/${company.domain.split(".")[0]}-fictitious` },
    twitter: {
      handle: null,
      id: null,
      bio: null,
      followers: null,
      following: null,
      location: null,
      site: null,
      avatar: null
    },
    crunchbase: { handle: null },
    emailProvider: false,
    type: isPublic ? "public" : company.industry.naics.startsWith("611") ? "education" : "private",
    ticker: isPublic ? company.name.replace(/[^A-Z]/g, "").slice(0, 4) : null,
    identifiers: { usEIN: null },
    phone: known("phone", 0.5, phoneText(company.phone)),
    metrics: metrics(view),
    indexedAt: `${witness.observedOn}T00:00:00.000Z`,
    tech: ["aws_route_53", "react"],
    techCategories: ["dns"],
    parent: { domain: null },
    ultimateParent: { domain: null }
  }
}
