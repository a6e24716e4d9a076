import { disposableEmailBlocklistSet } from "disposable-email-domains-js"
import freeMailDomains from "free-email-domains"
import { getDomain } from "tldts"

const throwAway = disposableEmailBlocklistSet()
const free = new Set(freeMailDomains)

export const isDisposable = (domain: string): boolean =>
  throwAway.has(domain) || throwAway.has(getDomain(domain) ?? domain)

export const isFreeMail = (domain: string): boolean => free.has(domain)
