import { Either, Schema } from "effect"
import { zoominfoKey } from "../Keys.ts"
import { BusinessSearch } from "../knowledge/BusinessSearch.ts"
import type { Directory } from "../knowledge/Directory.ts"
import type { Desk } from "../server/Desk.ts"
import { basicOf, bearerOf, type Call, json, type Reply, type Vendor } from "../server/Vendor.ts"
import { companyFields, companyId } from "./ZoomInfoCompany.ts"
import { contactAttributes, contactFieldNames, personId } from "./ZoomInfoContact.ts"
import { CompanyCriteria, PersonCriteria, ZoomInfoMatch } from "./ZoomInfoMatch.ts"
import { badRequest, creditsGone, errorBody, mediaType, refuse, reply, tooMany, unauthorized } from "./ZoomInfoReply.ts"

const batchMax = 25

const envelope = <A, I>(type: string, attributes: Schema.Schema<A, I>) =>
  Schema.decodeUnknownEither(
    Schema.parseJson(Schema.Struct({ data: Schema.Struct({ type: Schema.Literal(type), attributes }) })),
    { onExcessProperty: "preserve" }
  )
const names = Schema.Array(Schema.String)
const decodeContacts = envelope(
  "ContactEnrich",
  Schema.Struct({
    matchPersonInput: Schema.Array(PersonCriteria),
    outputFields: names,
    requiredFields: Schema.optional(names)
  })
)
const decodeCompanies = envelope(
  "CompanyEnrich",
  Schema.Struct({ matchCompanyInput: Schema.Array(CompanyCriteria), outputFields: names })
)

const noMatch = (input: unknown, matchStatus: string) => ({ id: "0", type: "NoMatch", meta: { input, matchStatus } })

const token = (call: Call, desk: Desk): Reply => {
  const form = new URLSearchParams(call.body)
  const inForm = `${form.get("client_id") ?? ""}:${form.get("client_secret") ?? ""}`
  if ((basicOf(call.headers) ?? inForm) !== zoominfoKey) {
    return json(401, { error: "invalid_client", error_description: "Client authentication failed." })
  }
  if (form.get("grant_type") !== "client_credentials") return json(400, { error: "unsupported_grant_type" })
  const lifetime = desk.faults.tokenLifetimeSeconds
  const issued = desk.tokens.issue(lifetime, Date.now())
  return json(200, { access_token: issued, expires_in: Math.floor(lifetime), token_type: "Bearer" })
}

const usage = (desk: Desk, billed: number): Reply => {
  const left = desk.faults.quotaLeft ?? 1_000_000 - billed
  const row = {
    limitType: "uniqueIdLimit",
    description: "Records you can redeem",
    totalLimit: left + billed,
    currentUsage: billed,
    usageRemaining: left
  }
  return reply(desk, 200, { data: [{ id: "1", type: "UserUsage", attributes: { usage: [row] } }] })
}

const batchFault = (desk: Desk, count: number, fields: ReadonlyArray<string>, known: (name: string) => boolean) => {
  if (count < 1 || count > batchMax) {
    return badRequest(desk, "PFAPI0002", `Between 1 and ${batchMax} match inputs are allowed, got ${count}.`)
  }
  const unknown = fields.find(field => !known(field))
  if (fields.length === 0) return badRequest(desk, "PFAPI0009", "outputFields must not be empty.")
  return unknown === undefined ? undefined : badRequest(desk, "PFAPI0009", `Invalid output field: ${unknown}`)
}

export const zoomInfo = (directory: Directory, today: string): Vendor => {
  const { population } = directory
  const search = new BusinessSearch(directory, population, "zoominfo", today)
  const match = new ZoomInfoMatch(search, population)

  const contacts = (call: Call, desk: Desk): Reply => {
    const decoded = decodeContacts(call.body)
    if (Either.isLeft(decoded)) return badRequest(desk, "PFAPI0003", "Invalid request body.", "/data/attributes")
    const { matchPersonInput, outputFields, requiredFields = [] } = decoded.right.data.attributes
    const fault = batchFault(desk, matchPersonInput.length, [...outputFields, ...requiredFields], name =>
      contactFieldNames.has(name)
    )
    if (fault !== undefined) return fault
    if (desk.exhausted) return creditsGone(desk)
    const data = matchPersonInput.map((input, i) => {
      const { contact, status } = match.person(input, requiredFields)
      if (contact === undefined) return noMatch(input, status)
      const id = String(personId(contact.view.person))
      if (!desk.buyOnce(`contact ${id}`, call.references[i])) return noMatch(input, "LIMIT_EXCEEDED")
      return {
        id,
        type: "Contact",
        attributes: contactAttributes(contact, outputFields),
        meta: { input, matchStatus: status }
      }
    })
    return reply(desk, 200, { data })
  }

  const companies = (call: Call, desk: Desk): Reply => {
    const decoded = decodeCompanies(call.body)
    if (Either.isLeft(decoded)) return badRequest(desk, "PFAPI0003", "Invalid request body.", "/data/attributes")
    const { matchCompanyInput, outputFields } = decoded.right.data.attributes
    const fault = batchFault(desk, matchCompanyInput.length, outputFields, name => name in companyFields)
    if (fault !== undefined) return fault
    if (desk.exhausted) return creditsGone(desk)
    const data = matchCompanyInput.map((input, i) => {
      const company = match.company(input)
      if (company === "invalid") return noMatch(input, "INVALID_INPUT")
      const view = company && search.company(company)
      if (view === undefined) return noMatch(input, "NO_MATCH")
      const id = String(companyId(view.company))
      if (!desk.buyOnce(`company ${id}`, call.references[i])) return noMatch(input, "LIMIT_EXCEEDED")
      const attributes = Object.fromEntries(outputFields.map(field => [field, companyFields[field]?.(view)]))
      return { id, type: "Company", attributes, meta: { input, matchStatus: "FULL_MATCH" } }
    })
    return reply(desk, 200, { data })
  }

  const answer = (call: Call, desk: Desk): Reply => {
    if (call.path === "/gtm/oauth/v1/token" && call.method === "POST") return token(call, desk)
    const state = desk.tokens.stateOf(bearerOf(call.headers), Date.now())
    if (state === "unknown") return unauthorized(desk, "The access token is missing or invalid.")
    if (state === "expired") return unauthorized(desk, "Your session has expired. Please authenticate again.")
    const accept = call.headers.get("accept") ?? "*/*"
    const content = call.headers.get("content-type") ?? ""
    const speaks = accept.includes(mediaType) || accept.includes("*/*")
    if (!speaks || (call.method === "POST" && !content.startsWith(mediaType))) {
      const detail = `Use ${mediaType} for Accept and Content-Type.`
      return refuse(desk, { status: 406, code: "ZI0006", title: "Not Acceptable", detail })
    }
    const route = `${call.method} ${call.path}`
    if (route === "POST /gtm/data/v1/contacts/enrich") return contacts(call, desk)
    if (route === "POST /gtm/data/v1/companies/enrich") return companies(call, desk)
    if (route === "GET /gtm/data/v1/users/usage") return usage(desk, desk.billed)
    return refuse(desk, { status: 404, code: "ZI0005", title: "Not Found", detail: `No route ${route}` })
  }

  const broken = (): Reply => ({
    status: 500,
    body: JSON.stringify(
      errorBody({ status: 500, code: "PFAPI0007", title: "Internal Server Error", detail: "Try later." })
    ),
    headers: { "content-type": mediaType }
  })
  return { id: "zoominfo", answer, broken, tooMany: (_, desk, seconds) => tooMany(desk, seconds) }
}
