import type { CompanyView } from "../knowledge/CompanyView.ts"
import { Draw } from "../population/Draw.ts"
import { type Title, titleText } from "../population/Jobs.ts"
import type { Person } from "../population/Model.ts"
import { firstNames, lastNames } from "../population/Names.ts"
import type { Candidate } from "./DnbMatch.ts"

const national = (e164: string): string => e164.slice(2)

export const operating = ({ status }: CompanyView) =>
  status === "active" ? { description: "Active", dnbCode: 9074 } : { description: "Out of business", dnbCode: 128 }

const website = ({ company }: CompanyView) => [{ url: `www.${company.domain}`, domainName: company.domain }]
const region = ({ state }: CompanyView) => ({ name: state.name, abbreviatedName: state.code })
const country = { isoAlpha2Code: "US", name: "United States" }

export interface Principal {
  readonly givenName: string
  readonly familyName: string
  readonly title: string
}

/** The firm's head when nobody of the population leads it. */
export const inventedHead = (seed: number, { company }: CompanyView): Principal => {
  const draw = new Draw(seed, "head", company.index)
  return { givenName: draw.pick(firstNames), familyName: draw.pick(lastNames), title: "Chief Executive Officer" }
}

export const principalOf = (person: Person, title: Title): Principal => ({
  givenName: person.firstName,
  familyName: person.lastName,
  title: titleText(title, "long").replace(",", "")
})

export const candidate = ({ confidenceCode, nameScore, ratings, view }: Candidate, place: number, head: Principal) => ({
  displaySequence: place + 1,
  organization: {
    duns: view.company.duns,
    dunsControlStatus: { operatingStatus: operating(view), isMailUndeliverable: false },
    primaryName: view.legalName,
    tradeStyleNames: [{ name: view.company.name, priority: 1 }],
    telephone: [{ telephoneNumber: national(view.company.phone), isUnreachable: false }],
    websiteAddress: website(view),
    primaryAddress: {
      addressCountry: country,
      addressLocality: { name: view.city.name },
      addressRegion: region(view),
      postalCode: view.zip,
      postalCodeExtension: null,
      streetAddress: { line1: view.street, line2: null }
    },
    mailingAddress: {
      addressCountry: country,
      addressLocality: {},
      addressRegion: {},
      postalCode: null,
      postalCodeExtension: null,
      streetAddress: {}
    },
    registrationNumbers: [],
    mostSeniorPrincipals: [{ fullName: `${head.givenName} ${head.familyName}` }],
    isStandalone: true,
    corporateLinkage: {}
  },
  matchQualityInformation: {
    confidenceCode,
    matchGrade: ratings.map(([, rating]) => rating).join(""),
    matchGradeComponentsCount: 11,
    matchGradeComponents: ratings.map(([componentType, componentRating]) => ({ componentType, componentRating })),
    matchDataProfile: "0099990000989900000000009898",
    matchDataProfileComponentsCount: 14,
    matchDataProfileComponents: [{ componentType: "Name", componentValue: "00" }],
    nameMatchScore: nameScore
  }
})

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

export const principalsBlock = (head: Principal, others: ReadonlyArray<Principal>) => {
  const full = ({ familyName, givenName }: Principal) => `${givenName} ${familyName}`
  return {
    mostSeniorPrincipals: [
      {
        givenName: head.givenName,
        familyName: head.familyName,
        fullName: full(head),
        namePrefix: null,
        nameSuffix: null,
        gender: null,
        jobTitles: [{ title: head.title }],
        managementResponsibilities: [{ description: head.title, mrcCode: "A1A4" }]
      }
    ],
    currentPrincipals: others.map(other => ({
      givenName: other.givenName,
      familyName: other.familyName,
      fullName: full(other),
      jobTitles: [{ title: other.title }],
      managementResponsibilities: []
    }))
  }
}
