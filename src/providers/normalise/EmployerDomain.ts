import { isDisposableEmailDomain } from "disposable-email-domains-js"
import freeMailDomains from "free-email-domains"
import { domainOf } from "./Domain.ts"

const freeMail = new Set(freeMailDomains)

/** The domain of an e-mail that an employer runs; undefined for mail hosts that anybody can use. */
export const employerDomain = (email: string | undefined): string | undefined => {
  const domain = domainOf(email?.slice(email.lastIndexOf("@") + 1))
  return domain === undefined || freeMail.has(domain) || isDisposableEmailDomain(domain) ? undefined : domain
}
