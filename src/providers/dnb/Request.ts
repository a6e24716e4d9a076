import { HttpClientRequest } from "@effect/platform"
import type { Redacted } from "effect"
import { parsePhoneNumberFromString } from "libphonenumber-js"
import { countryCode } from "../normalise/Country.ts"
import { domainOf } from "../normalise/Domain.ts"
import { employerDomain } from "../normalise/EmployerDomain.ts"
import type { EnrichmentQuery } from "../Provider.ts"
import { bearerAuthorization } from "../wire/Credentials.ts"
import { at } from "../wire/Exchange.ts"

export type MatchKeys = Readonly<Record<string, string>>

const floor = 7
const mostCandidates = 10

const given = (members: Readonly<Record<string, string | undefined>>): MatchKeys =>
  Object.fromEntries(Object.entries(members).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])))

const byPhone = (phone: string | undefined): MatchKeys | undefined => {
  const parsed = phone === undefined ? undefined : parsePhoneNumberFromString(phone, "US")
  return parsed && { telephoneNumber: parsed.nationalNumber, countryISOAlpha2Code: parsed.country ?? "US" }
}

/**
 * The employer by name, place and web domain, by the domain alone, or by phone. Of an e-mail only its domain is sent,
 * and of an address not the street: the vendor takes its keys in the URL, and the street of a lead is a home.
 */
export const matchKeysOf = ({ address, company, email, phone }: EnrichmentQuery): MatchKeys | undefined => {
  const url = domainOf(company?.domain) ?? employerDomain(email)
  if (company?.name !== undefined)
    return given({
      name: company.name,
      countryISOAlpha2Code: countryCode(address?.country) ?? "US",
      addressLocality: address?.city,
      addressRegion: address?.state,
      postalCode: address?.postalCode,
      url
    })
  return url === undefined ? byPhone(phone) : { url }
}

const get = (endpoint: string, token: Redacted.Redacted<string>, path: string, query: Record<string, string>) =>
  HttpClientRequest.get(at(endpoint, path)).pipe(
    HttpClientRequest.setUrlParams(query),
    HttpClientRequest.setHeaders({ authorization: bearerAuthorization(token), accept: "application/json" })
  )

export const matchRequest = (endpoint: string, token: Redacted.Redacted<string>, keys: MatchKeys) =>
  get(endpoint, token, "/v1/match/cleanseMatch", {
    ...keys,
    candidateMaximumQuantity: String(mostCandidates),
    confidenceLowerLevelThresholdValue: String(floor)
  })

export const dataRequest = (endpoint: string, token: Redacted.Redacted<string>, duns: string) =>
  get(endpoint, token, `/v1/data/duns/${encodeURIComponent(duns)}`, {
    blockIDs: "companyinfo_L2_v1,principalscontacts_L1_v2",
    tradeUp: "hq"
  })
