import { Schema } from "effect"
import { listOf, maybe, quantity, Text, text } from "../wire/Lenient.ts"

const StreetAddress = Schema.Struct({ line1: text })

const PostalAddress = Schema.Struct({
  addressCountry: maybe(Schema.Struct({ isoAlpha2Code: text })),
  addressLocality: maybe(Schema.Struct({ name: text })),
  addressRegion: maybe(Schema.Struct({ name: text, abbreviatedName: text })),
  postalCode: text,
  streetAddress: maybe(StreetAddress)
})

const common = {
  duns: text,
  primaryName: text,
  dunsControlStatus: maybe(
    Schema.Struct({
      operatingStatus: maybe(Schema.Struct({ dnbCode: quantity, description: text })),
      fullReportDate: text
    })
  ),
  websiteAddress: maybe(listOf(Schema.Struct({ url: text, domainName: text }))),
  primaryAddress: maybe(PostalAddress)
} as const

const Candidate = Schema.Struct({
  organization: maybe(Schema.Struct({ ...common, duns: Text })),
  matchQualityInformation: maybe(
    Schema.Struct({ confidenceCode: quantity, matchGrade: text, nameMatchScore: quantity })
  )
})
export type Candidate = typeof Candidate.Type

export const MatchAnswer = Schema.Struct({ matchCandidates: listOf(Candidate) })

export const Principal = Schema.Struct({
  givenName: text,
  familyName: text,
  fullName: text,
  jobTitles: maybe(listOf(Schema.Struct({ title: text }))),
  managementResponsibilities: maybe(listOf(Schema.Struct({ description: text })))
})
export type Principal = typeof Principal.Type

export const Organization = Schema.Struct({
  ...common,
  registeredName: text,
  industryCodes: maybe(
    listOf(Schema.Struct({ code: text, description: text, typeDnBCode: quantity, priority: quantity }))
  ),
  primaryIndustryCode: maybe(Schema.Struct({ usSicV4: text, usSicV4Description: text })),
  startDate: text,
  incorporatedDate: text,
  numberOfEmployees: maybe(
    listOf(Schema.Struct({ value: quantity, informationScopeDnBCode: quantity, reliabilityDnBCode: quantity }))
  ),
  financials: maybe(
    listOf(
      Schema.Struct({
        informationScopeDnBCode: quantity,
        reliabilityDnBCode: quantity,
        unitCode: text,
        yearlyRevenue: maybe(listOf(Schema.Struct({ value: quantity, currency: text })))
      })
    )
  ),
  stockExchanges: maybe(listOf(Schema.Struct({ tickerName: text }))),
  mostSeniorPrincipals: maybe(listOf(Principal)),
  currentPrincipals: maybe(listOf(Principal))
})
export type Organization = typeof Organization.Type

export const DataAnswer = Schema.Struct({
  transactionDetail: maybe(Schema.Struct({ transactionTimestamp: text })),
  organization: Organization
})

export const ErrorBody = Schema.Struct({ error: Schema.Struct({ errorCode: Text, errorMessage: text }) })
