import { BusinessSearch } from "../knowledge/BusinessSearch.ts"
import type { CompanyView } from "../knowledge/CompanyView.ts"
import type { Directory } from "../knowledge/Directory.ts"
import { jobOn } from "../population/Model.ts"
import type { Desk } from "../server/Desk.ts"
import { bearerOf, type Call, json, type Reply, type Vendor } from "../server/Vendor.ts"
import { candidate } from "./DnbCandidate.ts"
import { echo, inquiryOf, wholeNumber } from "./DnbInquiry.ts"
import { candidates } from "./DnbMatch.ts"
import { baseBlock, companyBlock } from "./DnbOrganization.ts"
import { inventedHead, principalOf, principalsBlock } from "./DnbPrincipals.ts"
import { badParameter, fault, transaction } from "./DnbReply.ts"
import { token } from "./DnbToken.ts"

const entitled = /^(companyinfo_L[1-4]_v\d|principalscontacts_L[1-4]_v\d|baseinfo_L1_v1)$/

/** Charged are matches, the one that finds nothing included, and data; other errors are not. */
export const dnb = (directory: Directory, today: string): Vendor => {
  const { people, seed } = directory.population
  const search = new BusinessSearch(directory, directory.population, "dnb", today)

  const principals = (view: CompanyView) => {
    const staff = (directory.byCompany.get(view.company) ?? []).flatMap(({ index }) => {
      const person = people[index]
      const job = person && jobOn(person, view.witness.observedOn)
      return person && job?.company === view.company ? [{ person, title: job.title }] : []
    })
    const led = staff.filter(({ title }) => title.level === "c_suite" || title.level === "owner")
    const below = staff.filter(({ title }) => title.level === "vp" || title.level === "director")
    const [first, ...rest] = led
    return {
      head: first === undefined ? inventedHead(seed, view) : principalOf(first.person, first.title),
      others: [...rest, ...below].map(({ person, title }) => principalOf(person, title))
    }
  }

  const cleanseMatch = (call: Call, desk: Desk): Reply => {
    const inquiry = inquiryOf(call.query)
    const { domain, duns, name, phone } = inquiry
    const country = call.query.get("countryISOAlpha2Code")
    if (duns === undefined && domain === undefined && name === undefined && phone === undefined) {
      return badParameter("name", "duns, name, telephoneNumber, url or email is required")
    }
    if (country === null && duns === undefined && domain === undefined) {
      return badParameter("countryISOAlpha2Code", "is required with name or telephoneNumber")
    }
    const most = wholeNumber(call.query, "candidateMaximumQuantity", 1, 100, 10)
    if (most === undefined) return badParameter("candidateMaximumQuantity", "must be 1 to 100")
    const floor = wholeNumber(call.query, "confidenceLowerLevelThresholdValue", 1, 10, 4)
    if (floor === undefined) return badParameter("confidenceLowerLevelThresholdValue", "must be 1 to 10")
    desk.charge(1, call.references[0])
    const found = candidates(inquiry, directory, search, most, floor)
    const head = { transactionDetail: { ...transaction(), serviceVersion: "1" }, inquiryDetail: echo(call.query) }
    if (found.length === 0 || (country !== null && country !== "US")) {
      const error = { errorMessage: "No Match found for the given input criteria", errorCode: "20505" }
      return json(404, { ...head, error })
    }
    return json(200, {
      ...head,
      candidatesMatchedQuantity: found.length,
      matchDataCriteria: duns === undefined ? "Name and Address Lookup" : "DUNS Number Lookup",
      matchCandidates: found.map((each, i) => candidate(each, i, principals(each.view).head)),
      cleanseAndStandardizeInformation: {}
    })
  }

  const data = (duns: string, call: Call, desk: Desk): Reply => {
    const blockIDs = (call.query.get("blockIDs") ?? "").split(",").filter(id => id !== "")
    if (blockIDs.length === 0) return badParameter("blockIDs", "is required")
    const unknown = blockIDs.find(id => !/^[a-z]+_L\d_v\d$/.test(id))
    if (unknown !== undefined) return badParameter("blockIDs", `${unknown} is not a data block`)
    if (!/^\d{9}$/.test(duns)) return badParameter("duns", "must be 9 digits")
    if (!blockIDs.some(id => entitled.test(id))) {
      return fault(401, "00041", "You are not currently authorised to access this product.")
    }
    const company = directory.byDuns.get(duns)
    const view = company && search.company(company)
    if (view === undefined) return fault(404, "10500", "Requested DUNS number not found.")
    desk.charge(1, call.references[0])
    const has = (kind: string) => blockIDs.some(id => id.startsWith(kind))
    const { head, others } = principals(view)
    const blocks = blockIDs.includes("baseinfo_L1_v1") ? blockIDs : [...blockIDs, "baseinfo_L1_v1"]
    return json(200, {
      transactionDetail: transaction(),
      inquiryDetail: { duns, blockIDs },
      organization: {
        ...baseBlock(view),
        ...(has("companyinfo") && companyBlock(view)),
        ...(has("principalscontacts") && principalsBlock(head, others))
      },
      blockStatus: blocks.map(blockID =>
        entitled.test(blockID)
          ? { blockID, status: "ok", reason: null }
          : { blockID, status: "error", reason: "Not entitled to this data block." }
      )
    })
  }

  const answer = (call: Call, desk: Desk): Reply => {
    const route = `${call.method} ${call.path}`
    if (route === "POST /v3/token") return token(call, desk, "v3")
    if (route === "POST /v2/token") return token(call, desk, "v2")
    const state = desk.tokens.stateOf(bearerOf(call.headers), Date.now())
    if (state === "expired") return fault(401, "00040", "The access token has expired.")
    if (state === "unknown") return fault(401, "00014", "The access token is not valid.")
    const duns = /^GET \/v1\/data\/duns\/([^/]+)$/.exec(route)?.[1]
    if (duns === undefined && route !== "GET /v1/match/cleanseMatch") {
      return fault(404, "00038", "The requested resource could not be found.")
    }
    if (desk.exhausted) return fault(429, "00045", "Your request quota under the contract is used up.")
    return duns === undefined ? cleanseMatch(call, desk) : data(duns, call, desk)
  }
  return {
    id: "dnb",
    answer,
    tooMany: () => fault(429, "00045", "Your request rate exceeds the limit allowed by your contract."),
    broken: () => fault(503, "00002", "The service is temporarily unavailable.")
  }
}
