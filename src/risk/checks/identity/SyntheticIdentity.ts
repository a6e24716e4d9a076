import type { Check, Finding, Subject } from "../Check.ts"
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

const askDocument = "Ask for a document that shows name and date of birth."

const isContradicted = ({ verdict }: Finding) => verdict === "contradicted"
/** One may be a slip of the hand. */
const atLeast = 2

/** Basics that an invented person lacks. What contradicts one of them is one reason, however many checks say it. */
const basicsOf = (subject: Subject, agreement: Finding) => [
  { of: "phone", findings: [phoneReachable(subject)] },
  { of: "email", findings: [emailDomain(subject), emailMailbox(subject)] },
  { of: "name", findings: [placeholderContent(subject)] },
  { of: "life", findings: [possibleProfile(subject)] },
  { of: "records", findings: [agreement] }
]

export const syntheticIdentity: Check = subject => {
  const agreement = identityAgreement(subject)
  const against = basicsOf(subject, agreement).filter(({ findings }) => findings.some(isContradicted))
  const evidence = against.map(({ of }) => ({ field: of, says: "contradicted" }))
  if (against.length >= atLeast)
    return contradicted(nature, {
      evidence,
      signals: [signalOf("FR-04-COMBINED")],
      settledBy: askDocument,
      message: `${against.length} independent basics of the identity are contradicted.`
    })
  return agreement.verdict === "clear"
    ? clear(nature, { evidence, message: "A source knows the person, and at most one basic is contradicted." })
    : unknown(nature, {
        evidence,
        settledBy: subject.lead.dateOfBirth === undefined ? "Ask for the date of birth." : askDocument,
        message: "No source vouches for the identity, and nothing speaks against it as a whole."
      })
}
