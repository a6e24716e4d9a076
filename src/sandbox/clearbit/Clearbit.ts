import { clearbitKey } from "../Keys.ts"
import { BusinessSearch } from "../knowledge/BusinessSearch.ts"
import type { Directory } from "../knowledge/Directory.ts"
import { domainKey, edits, plain } from "../knowledge/Likeness.ts"
import type { PersonView } from "../knowledge/PersonView.ts"
import { hashOf } from "../population/Draw.ts"
import type { Desk } from "../server/Desk.ts"
import { basicOf, bearerOf, type Call, json, type Reply, type Vendor } from "../server/Vendor.ts"
import { clearbitCompany } from "./ClearbitCompany.ts"
import { clearbitPerson } from "./ClearbitPerson.ts"

const fault = (status: number, type: string, message: string, headers: Record<string, string> = {}): Reply =>
  json(status, { error: { type, message } }, { "X-API-Version": "2019-12-19", ...headers })

const rateHeaders = (desk: Desk): Record<string, string> => {
  const limit = desk.faults.requestsPerMinute ?? 600
  return {
    "X-API-Version": "2019-12-19",
    "X-RateLimit-Limit": String(limit),
    "X-RateLimit-Remaining": String(desk.leftInWindow ?? limit),
    "X-RateLimit-Reset": String(desk.secondsLeftInWindow(Date.now()))
  }
}

const mailShape = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
const domainShape = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/

export const clearbit = (directory: Directory, today: string): Vendor => {
  const search = new BusinessSearch(directory, directory.population, "clearbit", today)

  const company = (domain: string) => {
    const known = search.companyByDomain(domain)
    return known && search.company(known)
  }
  /** Nobody of that exact address, but a colleague whose name or address is nearly it. */
  const nearly = (email: string, query: URLSearchParams): PersonView | undefined => {
    const [local = "", domain = ""] = email.split("@")
    const firm = search.companyByDomain(domain)
    if (firm === undefined) return undefined
    const given = query.get("given_name")
    const family = query.get("family_name")
    const named = given && family ? search.byName(given, family, firm)?.view : undefined
    return (
      named ??
      search.colleagues(firm).find(({ job }) => edits(plain(job.email.split("@")[0] ?? ""), plain(local), 1) <= 1)
    )
  }
  const person = (email: string, query: URLSearchParams) => {
    const exact = search.byEmail(email)
    if (exact !== undefined) return clearbitPerson(exact, email, false)
    const view = nearly(email, query)
    return view && clearbitPerson(view, view.job.email, true)
  }

  const billed = (desk: Desk, call: Call, key: string, host: string, found: () => Reply): Reply => {
    if (desk.exhausted && !desk.bought.has(key)) {
      return fault(
        402,
        "over_quota",
        "Your account is over its quota. Please contact support to upgrade",
        rateHeaders(desk)
      )
    }
    desk.buyOnce(key, call.references[0])
    const waits = hashOf("queued", directory.population.seed, key) / 0x100000000 < desk.faults.queuedShare
    if (!host.endsWith("-stream") && waits && desk.queued.add(key)) {
      return fault(202, "queued", "Your request is being processed. Please check back later.", rateHeaders(desk))
    }
    return found()
  }

  const byEmail = (call: Call, desk: Desk, host: string, combined: boolean): Reply => {
    const email = call.query.get("email")?.trim().toLowerCase() ?? ""
    if (!mailShape.test(email)) return fault(422, "email_invalid", "Invalid email.", rateHeaders(desk))
    return billed(desk, call, `email ${email}`, host, () => {
      const found = person(email, call.query) ?? null
      if (!combined) {
        return found === null
          ? fault(404, "unknown_record", "Unknown person.", rateHeaders(desk))
          : json(200, found, rateHeaders(desk))
      }
      const view = company(email.split("@")[1] ?? "")
      if (found === null && view === undefined) {
        return fault(404, "unknown_record", "Unknown person.", rateHeaders(desk))
      }
      return json(200, { person: found, company: view ? clearbitCompany(view) : null }, rateHeaders(desk))
    })
  }

  const byDomain = (call: Call, desk: Desk, host: string): Reply => {
    const asked = call.query.get("domain") ?? ""
    const domain = domainKey(asked)
    if (!domainShape.test(domain)) {
      return fault(422, "domain_invalid", `Invalid domain name: "${asked}"`, rateHeaders(desk))
    }
    return billed(desk, call, `domain ${domain}`, host, () => {
      const view = company(domain)
      return view === undefined
        ? fault(404, "unknown_record", "Unknown company.", rateHeaders(desk))
        : json(200, clearbitCompany(view), rateHeaders(desk))
    })
  }

  const answer = (call: Call, desk: Desk): Reply => {
    const key = bearerOf(call.headers) ?? basicOf(call.headers)?.replace(/:$/, "")
    if (key !== clearbitKey) return fault(401, "auth_invalid", "Invalid API key provided.")
    const [, host = "", route = ""] = /^\/(person|company|person-stream|company-stream)(\/.*)$/.exec(call.path) ?? []
    if (call.method === "GET" && host.startsWith("person")) {
      if (route === "/v2/people/find") return byEmail(call, desk, host, false)
      if (route === "/v2/combined/find") return byEmail(call, desk, host, true)
    }
    if (call.method === "GET" && host.startsWith("company") && route === "/v2/companies/find") {
      return byDomain(call, desk, host)
    }
    return fault(404, "unknown_route", "Unknown route.", rateHeaders(desk))
  }

  const tooMany = (_: Call, desk: Desk, seconds: number): Reply => {
    const limit = desk.faults.requestsPerMinute ?? 600
    const message = `Rate limit exceeded. Limit is ${limit} requests per minute. Rate limit will be reset in ${seconds} seconds.`
    return fault(429, "rate_limit", message, {
      ...rateHeaders(desk),
      "X-RateLimit-Remaining": "0",
      "X-RateLimit-Reset": String(seconds)
    })
  }
  return { id: "clearbit", answer, tooMany, broken: () => fault(503, "unavailable", "Service unavailable.") }
}
