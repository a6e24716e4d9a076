import { useEffect, useState } from "hono/jsx/dom"
import { ask, isScopeMissing } from "../../pages/client/Service.ts"
import { nameOf, placeOf } from "./LeadName.ts"
import type { LeadJson } from "./Wire.ts"

const whyHidden = (error: Error): string =>
  isScopeMissing(error)
    ? "Name and place need a key with the scope leads:read."
    : `Name and place are missing: ${error.message}`

/** Who it is by name, where the key may know. */
export const Person = ({ leadId }: { leadId: string }) => {
  const [lead, setLead] = useState<LeadJson | null>(null)
  const [error, setError] = useState<Error | null>(null)
  useEffect(() => {
    ask<LeadJson>(`/api/leads/${leadId}`).then(setLead, setError)
  }, [leadId])
  return (
    <>
      <h2>{lead === null ? leadId : nameOf(lead)}</h2>
      {lead !== null && placeOf(lead) !== "" && <p>{placeOf(lead)}</p>}
      {error !== null && <p class="note">{whyHidden(error)}</p>}
    </>
  )
}
