import { emailTypoFixer } from "email-typo-fixer"
import { domainOf } from "../../../leads/Email.ts"
import { isOneSlip } from "../OneSlip.ts"

/** Mail services whose own names are one slip away from a greater one's. */
const services = new Set(["mail.com", "email.com", "ymail.com", "zmail.com", "aim.com"])

/** The mail domain that was probably meant; none for a domain that is in use, or more than one slip away. */
export const suggestedDomain = (email: string): string | undefined => {
  const domain = domainOf(email)
  if (services.has(domain)) return undefined
  const { suggested } = emailTypoFixer(email)
  const meant = suggested === undefined ? undefined : domainOf(suggested)
  return meant !== undefined && isOneSlip(domain, meant) ? meant : undefined
}
