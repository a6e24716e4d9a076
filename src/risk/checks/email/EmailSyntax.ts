import { domainOf } from "../../../leads/Email.ts"
import type { Check } from "../Check.ts"
import { clear, contradicted, unknown } from "../Judgement.ts"
import { signalOf } from "../Signals.ts"
import { syntaxOf } from "./Address.ts"
import { isSendable } from "./Syntax.ts"

const nature = {
  name: "email_syntax",
  category: "contact",
  cannotTell: "Whether the mailbox exists."
} as const

const shapes = {
  plain: "written as mail is sent",
  smtp: "a rare form that mail can be sent to",
  folded: "an address with remarks in it",
  obsolete: "an obsolete form",
  message: "a form that only a message's header may have",
  malformed: "no address"
} as const

const isInternational = (email: string) => /[^\x20-\x7e]/.test(email) || /(?:^|\.)xn--/.test(domainOf(email))

export const emailSyntax: Check = ({ lead: { email } }) => {
  if (email === undefined)
    return unknown(nature, { settledBy: "Ask for an e-mail address.", message: "No e-mail address is stated." })
  const syntax = syntaxOf(email)
  const evidence = [
    { field: "email", says: isInternational(email) ? `${shapes[syntax]}, internationalised` : shapes[syntax] }
  ]
  if (isSendable(syntax)) return clear(nature, { evidence, message: "Mail can be addressed so." })
  return contradicted(nature, {
    evidence,
    signals: [signalOf("FR-16")],
    settledBy: "Ask for the e-mail address again, letter by letter.",
    message: "No mail can be sent to such an address."
  })
}
