import type { CompanyView } from "../knowledge/CompanyView.ts"
import type { PersonView } from "../knowledge/PersonView.ts"
import { type Level, titleText } from "../population/Jobs.ts"
import type { Person } from "../population/Model.ts"
import { companyFields, companyId, employeeRange, phoneText, revenueRange, revenueText } from "./ZoomInfoCompany.ts"

export const personId = (person: Person): number => 8_123_000_000 + person.index * 13
export const personIndexOf = (id: number): number => (id - 8_123_000_000) / 13

export interface Contact {
  readonly view: PersonView
  readonly company: CompanyView | undefined
}

const managementLevel: Readonly<Record<Level, string>> = {
  owner: "C-Level",
  c_suite: "C-Level",
  vp: "VP-Level",
  director: "Director",
  manager: "Manager",
  senior: "Non-Manager",
  entry: "Non-Manager"
}

/** 75-99, a string. */
export const accuracyScore = ({ witness }: PersonView): number => 75 + Math.round(witness.score * 24)

const isoOf = (day: string, time: string): string => `${day}T${time}.000Z`

const personFields: Readonly<Record<string, (contact: Contact) => unknown>> = {
  firstName: ({ view }) => view.person.firstName,
  lastName: ({ view }) => view.person.lastName,
  email: ({ view }) => view.job.email,
  supplementalEmail: ({ view }) => (view.knowsPersonalEmail ? view.person.personalEmail : undefined),
  phone: ({ view }) => (view.knowsPhone && view.witness.has("direct", 0.5) ? phoneText(view.person.phone) : undefined),
  mobilePhone: ({ view }) => (view.knowsPhone ? phoneText(view.person.phone) : undefined),
  directPhoneDoNotCall: ({ view }) => (view.knowsPhone ? false : undefined),
  mobilePhoneDoNotCall: ({ view }) => (view.knowsPhone ? false : undefined),
  jobTitle: ({ view }) => titleText(view.title, "long"),
  jobFunction: ({ view }) => view.title.department.zoominfo,
  managementLevel: ({ view }) => [managementLevel[view.title.level]],
  contactAccuracyScore: ({ view }) => String(accuracyScore(view)),
  city: ({ view }) => view.city.name,
  state: ({ view }) => view.state.name,
  zipCode: ({ view }) => (view.state === view.person.household.state ? view.person.household.zip : undefined),
  country: () => "United States",
  continent: () => "North America",
  personHasMoved: ({ view }) => (view.person.jobs[0] === view.job ? "No" : "Uncertain"),
  withinCalifornia: ({ view }) => view.state.code === "CA",
  withinCanada: () => false,
  withinEu: () => false,
  isDefunct: () => false,
  externalUrls: ({ view: { person } }) => [
    {
      type: "linkedin.com",
      url: `https://www.linkedin.com/in/${person.firstName}-${person.lastName}-fictitious`.toLowerCase()
    }
  ],
  positionStartDate: ({ view }) => isoOf(view.job.since, "00:00:00"),
  lastUpdatedDate: ({ view }) => isoOf(view.witness.observedOn, "09:21:00"),
  validDate: ({ view }) => isoOf(view.witness.observedOn, "00:00:00"),
  employmentHistory: ({ view }) => [
    {
      jobTitle: titleText(view.title, "long"),
      managementLevel: [managementLevel[view.title.level]],
      fromDate: view.job.since,
      company: {
        companyId: companyId(view.employer),
        companyName: view.employer.name,
        companyPhone: phoneText(view.employer.phone),
        companyWebsite: `www.${view.employer.domain}`
      }
    }
  ]
}

const ofCompany = (field: string) => (contact: Contact) =>
  contact.company === undefined ? undefined : companyFields[field]?.(contact.company)

/** Output field to the member of `company` it fills. */
const employerFields: Readonly<Record<string, readonly [string, (contact: Contact) => unknown]>> = {
  companyId: ["id", ({ view }) => companyId(view.employer)],
  companyName: ["name", ({ company, view }) => company?.name ?? view.employer.name],
  companyWebsite: ["website", ({ view }) => `www.${view.employer.domain}`],
  companyPhone: ["phone", ofCompany("phone")],
  companyStreet: ["street", ofCompany("street")],
  companyCity: ["city", ofCompany("city")],
  companyState: ["state", ofCompany("state")],
  companyZipCode: ["zipCode", ofCompany("zipCode")],
  companyCountry: ["country", ofCompany("country")],
  companyContinent: ["continent", ofCompany("continent")],
  companyType: ["type", ofCompany("type")],
  companyEmployeeCount: ["employeeCount", ofCompany("employeeCount")],
  companyEmployeeRange: ["employeeRange", ({ company }) => company && employeeRange(company.employees)],
  companyRevenue: ["revenue", ({ company }) => company && revenueText(company.revenue)],
  companyRevenueNumeric: ["revenueNumeric", ({ company }) => company?.revenue],
  companyRevenueRange: ["revenueRange", ({ company }) => company && revenueRange(company.revenue)],
  companyPrimaryIndustry: ["primaryIndustry", ofCompany("industries")],
  companyIndustries: ["industries", ofCompany("industries")],
  companySicCodes: ["sicCodes", ofCompany("sicCodes")],
  companyNaicsCodes: ["naicsCodes", ofCompany("naicsCodes")],
  companySocialMediaUrls: ["socialMediaUrls", ofCompany("socialMediaUrls")]
}

const withoutValue = `companyAlternateLogos companyDescription companyDivision companyEmployeeGrowth companyFax
  companyIndustryCodes companyLogo companyPrimaryIndustryCode companyPrimarySubIndustryCode companyRanking companyTicker
  directPhoneAlt education emailAlt engagements hasCanadianEmail hashedEmails id locationCompanyId metroArea middleName
  mobilePhoneAlt noticeProvidedDate picture region salutation street suffix techSkills yearsOfExperience`.split(/\s+/)

export const contactFieldNames: ReadonlySet<string> = new Set([
  ...Object.keys(personFields),
  ...Object.keys(employerFields),
  ...withoutValue
])

export const contactAttributes = (contact: Contact, wanted: ReadonlyArray<string>): Record<string, unknown> => {
  const attributes: Record<string, unknown> = {}
  const company: Record<string, unknown> = {}
  for (const field of wanted) {
    const value = personFields[field]?.(contact)
    if (value !== undefined) attributes[field] = value
    const employer = employerFields[field]
    const fact = employer?.[1](contact)
    if (employer !== undefined && fact !== undefined) company[employer[0]] = fact
  }
  return Object.keys(company).length === 0 ? attributes : { ...attributes, company }
}

export const fills = (contact: Contact, field: string): boolean =>
  field === "id" || Object.keys(contactAttributes(contact, [field])).length > 0
