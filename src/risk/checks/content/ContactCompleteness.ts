import type { Check } from "../Check.ts"
import { clear, unknown } from "../Judgement.ts"

const nature = {
  name: "contact_completeness",
  category: "contact",
  cannotTell: "Anything about honesty: who states little is not thereby suspect."
} as const

export const contactCompleteness: Check = ({ lead: { address, email, firstName, lastName, phone } }) => {
  const wanted = [
    ["phone", phone, "Ask for a phone number."],
    ["email", email, "Ask for an e-mail address."],
    ["lastName", lastName, "Ask for the full name."],
    ["firstName", firstName, "Ask for the full name."],
    ["address.state", address?.state, "Ask in which state the person lives."],
    ["address.postalCode", address?.postalCode, "Ask for the ZIP code."],
    ["address.street", address?.street, "Ask for street and number."]
  ] as const
  const missing = wanted.filter(([, value]) => value === undefined)
  const [first] = missing
  if (first === undefined) return clear(nature, { message: "Name, phone, e-mail and address are stated." })
  return unknown(nature, {
    evidence: missing.map(([field]) => ({ field, says: "not stated" })),
    settledBy: first[2],
    message: `${missing.length} of ${wanted.length} contact fields are not stated.`
  })
}
