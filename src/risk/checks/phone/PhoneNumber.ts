import { Option } from "effect"
import { normalisePhone, phoneTypeOf } from "../../../leads/Phone.ts"
import type { Check, Subject } from "../Check.ts"
import { clear, contradicted, unknown } from "../Judgement.ts"
import { signalOf } from "../Signals.ts"
import { nanpFaultOf, nanpOf } from "./NorthAmerican.ts"

const nature = {
  name: "phone_reachable",
  category: "contact",
  cannotTell: "Whether the line is in service, and whose it is."
} as const

const notAPersons = new Map([
  ["TOLL_FREE", "a toll-free line, which firms have"],
  ["PREMIUM_RATE", "a line whose callers pay extra"],
  ["PAGER", "a pager"],
  ["SHARED_COST", "a line whose callers share the cost"]
])

const askAgain = "Ask for the number again, digit by digit."

/** Somebody else has this number on record for the person. */
const isOnRecord = ({ answers, lead: { phone } }: Subject) =>
  phone !== undefined && answers.some(({ record }) => record?.identity.phones?.includes(phone))

export const phoneReachable: Check = subject => {
  const { phone } = subject.lead
  if (phone === undefined)
    return unknown(nature, { settledBy: "Ask for a phone number.", message: "No phone number is stated." })
  const parts = nanpOf(phone)
  const fault = parts && nanpFaultOf(parts)
  const said = (says: string) => [{ field: "phone", says }]
  if (fault === "fictional" && subject.lookUps.rehearsal === true)
    return clear(nature, {
      evidence: said("reserved for fiction"),
      message: "The number is made up, as everybody's here is."
    })
  if (fault === "fictional" && isOnRecord(subject))
    return unknown(nature, {
      evidence: said("reserved for fiction, and on record with a source"),
      settledBy: "Call the number.",
      message: "The number is one that nobody has, and yet a source knows it."
    })
  if (fault === "fictional")
    return contradicted(nature, {
      evidence: said("line 0100-0199 of exchange 555, reserved for fiction"),
      signals: [signalOf("FR-10")],
      settledBy: askAgain,
      message: "The phone number is one that nobody has."
    })
  if (fault !== undefined || Option.isNone(Option.getRight(normalisePhone(phone))))
    return contradicted(nature, {
      evidence: said(fault === "reserved" ? "a range kept in reserve" : "no number of any country's plan"),
      signals: [signalOf("FR-11")],
      settledBy: askAgain,
      message: "The phone number cannot exist."
    })
  const kind = notAPersons.get(phoneTypeOf(phone) ?? "")
  if (kind !== undefined)
    return unknown(nature, {
      evidence: said(kind),
      settledBy: "Ask for a number at which the person is reached.",
      message: "The phone number exists and is seldom one person's."
    })
  return clear(nature, {
    evidence: said(
      parts === undefined ? "a possible number of another country" : "a possible number of the North American plan"
    ),
    message: "The phone number can be dialled."
  })
}
