import { areaOf } from "../../../compliance/calling/TimeZones.ts"
import type { Check } from "../Check.ts"
import { clear, unknown } from "../Judgement.ts"
import { signalOf } from "../Signals.ts"

const nature = {
  name: "phone_area",
  category: "contact",
  cannotTell: "Where a mobile phone is: people keep their number when they move."
} as const

const settledBy = "Ask in which state the person lives."

export const phoneArea: Check = ({ lead: { address, phone } }) => {
  const area = phone === undefined ? undefined : areaOf(phone)
  if (area?.state === undefined) return unknown(nature, { settledBy, message: "The phone number shows no state." })
  const { state, zones } = area
  const evidence = [{ field: "phone", says: `an area code of ${state}, in ${zones.join(", ")}` }]
  const stated = (address?.country ?? "US") === "US" ? address?.state : undefined
  if (stated === undefined)
    return unknown(nature, { evidence, settledBy, message: "No state is stated to compare with." })
  if (state === stated) return clear(nature, { evidence, message: "The area code is one of the stated state's." })
  return unknown(nature, {
    evidence: [...evidence, { field: "address.state", says: "another state" }],
    signals: [signalOf("FR-14")],
    settledBy,
    message: "The area code is another state's, which says little by itself."
  })
}
