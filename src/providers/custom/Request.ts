import { HttpClientRequest } from "@effect/platform"
import { Redacted } from "effect"
import type { EnrichmentQuery } from "../Provider.ts"
import type { CustomMapping, ProviderConfig } from "../ProviderConfig.ts"
import { basicAuthorization, bearerAuthorization } from "../wire/Credentials.ts"
import { at } from "../wire/Exchange.ts"
import { encodeInUrl, fill, valueFor } from "./Placeholders.ts"

export const hasEnough = ({ request }: CustomMapping, query: EnrichmentQuery): boolean =>
  request.requires.some(names => names.length > 0 && names.every(name => valueFor(query, name) !== undefined))

const authorization = (auth: CustomMapping["auth"], key: Redacted.Redacted<string>): Record<string, string> => {
  switch (auth.kind) {
    case "none":
      return {}
    case "bearer":
      return { authorization: bearerAuthorization(key) }
    case "basic":
      return { authorization: basicAuthorization(key) }
    case "header":
      return { [auth.name]: Redacted.value(key) }
  }
}

const bodyOf = (body: Readonly<Record<string, string>>, query: EnrichmentQuery) =>
  Object.fromEntries(
    Object.entries(body)
      .map(([member, template]) => [member, fill(template, query, value => value).trim()] as const)
      .filter(([, value]) => value !== "")
  )

export const lookUpRequest = (
  { apiEndpoint, apiKey }: ProviderConfig,
  mapping: CustomMapping,
  query: EnrichmentQuery
) => {
  const { body, headers, method, path } = mapping.request
  const request = HttpClientRequest.make(method)(at(apiEndpoint, fill(path, query, encodeInUrl))).pipe(
    HttpClientRequest.setHeaders({ accept: "application/json", ...headers, ...authorization(mapping.auth, apiKey) })
  )
  return method === "POST"
    ? HttpClientRequest.bodyText(request, JSON.stringify(bodyOf(body ?? {}, query)), "application/json")
    : request
}
