import { Schema } from "effect"
import { flag, listOf, maybe, quantity, text, texts } from "../wire/Lenient.ts"

export const Organization = Schema.Struct({
  id: text,
  name: text,
  website_url: text,
  primary_domain: text,
  industry: text,
  industries: texts,
  naics_codes: texts,
  sic_codes: texts,
  estimated_num_employees: quantity,
  annual_revenue: quantity,
  annual_revenue_printed: text,
  founded_year: text,
  publicly_traded_symbol: text,
  latest_funding_stage: text,
  city: text,
  state: text,
  postal_code: text,
  country: text
})
export type Organization = typeof Organization.Type

const Employment = Schema.Struct({ current: flag, organization_name: text, title: text, updated_at: text })

const Contact = Schema.Struct({
  phone_numbers: maybe(listOf(Schema.Struct({ sanitized_number: text, raw_number: text })))
})

export const Person = Schema.Struct({
  id: text,
  first_name: text,
  last_name: text,
  name: text,
  title: text,
  email: text,
  email_status: text,
  extrapolated_email_confidence: quantity,
  match_confidence: text,
  city: text,
  state: text,
  country: text,
  seniority: text,
  departments: texts,
  subdepartments: texts,
  functions: texts,
  personal_emails: texts,
  is_likely_to_engage: flag,
  show_intent: flag,
  employment_history: maybe(listOf(Employment)),
  organization: maybe(Organization),
  contact: maybe(Contact)
})
export type Person = typeof Person.Type

/** A miss may be an empty object, but for `request_id`: a signed 64-bit number that is not kept. */
const answerWith = (...members: ReadonlyArray<string>) =>
  Schema.Record({ key: Schema.String, value: Schema.Unknown }).pipe(
    Schema.filter(answer => {
      const told = Object.keys(answer).filter(member => member !== "request_id")
      return told.length === 0 || members.some(member => told.includes(member))
    })
  )

export const PersonAnswer = Schema.compose(
  answerWith("person", "error_code"),
  Schema.Struct({ error_code: text, person: Schema.NullishOr(Person).pipe(Schema.optional) }),
  { strict: false }
)

export const PeopleAnswer = Schema.compose(
  answerWith("matches", "error_code"),
  Schema.Struct({ error_code: text, matches: maybe(Schema.Array(Schema.NullishOr(Person))) }),
  { strict: false }
)

export const OrganizationAnswer = Schema.compose(
  answerWith("organization"),
  Schema.Struct({ organization: Schema.NullishOr(Organization).pipe(Schema.optional) }),
  { strict: false }
)

export const ErrorBody = Schema.Struct({
  error: text,
  error_code: text,
  error_message: text,
  message: text,
  error_details: maybe(Schema.Struct({ code: text, message: text, retry_after_seconds: quantity }))
})
export type ErrorBody = typeof ErrorBody.Type

export const Profile = Schema.Struct({}, Schema.Record({ key: Schema.String, value: Schema.Unknown }))
