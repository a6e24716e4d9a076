import { Schema } from "effect"
import { listOf, maybe, quantity, Text, text, texts } from "../wire/Lenient.ts"

const Code = Schema.Struct({ id: text, name: text })
const codes = maybe(listOf(Code))

const engagements = maybe(listOf(Schema.Struct({ engagementDate: text, engagementType: text })))

const CompanyOfContact = Schema.Struct({
  name: text,
  website: text,
  type: text,
  ticker: text,
  city: text,
  state: text,
  zipCode: text,
  country: text,
  primaryIndustry: texts,
  industries: texts,
  naicsCodes: codes,
  sicCodes: codes,
  employeeCount: quantity,
  employeeRange: text,
  revenue: text,
  revenueNumeric: quantity,
  revenueRange: text
})

export const ContactAttributes = Schema.Struct({
  firstName: text,
  lastName: text,
  email: text,
  supplementalEmail: text,
  phone: text,
  mobilePhone: text,
  street: text,
  city: text,
  state: text,
  zipCode: text,
  country: text,
  personHasMoved: text,
  validDate: text,
  lastUpdatedDate: text,
  jobTitle: text,
  jobFunction: maybe(Schema.Struct({ name: text, department: text })),
  managementLevel: texts,
  education: maybe(listOf(Schema.Struct({ educationDegree: maybe(Schema.Struct({ degree: text })) }))),
  contactAccuracyScore: quantity,
  engagements,
  company: maybe(CompanyOfContact)
})
export type ContactAttributes = typeof ContactAttributes.Type

export const CompanyAttributes = Schema.Struct({
  ...CompanyOfContact.omit("revenue", "revenueNumeric").fields,
  domainList: texts,
  revenue: quantity,
  foundedYear: text,
  companyStatus: text,
  companyFunding: maybe(listOf(Schema.Struct({ date: text, type: text }))),
  engagements,
  lastUpdatedDate: text
})
export type CompanyAttributes = typeof CompanyAttributes.Type

/** What a contact's company and a company record say alike. */
export type CompanyCommon = Omit<typeof CompanyOfContact.Type, "revenue" | "revenueNumeric">

const Input = Schema.Record({ key: Schema.String, value: Schema.Unknown })

export const Item = Schema.Struct({
  id: text,
  type: text,
  attributes: Schema.optional(Schema.Unknown),
  meta: maybe(Schema.Struct({ matchStatus: text, input: maybe(Input) }))
})
export type Item = typeof Item.Type

export const EnrichAnswer = Schema.Struct({ data: listOf(Item) })

export const UsageAnswer = Schema.Struct({
  data: listOf(
    Schema.Struct({
      attributes: maybe(
        Schema.Struct({ usage: maybe(listOf(Schema.Struct({ limitType: text, usageRemaining: quantity }))) })
      )
    })
  )
})

export const JsonApiErrors = Schema.Struct({ errors: Schema.NonEmptyArray(Schema.Struct({ code: Text })) })
export const ProseError = Schema.Struct({ error: Schema.Struct({ code: Text }) })
