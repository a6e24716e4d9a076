import { DateTime, Effect } from "effect"
import { seniorityOf } from "../../profile/Seniority.ts"
import { department } from "../normalise/Department.ts"
import { domainOf } from "../normalise/Domain.ts"
import { observedAt } from "../normalise/Instant.ts"
import { plainText } from "../normalise/PlainText.ts"
import { matched, notFound } from "../normalise/RecordOf.ts"
import type { ProviderAnswer } from "../Provider.ts"
import { companyTrust, companyValues } from "./CompanyValues.ts"
import type { Company, Person } from "./Wire.ts"

const exact = 0.9
const fuzzy = 0.6
const companyByEmail = 0.6
const companyByDomain = 0.9

const personValues = ({ employment }: Person) => {
  const title = plainText(employment?.title)
  return {
    "firmographics.title": title,
    "firmographics.seniority": seniorityOf(employment?.seniority, title),
    "firmographics.department": department(employment?.role),
    "demographics.occupation": title
  } as const
}

const employment = (person: Person | undefined) =>
  ({
    "firmographics.companyName": plainText(person?.employment?.name),
    "firmographics.companyDomain": domainOf(person?.employment?.domain)
  }) as const

const identity = ({ email, employment, geo, name }: Person) => ({
  fullName: name?.fullName,
  emails: [email],
  address: {
    city: geo?.city,
    state: geo?.stateCode ?? geo?.state,
    postalCode: geo?.postalCode,
    country: geo?.countryCode ?? geo?.country
  },
  employer: employment?.name
})

/** The owner of a public mail host is nobody's employer. */
const employerOf = (company: Company | null | undefined) =>
  company === null || company === undefined || company.emailProvider === true ? undefined : company

export const combinedAnswer = (
  person: Person | null | undefined,
  found: Company | null | undefined,
  now: DateTime.Utc
): Effect.Effect<ProviderAnswer> => {
  const company = employerOf(found)
  const somebody = person ?? undefined
  if (somebody === undefined && company === undefined) return Effect.succeed(notFound(1))
  return matched(
    {
      recordId: somebody?.id ?? company?.id,
      matchConfidence: somebody === undefined ? companyByEmail : somebody.fuzzy === true ? fuzzy : exact,
      observedAt: observedAt([somebody?.indexedAt, company?.indexedAt], now),
      values: {
        ...(company ? companyValues(company, DateTime.getPartUtc(now, "year")) : employment(somebody)),
        ...(somebody && personValues(somebody))
      },
      trust: { ...(company && companyTrust(company)), "demographics.occupation": 0.9 },
      identity: somebody === undefined ? {} : identity(somebody)
    },
    1
  )
}

export const companyAnswer = (company: Company, now: DateTime.Utc): Effect.Effect<ProviderAnswer> =>
  matched(
    {
      recordId: company.id,
      matchConfidence: companyByDomain,
      observedAt: observedAt([company.indexedAt], now),
      values: companyValues(company, DateTime.getPartUtc(now, "year")),
      trust: companyTrust(company),
      identity: {}
    },
    1
  )
