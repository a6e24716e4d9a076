import type { Consent } from "../leads/Lead.ts"
import type { Purpose } from "./Purpose.ts"

/**
 * What is about to be done with a person's data, and the consent that it needs. Whoever calls us has asked to be served: the
 * agent may show offers then, also to those who refused marketing; what they refused is to be contacted unasked.
 */
const purposesOf = {
  purchase: ["enrichment"],
  outbound_call: ["calls"],
  marketing_contact: ["marketing"],
  marketing_call: ["calls", "marketing"],
  inbound_call: [],
  offer_in_call: []
} as const satisfies Record<string, ReadonlyArray<Purpose>>
export type Use = keyof typeof purposesOf

export type Permission =
  | { readonly _tag: "Given" }
  | { readonly _tag: "NeverStated"; readonly purposes: ReadonlyArray<Purpose> }
  | { readonly _tag: "Refused"; readonly purposes: ReadonlyArray<Purpose> }

/** A refusal decides before what was never stated; what to make of that is the operator's to say. */
export const permissionFor = (use: Use, consent: Consent | undefined): Permission => {
  const needed: ReadonlyArray<Purpose> = purposesOf[use]
  const refused = needed.filter(purpose => consent?.[purpose] === false)
  if (refused.length > 0) return { _tag: "Refused", purposes: refused }
  const open = needed.filter(purpose => consent?.[purpose] === undefined)
  return open.length > 0 ? { _tag: "NeverStated", purposes: open } : { _tag: "Given" }
}
