import type { Check } from "../Check.ts"
import { clear, unknown } from "../Judgement.ts"
import { signalOf } from "../Signals.ts"
import { mailingPlaceOf } from "./MailingPlace.ts"

const nature = {
  name: "address_dwelling",
  category: "contact",
  cannotTell: "Whether post arrives there: only the postal service's own file does."
} as const

const settledBy = "Ask where the person lives or keeps the vehicle; the box stays the postal address."

const drops = {
  post_office_box: { says: "a post-office box", signal: signalOf("FR-19") },
  mail_drop: { says: "a private mailbox", signal: signalOf("FR-20") }
} as const

export const addressDwelling: Check = ({ lead: { address, attributes } }) => {
  const street = address?.street
  if (street === undefined)
    return unknown(nature, { settledBy: "Ask for street and number.", message: "No street is stated." })
  const place = attributes?.addressConfidentiality === true ? "dwelling" : mailingPlaceOf(street)
  if (place === "dwelling") return clear(nature, { message: "The address can be a home's." })
  const { says, signal } = drops[place]
  return unknown(nature, {
    evidence: [{ field: "address.street", says }],
    signals: [signal],
    settledBy,
    message: "The address takes post and is nobody's home."
  })
}
