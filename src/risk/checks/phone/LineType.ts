import { Option, Schema } from "effect"
import type { Check } from "../Check.ts"
import { clear, unknown } from "../Judgement.ts"
import { signalOf } from "../Signals.ts"

const LineType = Schema.Literal("mobile", "landline", "fixed_voip", "voip")

const nature = {
  name: "phone_line_type",
  category: "contact",
  cannotTell: "Why a person uses internet telephony: many honest people do."
} as const

/** What a carrier look-up said, by way of the caller: no number of North America shows whether it is mobile. */
export const phoneLineType: Check = ({ lead: { attributes, phone } }) => {
  const stated = Schema.decodeUnknownOption(LineType)(attributes?.phoneLineType)
  if (phone === undefined || Option.isNone(stated))
    return unknown(nature, {
      settledBy: "Look the number up with a carrier.",
      message: "The line's type is not known."
    })
  const evidence = [{ field: "attributes.phoneLineType", says: stated.value }]
  if (stated.value !== "voip") return clear(nature, { evidence, message: "The line is bound to a place or a handset." })
  return unknown(nature, {
    evidence,
    signals: [signalOf("FR-12")],
    settledBy: "Send a code to another contact that the person states.",
    message: "The line is internet telephony, which says little by itself."
  })
}
