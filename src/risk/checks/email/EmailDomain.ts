import { domainOf } from "../../../leads/Email.ts"
import type { Check } from "../Check.ts"
import { clear, contradicted, unknown } from "../Judgement.ts"
import { signalOf } from "../Signals.ts"
import { suggestedDomain } from "./Suggestion.ts"

const nature = {
  name: "email_domain",
  category: "contact",
  cannotTell: "Whether the mailbox exists at the domain, and whose it is."
} as const

/** Kept by RFC 2606 and 6761 for examples and tests: nobody receives mail there. */
const reserved = /(?:^|\.)(?:example(?:\.com|\.org|\.net)?|test|invalid|localhost)$/

export const emailDomain: Check = ({ lead: { email }, lookUps: { mailDomain, rehearsal } }) => {
  if (email === undefined)
    return unknown(nature, { settledBy: "Ask for an e-mail address.", message: "No e-mail address is stated." })
  const isReserved = reserved.test(domainOf(email))
  if (isReserved && rehearsal === true)
    return clear(nature, { message: "The domain is kept for examples, as everybody's here is." })
  const meant = mailDomain === "takes_mail" ? undefined : suggestedDomain(email)
  const settledBy = meant === undefined ? "Ask for the e-mail address again." : `Ask whether ${meant} is meant.`
  const misspelt = meant === undefined ? [] : [{ field: "email", says: `one slip away from ${meant}` }]
  if (isReserved || mailDomain === "takes_no_mail")
    return contradicted(nature, {
      evidence: [
        { field: "email", says: isReserved ? "a domain kept for examples" : "a domain that takes no mail" },
        ...misspelt
      ],
      signals: [signalOf("FR-16")],
      settledBy,
      message: "The domain takes no mail."
    })
  if (meant !== undefined)
    return unknown(nature, { evidence: misspelt, settledBy, message: "The domain looks misspelt." })
  return mailDomain === "takes_mail"
    ? clear(nature, { message: "The domain takes mail." })
    : unknown(nature, { settledBy: "Ask the name service again.", message: "The name service did not say in time." })
}
