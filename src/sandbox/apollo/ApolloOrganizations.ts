import { Either, Schema } from "effect"
import type { BusinessSearch } from "../knowledge/BusinessSearch.ts"
import type { CompanyView } from "../knowledge/CompanyView.ts"
import { domainKey } from "../knowledge/Likeness.ts"
import type { Desk } from "../server/Desk.ts"
import type { Call, Reply } from "../server/Vendor.ts"
import { organization } from "./ApolloOrganization.ts"
import { batchFault, creditsGone, reply } from "./ApolloReply.ts"

const batchMax = 10

const text = Schema.optional(Schema.NullOr(Schema.String))
const Site = Schema.Struct({ domain: text, name: text, website: text, linkedin_url: text })
const decodeSite = Schema.decodeUnknownEither(Site)
const decodeSites = Schema.decodeUnknownEither(Schema.parseJson(Schema.Struct({ details: Schema.Array(Site) })))

/** organizations/enrich and its bulk twin. */
export const apolloOrganizations = (search: BusinessSearch) => {
  const company = (site: typeof Site.Type): CompanyView | undefined => {
    const domain = site.domain ?? site.website
    const known =
      (domain ? search.companyByDomain(domainKey(domain)) : undefined) ??
      (site.name ? search.companyByName(site.name)?.company : undefined)
    return known && search.company(known)
  }

  const one = (call: Call, desk: Desk): Reply => {
    const site = decodeSite(Object.fromEntries(call.query))
    if (Either.isLeft(site)) return reply(desk, 422, { error: "Invalid parameters" })
    if (!site.right.domain && !site.right.name && !site.right.website && !site.right.linkedin_url) {
      return reply(desk, 422, { error: "Required parameter 'domain' missing" })
    }
    if (desk.exhausted) return creditsGone(desk)
    const view = company(site.right)
    if (view === undefined) return reply(desk, 200, {})
    desk.charge(1, call.references[0])
    return reply(desk, 200, { organization: organization(view) })
  }

  const many = (call: Call, desk: Desk): Reply => {
    const listed = [...call.query.getAll("domains[]"), ...call.query.getAll("domains")].map(domain => ({ domain }))
    const decoded = decodeSites(call.body)
    const sites = Either.isRight(decoded) ? decoded.right.details : listed
    if (sites.length === 0) return batchFault(desk, "INVALID_REQUEST", "invalid request, missing details")
    if (sites.length > batchMax) return batchFault(desk, "RECORD_LIMIT_EXCEEDED", "domain count cannot be more than 10")
    if (desk.exhausted) return creditsGone(desk)
    const organizations = sites.map((site, i) => {
      const view = desk.exhausted ? undefined : company(site)
      if (view === undefined) return null
      desk.charge(1, call.references[i])
      return organization(view)
    })
    const found = organizations.filter(each => each !== null)
    return reply(desk, 200, {
      status: "success",
      error_code: null,
      error_message: null,
      total_requested_domains: sites.length,
      unique_domains: sites.length,
      unique_enriched_records: new Set(found.map(({ id }) => id)).size,
      missing_records: sites.length - found.length,
      organizations
    })
  }

  return { one, many }
}
