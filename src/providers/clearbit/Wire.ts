import { Schema } from "effect"
import { flag, having, listOf, maybe, quantity, Text, text, texts } from "../wire/Lenient.ts"

const Geo = Schema.Struct({
  streetNumber: text,
  streetName: text,
  city: text,
  state: text,
  stateCode: text,
  postalCode: text,
  country: text,
  countryCode: text
})

export const Person = Schema.Struct({
  id: text,
  name: maybe(Schema.Struct({ fullName: text })),
  email: text,
  geo: maybe(Geo),
  employment: maybe(
    Schema.Struct({ domain: text, name: text, title: text, role: text, subRole: text, seniority: text })
  ),
  fuzzy: flag,
  indexedAt: text
})
export type Person = typeof Person.Type

export const Company = Schema.Struct({
  id: text,
  name: text,
  legalName: text,
  domain: text,
  category: maybe(
    Schema.Struct({
      sector: text,
      industryGroup: text,
      industry: text,
      subIndustry: text,
      sicCode: text,
      naicsCode: text,
      sic4Codes: texts,
      naics6Codes: texts,
      naics6Codes2022: texts
    })
  ),
  foundedYear: text,
  geo: maybe(Geo),
  emailProvider: flag,
  type: text,
  ticker: text,
  metrics: maybe(
    Schema.Struct({
      employees: quantity,
      employeesRange: text,
      annualRevenue: quantity,
      estimatedAnnualRevenue: text
    })
  ),
  indexedAt: text
})
export type Company = typeof Company.Type

const Half = <A, I>(schema: Schema.Schema<A, I>) => Schema.NullishOr(schema).pipe(Schema.optional)

export const Combined = Schema.Struct({ person: Half(Person), company: Half(Company) }).pipe(
  having("person", "company")
)

const ErrorObject = Schema.Struct({ type: Text, message: text })

export const ErrorBody = Schema.Struct({ error: Schema.Union(ErrorObject, listOf(ErrorObject)) })
