import type { CompanyView } from "../knowledge/CompanyView.ts"

export const national = (e164: string): string => e164.slice(2)

export const operating = ({ status }: CompanyView) =>
  status === "active" ? { description: "Active", dnbCode: 9074 } : { description: "Out of business", dnbCode: 128 }

export const website = ({ company }: CompanyView) => [{ url: `www.${company.domain}`, domainName: company.domain }]
export const region = ({ state }: CompanyView) => ({ name: state.name, abbreviatedName: state.code })
export const country = { isoAlpha2Code: "US", name: "United States" }

const employees = (view: CompanyView) => {
  const actual = view.witness.score > 0.6
  const scope = (value: number, description: string, code: number, reliable: boolean) => ({
    value,
    informationScopeDescription: description,
    informationScopeDnBCode: code,
    reliabilityDescription: reliable ? "Actual" : "Estimated",
    reliabilityDnBCode: reliable ? 9092 : 9093,
    employeeCategories: [],
    trend: []
  })
  const here = Math.max(1, Math.round(view.employees * view.witness.own("here").between(0.4, 1)))
  return [
    scope(view.employees, "Consolidated", 9067, actual),
    scope(here, "Headquarters Only (Employs Here)", 9068, false)
  ]
}

const industryCodes = ({ industry }: CompanyView) => [
  {
    code: industry.naics,
    description: industry.name,
    typeDescription: "North American Industry Classification System 2017",
    typeDnBCode: 30832,
    priority: 1
  },
  {
    code: industry.sic,
    description: industry.name,
    typeDescription: "US Standard Industry Code 1987 - 4 digit",
    typeDnBCode: 399,
    priority: 1
  }
]

export const baseBlock = (view: CompanyView) => ({
  duns: view.company.duns,
  countryISOAlpha2Code: "US",
  primaryName: view.legalName
})

export const companyBlock = (view: CompanyView) => ({
  registeredName: view.legalName,
  tradeStyleNames: [{ name: view.company.name, priority: 1 }],
  dunsControlStatus: {
    operatingStatus: operating(view),
    isMarketable: true,
    isMailUndeliverable: false,
    isTelephoneDisconnected: null,
    isDelisted: false,
    subjectHandlingDetails: [],
    firstReportDate: `${view.foundedYear + 1}-02-01`
  },
  websiteAddress: website(view),
  email: [],
  telephone: [{ telephoneNumber: national(view.company.phone), isdCode: "1" }],
  primaryAddress: {
    language: {},
    addressCountry: { name: "United States", isoAlpha2Code: "US" },
    continentalRegion: { name: "North America" },
    addressLocality: { name: view.city.name },
    minorTownName: null,
    addressRegion: region(view),
    addressCounty: {},
    postalCode: view.zip,
    streetAddress: { line1: view.street, line2: null },
    streetNumber: null,
    streetName: null,
    postOfficeBox: {},
    latitude: view.state.lat,
    longitude: view.state.lng,
    isRegisteredAddress: false
  },
  registrationNumbers: [],
  industryCodes: industryCodes(view),
  primaryIndustryCode: { usSicV4: view.industry.sic, usSicV4Description: view.industry.name },
  startDate: String(view.foundedYear),
  incorporatedDate: `${view.foundedYear}-04-18`,
  businessEntityType: { description: "Corporation", dnbCode: 451 },
  numberOfEmployees: employees(view),
  financials: [
    {
      financialStatementToDate: null,
      financialStatementDuration: null,
      informationScopeDescription: null,
      informationScopeDnBCode: null,
      reliabilityDescription: "Modelled",
      reliabilityDnBCode: 9094,
      unitCode: "SingleUnits",
      yearlyRevenue: [{ value: view.revenue, currency: "USD" }]
    }
  ],
  isStandalone: true
})
