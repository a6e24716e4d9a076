import { lineOdds, soldShare } from "../conversion/PriorTables.ts"
import { type Channel, channelOf } from "./Channel.ts"
import { type EmailQuality, emailQualityOf } from "./EmailQuality.ts"
import type { ScoreReason } from "./Lead.ts"
import type { LeadInput } from "./LeadInput.ts"
import { phoneTypeOf } from "./Phone.ts"

type Reason = ScoreReason
/**
 * What a score may rest on. Name, birth date, job title and the place itself are left out: they are protected
 * attributes, or stand in for one.
 */
export type Scored = Pick<
  LeadInput,
  "email" | "phone" | "company" | "address" | "vehicles" | "interests" | "source" | "consent"
>

const maxChannel = 40
const shares = Object.values(soldShare).map(({ mode }) => mode)
const rarest = Math.min(...shares)
const surest = Math.max(...shares)

/** Points grow with the logarithm of the share sold: from a cold list to a referral are 6 doublings. */
const channelPoints = (channel: Channel) =>
  Math.round((maxChannel * Math.log(soldShare[channel].mode / rarest)) / Math.log(surest / rarest))

const maxInterest = 10

const emailPoints: Readonly<Record<EmailQuality, Reason>> = {
  own_domain: { reason: "E-mail address at a domain of its own", points: 10 },
  free_mail: { reason: "E-mail address at a mail provider", points: 8 },
  role: { reason: "E-mail address of an office, not of a person", points: 4 },
  disposable: { reason: "E-mail address of a throw-away service", points: 0 }
}

const business = new Set(["TOLL_FREE", "PREMIUM_RATE", "SHARED_COST", "UAN", "VOICEMAIL", "PAGER"])

const fromChannel = ({ source }: Scored): Reason => {
  const channel = source === undefined ? undefined : channelOf(source)
  if (channel !== undefined)
    return { reason: `Came by ${channel.replaceAll("_", " ")}`, points: channelPoints(channel) }
  return {
    reason: `Source ${source === undefined ? "not stated" : "of no known channel"}: counted as shared web`,
    points: channelPoints("shared_web")
  }
}

const fromPhone = ({ phone, consent }: Scored): Reason => {
  if (phone === undefined) return { reason: "No phone number", points: 0 }
  if (consent?.calls === false) return { reason: "Phone number that must not be called", points: 0 }
  return business.has(phoneTypeOf(phone) ?? "")
    ? { reason: "Phone number of a service line, not of a person", points: 6 }
    : { reason: "Phone number that can be called", points: 18 }
}

const fromEmail = ({ email, consent }: Scored): Reason => {
  if (email === undefined) return { reason: "No e-mail address", points: 0 }
  if (consent?.marketing === false) return { reason: "E-mail address that must not be written to", points: 0 }
  return emailPoints[emailQualityOf(email)]
}

const fromAddress = ({ address }: Scored): Reason => {
  const placed = address?.postalCode !== undefined || (address?.city !== undefined && address.state !== undefined)
  if (!placed) return { reason: "No address to rate", points: 0 }
  return address.street === undefined
    ? { reason: "Area of the risk is known", points: 3 }
    : { reason: "Full address of the risk is known", points: 6 }
}

const fromInsurable = ({ vehicles = [], company }: Scored): Reason => {
  if (vehicles.some(({ vin, year, make, model }) => vin !== undefined || (year && make && model)))
    return { reason: "Vehicle that can be rated", points: 7 }
  if (company?.domain !== undefined) return { reason: "Company that can be looked up by its domain", points: 7 }
  if (company?.name !== undefined) return { reason: "Company known by name", points: 4 }
  return vehicles.length > 0
    ? { reason: "Vehicle known in part", points: 4 }
    : { reason: "No vehicle or company to rate", points: 0 }
}

const fromInterests = ({ interests = [] }: Scored): ReadonlyArray<Reason> => {
  const lines = new Set(interests)
  if (lines.size === 0) return [{ reason: "No interest stated", points: 0 }]
  const best = Math.max(...Array.from(lines, line => lineOdds[line].mode))
  const stated = { reason: "Interest stated", points: Math.round((maxInterest * best) / lineOdds.health.mode) }
  return lines.size > 1 || lines.has("bundle") ? [stated, { reason: "Interest in several lines", points: 3 }] : [stated]
}

const fromConsent = ({ consent }: Scored): ReadonlyArray<Reason> =>
  consent?.calls === true ? [{ reason: "Agreed to be called", points: 6 }] : []

/** 0-100 by construction: every part has points of its own from 0 up, and their largest values sum to 100. */
export const scoreOf = (lead: Scored): { readonly score: number; readonly reasons: ReadonlyArray<Reason> } => {
  const reasons = [
    fromChannel(lead),
    fromPhone(lead),
    fromEmail(lead),
    fromAddress(lead),
    fromInsurable(lead),
    ...fromInterests(lead),
    ...fromConsent(lead)
  ]
  return { score: reasons.reduce((sum, { points }) => sum + points, 0), reasons }
}
