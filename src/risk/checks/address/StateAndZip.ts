import { statesOfZip } from "../../../rules/tables/Zip.ts"
import type { Check } from "../Check.ts"
import { clear, contradicted, unknown } from "../Judgement.ts"
import { signalOf } from "../Signals.ts"

const nature = {
  name: "address_state_zip",
  category: "contact",
  cannotTell: "Whether the street exists in that place."
} as const

const settledBy = "Ask for the ZIP code again."
const neverGiven = /^00[0-4]/

export const addressStateZip: Check = ({ lead: { address } }) => {
  const { postalCode, state } = address ?? {}
  if (address?.country !== undefined && address.country !== "US")
    return unknown(nature, {
      settledBy: "Ask for the address in the United States.",
      message: "The address lies abroad, where the codes of this country do not hold."
    })
  if (postalCode === undefined || state === undefined)
    return unknown(nature, { settledBy, message: "State or ZIP code is missing." })
  const states = statesOfZip(postalCode)
  if (states === undefined && neverGiven.test(postalCode))
    return contradicted(nature, {
      evidence: [{ field: "address.postalCode", says: "a range from which no ZIP code was given" }],
      signals: [signalOf("FR-21")],
      settledBy,
      message: "The ZIP code does not exist."
    })
  if (states === undefined)
    return unknown(nature, { settledBy, message: "The ZIP code is of the armed forces, or newer than the table." })
  if (states.includes(state)) return clear(nature, { message: "State and ZIP code agree." })
  return contradicted(nature, {
    evidence: [{ field: "address.postalCode", says: `a ZIP code of ${states.join(", ")}, and ${state} is stated` }],
    signals: [signalOf("FR-21")],
    settledBy,
    message: "The ZIP code lies in another state."
  })
}
