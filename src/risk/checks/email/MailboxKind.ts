import { domainOf } from "../../../leads/Email.ts"
import { emailQualityOf } from "../../../leads/EmailQuality.ts"
import { isDisposable } from "../../../leads/MailDomains.ts"
import type { Check } from "../Check.ts"
import { clear, contradicted, unknown } from "../Judgement.ts"
import { signalOf } from "../Signals.ts"
import { isRelay } from "./Relays.ts"

const nature = {
  name: "email_mailbox",
  category: "contact",
  cannotTell: "Whether the person reads the mailbox."
} as const

export const emailMailbox: Check = ({ lead: { email }, lookUps: { disposableMail } }) => {
  if (email === undefined)
    return unknown(nature, { settledBy: "Ask for an e-mail address.", message: "No e-mail address is stated." })
  const domain = domainOf(email)
  const said = (says: string) => [{ field: "email", says }]
  if (isRelay(domain))
    return clear(nature, {
      evidence: said("a relay to the person's own mailbox"),
      message: "The mailbox is hidden behind a relay, as is anybody's right."
    })
  if (disposableMail ?? isDisposable(domain))
    return contradicted(nature, {
      evidence: said("a domain of throw-away mail"),
      signals: [signalOf("FR-15")],
      settledBy: "Ask for the e-mail address that the person reads.",
      message: "The mailbox is of a kind that is thrown away."
    })
  if (emailQualityOf(email) === "role")
    return unknown(nature, {
      evidence: said("a function's mailbox, which several people may read"),
      settledBy: "Ask for the person's own e-mail address.",
      message: "The mailbox is a function's, not one person's."
    })
  return clear(nature, { message: "The mailbox is of the kind that people keep." })
}
