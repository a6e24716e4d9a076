import { filledInByAPerson } from "./behaviour/Bot.ts"
import { addressDwelling } from "./checks/address/Dwelling.ts"
import { addressStateZip } from "./checks/address/StateAndZip.ts"
import type { Check, RiskCategory } from "./checks/Check.ts"
import { contactCompleteness } from "./checks/content/ContactCompleteness.ts"
import { placeholderContent } from "./checks/content/PlaceholderContent.ts"
import { possibleProfile } from "./checks/content/PossibleProfile.ts"
import { emailDomain } from "./checks/email/EmailDomain.ts"
import { emailSyntax } from "./checks/email/EmailSyntax.ts"
import { emailMailbox } from "./checks/email/MailboxKind.ts"
import { phoneLineType } from "./checks/phone/LineType.ts"
import { phoneArea } from "./checks/phone/PhoneArea.ts"
import { phoneReachable } from "./checks/phone/PhoneNumber.ts"
import type { ValidationType } from "./RiskValidation.ts"

/** What needs nothing but the lead and what is known of it. */
const checks: ReadonlyArray<Check> = [
  phoneReachable,
  phoneLineType,
  phoneArea,
  addressStateZip,
  addressDwelling,
  emailSyntax,
  emailDomain,
  emailMailbox,
  contactCompleteness,
  placeholderContent,
  possibleProfile,
  filledInByAPerson
]

const categories: Readonly<Record<ValidationType, ReadonlyArray<RiskCategory>>> = {
  fraud: ["identity", "contact", "behavioral", "financial"],
  quality: ["identity", "contact"],
  compliance: ["compliance"],
  all: ["identity", "contact", "behavioral", "compliance", "financial"]
}

export const isAbout = (type: ValidationType, category: RiskCategory): boolean => categories[type].includes(category)

export const checkAll: (subject: Parameters<Check>[0]) => ReadonlyArray<ReturnType<Check>> = subject =>
  checks.map(check => check(subject))
