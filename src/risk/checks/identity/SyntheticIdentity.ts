import type { Check, Finding } from "../Check.ts"
import { placeholderContent } from "../content/PlaceholderContent.ts"
import { possibleProfile } from "../content/PossibleProfile.ts"
import { emailDomain } from "../email/EmailDomain.ts"
import { emailMailbox } from "../email/MailboxKind.ts"
import { clear, contradicted, unknown } from "../Judgement.ts"
import { phoneReachable } from "../phone/PhoneNumber.ts"
import { signalOf } from "../Signals.ts"
import { identityAgreement } from "./IdentityAgreement.ts"

const nature = {
  name: "synthetic_identity",
  category: "identity",
  cannotTell: "A well-built false identity from an honest one; and a thin file says nothing of either."
} as const

/** Basics that an invented person lacks. What contradicts one of them is one reason, however many checks say it. */
const basics: ReadonlyArray<{ readonly of: string; readonly checks: ReadonlyArray<Check> }> = [
  { of: "phone", checks: [phoneReachable] },
  { of: "email", checks: [emailDomain, emailMailbox] },
  { of: "name", checks: [placeholderContent] },
  { of: "life", checks: [possibleProfile] },
  { of: "records", checks: [identityAgreement] }
]

const isContradicted = ({ verdict }: Finding) => verdict === "contradicted"
/** One may be a slip of the hand. */
const atLeast = 2

export const syntheticIdentity: Check = subject => {
  const judged = basics.map(({ checks, of }) => ({ of, findings: checks.map(check => check(subject)) }))
  const against = judged.filter(({ findings }) => findings.some(isContradicted))
  const evidence = against.map(({ of }) => ({ field: of, says: "contradicted" }))
  if (against.length >= atLeast)
    return contradicted(nature, {
      evidence,
      signals: [signalOf("FR-04-COMBINED")],
      settledBy: "Ask for a document that shows name and date of birth.",
      message: `${against.length} independent basics of the identity are contradicted.`
    })
  const isKnown = identityAgreement(subject).verdict === "clear"
  return isKnown
    ? clear(nature, { evidence, message: "A source knows the person, and at most one basic is contradicted." })
    : unknown(nature, {
        evidence,
        settledBy:
          subject.lead.dateOfBirth === undefined
            ? "Ask for the date of birth."
            : "Ask for a document that shows name and date of birth.",
        message: "No source vouches for the identity, and nothing speaks against it as a whole."
      })
}
