import { isDisposable, isFreeMail } from "../../leads/MailDomains.ts"
import { domainOf } from "./Domain.ts"

/** The domain of an e-mail that an employer runs; undefined for mail hosts that anybody can use. */
export const employerDomain = (email: string | undefined): string | undefined => {
  const domain = domainOf(email?.slice(email.lastIndexOf("@") + 1))
  return domain === undefined || isFreeMail(domain) || isDisposable(domain) ? undefined : domain
}
