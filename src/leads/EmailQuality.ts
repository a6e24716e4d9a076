import { Schema } from "effect"
import { domainOf } from "./Email.ts"
import { isDisposable, isFreeMail } from "./MailDomains.ts"

export const EmailQuality = Schema.Literal("own_domain", "free_mail", "role", "disposable")
export type EmailQuality = typeof EmailQuality.Type

/** RFC 2142's mailboxes of an organisation, and what is as common today. */
const roles = new Set(
  "abuse admin billing contact enquiries help hello hostmaster hr info inquiries jobs legal mail marketing no-reply noc noreply office postmaster press privacy sales security support team webmaster".split(
    " "
  )
)

export const emailQualityOf = (email: string): EmailQuality => {
  const domain = domainOf(email)
  if (isDisposable(domain)) return "disposable"
  if (roles.has(email.slice(0, email.lastIndexOf("@")))) return "role"
  return isFreeMail(domain) ? "free_mail" : "own_domain"
}
