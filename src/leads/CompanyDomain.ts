import { Either } from "effect"
import { parse } from "tldts"
import isFQDN from "validator/lib/isFQDN.js"
import { normalised, oneLine } from "./Normalised.ts"

const longestHost = 253
const longestUrl = 2_000
const unfit = "must be a company's internet domain, such as company.com"

/** The host as given, without scheme, www., port and path. */
export const normaliseCompanyDomain = (given: string): Either.Either<string, string> =>
  Either.flatMap(oneLine(given, longestUrl), text => {
    const { hostname, domain, isIp } = parse(text.toLowerCase())
    if (hostname === null || domain === null || isIp === true) return Either.left(unfit)
    const host = hostname === domain ? hostname : hostname.replace(/^www\./, "")
    return host.length <= longestHost && isFQDN(host) ? Either.right(host) : Either.left(unfit)
  })

export const CompanyDomain = normalised(
  normaliseCompanyDomain,
  "The company's internet domain; a URL or a www. form is cut down to it.",
  longestUrl
)
