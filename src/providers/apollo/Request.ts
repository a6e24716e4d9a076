import { HttpClientRequest } from "@effect/platform"
import { Redacted } from "effect"
import type { EnrichmentQuery } from "../Provider.ts"
import type { ProviderConfig } from "../ProviderConfig.ts"
import { at } from "../wire/Exchange.ts"

export type Keys = Readonly<Record<string, string>>

export interface Asked {
  readonly kind: "person" | "organization"
  readonly keys: Keys
}

const given = (members: Readonly<Record<string, string | undefined>>): Keys =>
  Object.fromEntries(Object.entries(members).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])))

/** A person by e-mail, or by name with employer; the organization when it alone is known. */
export const askedOf = ({ company, email, firstName, lastName }: EnrichmentQuery): Asked | undefined => {
  const employer = { organization_name: company?.name, domain: company?.domain }
  const hasEmployer = company?.name !== undefined || company?.domain !== undefined
  const hasName = firstName !== undefined && lastName !== undefined
  if (email !== undefined || (hasName && hasEmployer))
    return { kind: "person", keys: given({ email, first_name: firstName, last_name: lastName, ...employer }) }
  return hasEmployer
    ? { kind: "organization", keys: given({ domain: company?.domain, name: company?.name }) }
    : undefined
}

const prepared = (config: ProviderConfig, request: HttpClientRequest.HttpClientRequest) =>
  HttpClientRequest.setHeaders(request, {
    "x-api-key": Redacted.value(config.apiKey),
    accept: "application/json",
    "cache-control": "no-cache"
  })

const post = (config: ProviderConfig, path: string, body: unknown) =>
  HttpClientRequest.post(at(config.apiEndpoint, `/api/v1${path}`)).pipe(
    HttpClientRequest.bodyText(JSON.stringify(body), "application/json"),
    request => prepared(config, request)
  )

const get = (config: ProviderConfig, path: string, query: Keys = {}) =>
  HttpClientRequest.get(at(config.apiEndpoint, `/api/v1${path}`)).pipe(HttpClientRequest.setUrlParams(query), request =>
    prepared(config, request)
  )

/** The keys go in the body: the vendor takes them there too, and a URL is written to logs on its way. */
export const personRequest = (config: ProviderConfig, keys: Keys) => post(config, "/people/match", keys)

export const peopleRequest = (config: ProviderConfig, details: ReadonlyArray<Keys>) =>
  post(config, "/people/bulk_match", { details })

export const organizationRequest = (config: ProviderConfig, keys: Keys) => get(config, "/organizations/enrich", keys)

export const profileRequest = (config: ProviderConfig) => get(config, "/users/api_profile")
