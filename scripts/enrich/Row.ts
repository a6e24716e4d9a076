import { Effect } from "effect"
import { LeadId } from "../../src/leads/Lead.ts"
import type { LeadInput } from "../../src/leads/LeadInput.ts"
import { newLead } from "../../src/leads/LeadRow.ts"
import { Secrets } from "../../src/platform/Secrets.ts"
import { FingerprintSet } from "./FingerprintSet.ts"
import { identityOf } from "./RowIdentity.ts"

export interface Row {
  readonly line: number
  readonly leadId: LeadId
  readonly lead: LeadInput
  readonly score: number
  /** Those who share one are about the same lead or person. */
  readonly keys: ReadonlyArray<string>
  /** The file had this lead or person before. */
  readonly isDuplicate: boolean
}

/** Gives rows their lead ids and knows who was there before; a person's id is a keyed hash, the same in every run. */
export const makeRowReader = Effect.map(Secrets, ({ hash }) => {
  const seen = new FingerprintSet()
  const isNew = (key: string) => seen.add(1 + Number.parseInt(key.slice(0, 11), 16))

  return (line: number, input: LeadInput): Row => {
    const person = hash("script row", ...identityOf(input)).toString("hex")
    const leadId = input.leadId ?? LeadId.make(`row-${person.slice(0, 24)}`)
    const keys = input.leadId === undefined ? [person] : [person, hash("script lead", leadId).toString("hex")]
    const areNew = keys.map(isNew)
    return {
      line,
      leadId,
      lead: { ...input, leadId },
      score: newLead(leadId, input).score,
      keys,
      isDuplicate: areNew.includes(false)
    }
  }
})
