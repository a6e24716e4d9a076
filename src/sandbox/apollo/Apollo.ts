import { Either, Schema } from "effect"
import { apolloKey } from "../Keys.ts"
import { BusinessSearch } from "../knowledge/BusinessSearch.ts"
import type { CompanyView } from "../knowledge/CompanyView.ts"
import type { Directory } from "../knowledge/Directory.ts"
import type { Desk } from "../server/Desk.ts"
import { type Call, json, type Reply, type Vendor } from "../server/Vendor.ts"
import { organizationIndexOf } from "./ApolloOrganization.ts"
import { apolloOrganizations } from "./ApolloOrganizations.ts"
import { apolloPerson, apolloStub, type Found, personIndexOf } from "./ApolloPerson.ts"
import { badKey, batchFault, creditsGone, reply, tooMany, withRequestId } from "./ApolloReply.ts"

const batchMax = 10

const text = Schema.optional(Schema.NullOr(Schema.String))
const Criteria = Schema.Struct({
  id: text,
  first_name: text,
  last_name: text,
  name: text,
  email: text,
  organization_name: text,
  domain: text
})
type Criteria = typeof Criteria.Type

const decodePerson = Schema.decodeUnknownEither(Criteria)
const decodeJson = Schema.decodeUnknownEither(
  Schema.parseJson(Schema.Record({ key: Schema.String, value: Schema.Unknown }))
)
const decodePeople = Schema.decodeUnknownEither(Schema.parseJson(Schema.Struct({ details: Schema.Array(Criteria) })))

/** Query and JSON body together; Apollo takes either. */
const paramsOf = (call: Call): Record<string, unknown> => {
  const body = call.body === "" ? {} : Either.getOrElse(decodeJson(call.body), () => ({}))
  return { ...body, ...Object.fromEntries(call.query) }
}
const isTrue = (value: unknown): boolean => value === true || value === "true"

export const apollo = (directory: Directory, today: string): Vendor => {
  const { population } = directory
  const search = new BusinessSearch(directory, population, "apollo", today)

  const organizations = apolloOrganizations(search)

  const find = (criteria: Criteria): Found | undefined => {
    const byId = criteria.id ? population.people[personIndexOf(criteria.id)] : undefined
    const known = byId ? search.person(byId) : criteria.email ? search.byEmail(criteria.email) : undefined
    if (known !== undefined) return { view: known, likeness: 1 }
    const [first = "", ...rest] = criteria.name?.trim().split(/\s+/) ?? []
    const company =
      (criteria.domain ? search.companyByDomain(criteria.domain) : undefined) ??
      (criteria.organization_name ? search.companyByName(criteria.organization_name)?.company : undefined)
    return company && search.byName(criteria.first_name ?? first, criteria.last_name ?? rest.join(" "), company)
  }
  const firmOf = (criteria: Criteria): CompanyView | undefined => {
    const domain = criteria.domain ?? criteria.email?.split("@")[1]
    const company = domain ? search.companyByDomain(domain) : undefined
    return company && search.company(company)
  }
  const told = (found: Found, reveal: boolean) => apolloPerson(found, search.company(found.view.employer), reveal)

  const matchOne = (call: Call, desk: Desk): Reply => {
    const params = paramsOf(call)
    const criteria = decodePerson(params)
    if (Either.isLeft(criteria)) return reply(desk, 422, { error: "Invalid parameters" })
    const wantsPhone = isTrue(params.reveal_phone_number) || isTrue(params.run_waterfall_phone)
    if (wantsPhone && typeof params.webhook_url !== "string") {
      return reply(desk, 400, { error: "Please add a valid 'webhook_url' parameter when using 'reveal_phone_number'" })
    }
    if (desk.exhausted) return creditsGone(desk)
    const found = find(criteria.right)
    if (found === undefined) {
      const firm = firmOf(criteria.right)
      return firm === undefined ? reply(desk, 200, { person: null }) : withRequestId(desk, { person: apolloStub(firm) })
    }
    desk.charge(1, call.references[0])
    return withRequestId(desk, { person: told(found, isTrue(params.reveal_personal_emails)) })
  }

  const matchMany = (call: Call, desk: Desk): Reply => {
    const decoded = decodePeople(call.body)
    if (Either.isLeft(decoded)) return batchFault(desk, "INVALID_REQUEST", "invalid request, missing details")
    const { details } = decoded.right
    if (details.length === 0) return batchFault(desk, "INVALID_REQUEST", "invalid request, missing details")
    if (details.length > batchMax) {
      return batchFault(desk, "RECORD_LIMIT_EXCEEDED", "cannot enrich more than 10 in a single request")
    }
    if (desk.exhausted) return creditsGone(desk)
    const reveal = isTrue(call.query.get("reveal_personal_emails"))
    const matches = details.map((criteria, i) => {
      const found = desk.exhausted ? undefined : find(criteria)
      if (found === undefined) return null
      desk.charge(1, call.references[i])
      return told(found, reveal)
    })
    const found = matches.filter(match => match !== null)
    return withRequestId(desk, {
      status: "success",
      error_code: null,
      error_message: null,
      total_requested_enrichments: details.length,
      unique_enriched_records: new Set(found.map(({ id }) => id)).size,
      missing_records: details.length - found.length,
      credits_consumed: found.length,
      matches
    })
  }

  const byId = (id: string, call: Call, desk: Desk): Reply => {
    const firm = population.companies[organizationIndexOf(id)]
    if (!/^[0-9a-f]{24}$/.test(id) || firm) return reply(desk, 422, { error: `${id} is not a valid ID` })
    const person = population.people[personIndexOf(id)]
    const view = person && search.person(person)
    if (view === undefined) return reply(desk, 200, { person: null })
    desk.charge(1, call.references[0])
    return reply(desk, 200, {
      person: { ...told({ view, likeness: 1 }, false), email: "email_not_unlocked@domain.com" }
    })
  }

  const profile = (call: Call, desk: Desk): Reply => {
    const used = desk.billed
    const left = desk.faults.quotaLeft ?? 1_000_000
    const usage = { credits_used: used, credits_left: left }
    const wanted = isTrue(call.query.get("include_credit_usage"))
    return reply(desk, 200, {
      id: "66f0a1b2c3d4e5fa00000001",
      name: "Sandbox User",
      email: "sandbox@callwise.example",
      team_id: "66f0a1b2c3d4e5fa00000002",
      ...(wanted && { credit_usage: usage })
    })
  }

  const answer = (call: Call, desk: Desk): Reply => {
    const key = call.headers.get("x-api-key")
    const route = `${call.method} ${call.path}`
    if (route === "GET /api/v1/auth/health") {
      return json(200, { healthy: true, is_logged_in: key === apolloKey })
    }
    if (key === null) return json(422, { error: "Api key required" })
    if (key !== apolloKey) return badKey()
    if (route === "POST /api/v1/people/match") return matchOne(call, desk)
    if (route === "POST /api/v1/people/bulk_match") return matchMany(call, desk)
    if (route === "GET /api/v1/organizations/enrich") return organizations.one(call, desk)
    if (route === "POST /api/v1/organizations/bulk_enrich") return organizations.many(call, desk)
    if (route === "GET /api/v1/users/api_profile") return profile(call, desk)
    const one = /^GET \/api\/v1\/people\/(\w+)$/.exec(route)
    return one?.[1] === undefined ? reply(desk, 404, { error: "Not Found" }) : byId(one[1], call, desk)
  }
  return { id: "apollo", answer, tooMany, broken: () => json(500, { error: "Internal server error" }) }
}
