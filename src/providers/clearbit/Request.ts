import { HttpClientRequest } from "@effect/platform"
import type { EnrichmentQuery } from "../Provider.ts"
import type { ProviderConfig } from "../ProviderConfig.ts"
import { bearerAuthorization } from "../wire/Credentials.ts"
import { at } from "../wire/Exchange.ts"

const get = (config: ProviderConfig, service: "person" | "company", path: string, query: Record<string, string>) =>
  HttpClientRequest.get(at(config.apiEndpoint.replaceAll("{service}", service), path)).pipe(
    HttpClientRequest.setUrlParams(query),
    HttpClientRequest.setHeaders({
      authorization: bearerAuthorization(config.apiKey),
      accept: "application/json",
      "api-version": "2019-12-19"
    })
  )

export type Asked =
  | { readonly kind: "combined"; readonly email: string }
  | { readonly kind: "company"; readonly domain: string }

export const askedOf = ({ company, email }: EnrichmentQuery): Asked | undefined =>
  email !== undefined
    ? { kind: "combined", email }
    : company?.domain === undefined
      ? undefined
      : { kind: "company", domain: company.domain }

/** The vendor takes its only key, the e-mail, in the URL alone. */
export const combinedRequest = (config: ProviderConfig, email: string) =>
  get(config, "person", "/v2/combined/find", { email })

export const companyRequest = (config: ProviderConfig, domain: string) =>
  get(config, "company", "/v2/companies/find", { domain })
