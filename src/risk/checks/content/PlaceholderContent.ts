import type { Check, Evidence } from "../Check.ts"
import { clear, contradicted, unknown } from "../Judgement.ts"
import { signalOf } from "../Signals.ts"
import { isPlaceholder, isPlaceholderPair } from "./Placeholder.ts"

const nature = {
  name: "placeholder_content",
  category: "identity",
  cannotTell: "Whether an unusual name is real: it never counts against anybody."
} as const

const settledBy = "Ask how the name is spelt on the driver's licence."

export const placeholderContent: Check = ({ lead: { address, company, firstName, jobTitle, lastName } }) => {
  const fields = [
    ["firstName", firstName],
    ["lastName", lastName],
    ["jobTitle", jobTitle],
    ["company.name", company?.name],
    ["address.street", address?.street],
    ["address.city", address?.city]
  ] as const
  const filled = fields.filter(([, value]) => value !== undefined)
  if (filled.length === 0) return unknown(nature, { settledBy: "Ask for the name.", message: "No field holds words." })
  const evidence: ReadonlyArray<Evidence> = [
    ...filled.flatMap(([field, value]) =>
      value !== undefined && isPlaceholder(value) ? [{ field, says: "a filler, not a value" }] : []
    ),
    ...(firstName !== undefined && lastName !== undefined && isPlaceholderPair(firstName, lastName)
      ? [{ field: "firstName, lastName", says: "a filler, or a character of fiction" }]
      : [])
  ]
  if (evidence.length === 0) return clear(nature, { message: "No field holds a filler." })
  return contradicted(nature, {
    evidence,
    signals: [signalOf("FR-23")],
    settledBy,
    message: "A field holds what people type to get past a form."
  })
}
