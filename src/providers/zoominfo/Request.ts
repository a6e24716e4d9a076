import { HttpClientRequest } from "@effect/platform"
import type { Redacted } from "effect"
import type { EnrichmentQuery } from "../Provider.ts"
import { bearerAuthorization } from "../wire/Credentials.ts"
import { at } from "../wire/Exchange.ts"
import type { OutputFields } from "./OutputFields.ts"

const jsonApi = "application/vnd.api+json"

export type Criteria = Readonly<Record<string, string>>

export interface Asked {
  readonly kind: "contact" | "company"
  readonly criteria: Criteria
}

/** The strongest key alone: e-mail, then name with employer, then phone; a company when no person is known. */
export const askedOf = (query: EnrichmentQuery): Asked | undefined => {
  const { company, email, firstName, lastName, phone } = query
  if (email !== undefined) return { kind: "contact", criteria: { emailAddress: email } }
  if (firstName !== undefined && lastName !== undefined && company?.name !== undefined)
    return { kind: "contact", criteria: { firstName, lastName, companyName: company.name } }
  if (phone !== undefined) return { kind: "contact", criteria: { phone } }
  if (company?.domain !== undefined) return { kind: "company", criteria: { companyWebsite: company.domain } }
  return company?.name === undefined ? undefined : { kind: "company", criteria: { companyName: company.name } }
}

const authorized = (request: HttpClientRequest.HttpClientRequest, token: Redacted.Redacted<string>) =>
  HttpClientRequest.setHeaders(request, { authorization: bearerAuthorization(token), accept: jsonApi })

const members = {
  contact: { path: "contacts", type: "ContactEnrich", input: "matchPersonInput" },
  company: { path: "companies", type: "CompanyEnrich", input: "matchCompanyInput" }
} as const

export const enrichRequest = (
  endpoint: string,
  token: Redacted.Redacted<string>,
  kind: Asked["kind"],
  criteria: ReadonlyArray<Criteria>,
  outputFields: OutputFields
) => {
  const { input, path, type } = members[kind]
  const attributes = { [input]: criteria, outputFields: outputFields[kind] }
  return HttpClientRequest.post(at(endpoint, `/gtm/data/v1/${path}/enrich`)).pipe(
    HttpClientRequest.bodyText(JSON.stringify({ data: { type, attributes } }), jsonApi),
    request => authorized(request, token)
  )
}

export const usageRequest = (endpoint: string, token: Redacted.Redacted<string>) =>
  authorized(HttpClientRequest.get(at(endpoint, "/gtm/data/v1/users/usage")), token)
