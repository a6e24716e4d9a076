import type { Check } from "../checks/Check.ts"
import { signalOf } from "../checks/Signals.ts"
import { isHoneypotFilled, submittedOf } from "./Submitted.ts"

const secondsPerBlock = 3
const secondsPerField = 1

const base = {
  name: "filled_in_by_a_person",
  category: "behavioral",
  cannotTell: "Whether a person who took their time is who they say."
} as const

/** Fields of the form that were filled in. */
const fieldsOf = ({ lead }: Parameters<Check>[0]): number =>
  [
    lead.email,
    lead.phone,
    lead.firstName,
    lead.lastName,
    lead.dateOfBirth,
    lead.address?.street,
    lead.address?.city,
    lead.address?.state,
    lead.address?.postalCode
  ].filter(value => value !== undefined).length

export const filledInByAPerson: Check = subject => {
  const submitted = submittedOf(subject.lead.attributes)
  const { formSeconds } = submitted
  if (isHoneypotFilled(submitted))
    return {
      ...base,
      verdict: "contradicted",
      signals: [signalOf("FR-09")],
      evidence: [{ field: "attributes.honeypot", says: "filled in" }],
      settledBy: null,
      message: "A field that people do not see was filled in."
    }
  if (formSeconds === undefined)
    return {
      ...base,
      verdict: submitted.honeypot === undefined ? "unknown" : "clear",
      signals: [],
      evidence: [],
      settledBy: submitted.honeypot === undefined ? "The form's own record: formSeconds, honeypot." : null,
      message: "Nothing says that a machine filled the form in."
    }
  const isTooQuick = formSeconds < secondsPerBlock && formSeconds < fieldsOf(subject) * secondsPerField
  return {
    ...base,
    verdict: isTooQuick ? "contradicted" : "clear",
    signals: isTooQuick ? [signalOf("FR-09")] : [],
    evidence: [{ field: "attributes.formSeconds", says: isTooQuick ? "faster than a person" : "as a person takes" }],
    settledBy: null,
    message: isTooQuick
      ? "The form was filled in faster than a person can."
      : "The form took as long as a person takes."
  }
}
