import { addressDwelling } from "./address/Dwelling.ts"
import { addressStateZip } from "./address/StateAndZip.ts"
import type { Check } from "./Check.ts"
import { contactCompleteness } from "./content/ContactCompleteness.ts"
import { placeholderContent } from "./content/PlaceholderContent.ts"
import { possibleProfile } from "./content/PossibleProfile.ts"
import { emailDomain } from "./email/EmailDomain.ts"
import { emailSyntax } from "./email/EmailSyntax.ts"
import { emailMailbox } from "./email/MailboxKind.ts"
import { identityAgreement } from "./identity/IdentityAgreement.ts"
import { syntheticIdentity } from "./identity/SyntheticIdentity.ts"
import { phoneLineType } from "./phone/LineType.ts"
import { phoneArea } from "./phone/PhoneArea.ts"
import { phoneReachable } from "./phone/PhoneNumber.ts"

/** What the lead and its sources show of who somebody is and how to reach them. */
export const personChecks: ReadonlyArray<Check> = [
  phoneReachable,
  phoneLineType,
  phoneArea,
  emailSyntax,
  emailDomain,
  emailMailbox,
  addressDwelling,
  addressStateZip,
  contactCompleteness,
  placeholderContent,
  possibleProfile,
  identityAgreement,
  syntheticIdentity
]
