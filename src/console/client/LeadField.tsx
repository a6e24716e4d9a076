import { useRef, useState } from "hono/jsx/dom"
import { ask, isScopeMissing } from "../../pages/client/Service.ts"
import { leadsFound } from "./Finding.ts"
import { nameOf, placeOf } from "./LeadName.ts"
import type { LeadJson } from "./Wire.ts"

interface Known {
  readonly leads: ReadonlyArray<LeadJson>
  /** Where older ones begin; null where there are none, or enough were looked through. */
  readonly next: string | null
}

const nobody: Known = { leads: [], next: "" }
const onePage = 200
const lookedThroughAtMost = 2_000
const soonestLength = 2

const whyNot = (error: Error): string =>
  isScopeMissing(error)
    ? "Looking leads up by name or phone needs a key with the scope leads:read. A lead's id will do without."
    : `Leads cannot be looked up: ${error.message} A lead's id will do.`

const older = async ({ leads, next }: Known): Promise<Known> => {
  const after = next === "" || next === null ? "" : `&cursor=${next}`
  const page = await ask<{ items: ReadonlyArray<LeadJson>; nextCursor: string | null }>(
    `/api/leads?limit=${onePage}${after}`
  )
  const all = [...leads, ...page.items]
  return { leads: all, next: all.length < lookedThroughAtMost ? page.nextCursor : null }
}

/** A lead by name, phone or id: typed names are sought here, in the newest leads, and never stand in an address. */
export const LeadField = () => {
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState("")
  const [known, setKnown] = useState<Known>(nobody)
  const [chosen, setChosen] = useState<LeadJson | null>(null)
  const [error, setError] = useState<Error | null>(null)
  const isLooking = useRef(false)
  const look = (from: Known) => {
    if (isLooking.current === true || error !== null) return
    isLooking.current = true
    older(from)
      .then(setKnown, setError)
      .finally(() => {
        isLooking.current = false
      })
  }
  const type = (event: Event) => {
    if (!(event.currentTarget instanceof HTMLInputElement)) return
    setTyped(event.currentTarget.value)
    setChosen(null)
    if (event.currentTarget.value.trim().length >= soonestLength && known === nobody) look(known)
  }
  const choose = (lead: LeadJson) => {
    setChosen(lead)
    setTyped("")
    if (field.current === null) return
    field.current.value = lead.leadId
    field.current.focus()
  }
  const found = leadsFound(known.leads, typed)
  const isSought = typed.trim().length >= soonestLength
  return (
    <div class="lead-field">
      <label>
        Lead{" "}
        <input
          name="leadId"
          required
          autofocus
          autocomplete="off"
          placeholder="name, phone or lead id"
          ref={field}
          onInput={type}
        />
      </label>
      {chosen !== null && (
        <p class="note" role="status">
          {[nameOf(chosen), placeOf(chosen), chosen.phone].filter(part => part !== undefined && part !== "").join(", ")}
        </p>
      )}
      {isSought && found.length > 0 && (
        <ul class="running" aria-label="Leads found">
          {found.map(lead => (
            <li key={lead.leadId}>
              <button type="button" class="quiet found" onClick={() => choose(lead)}>
                <strong>{nameOf(lead)}</strong>{" "}
                <span class="note">
                  {[placeOf(lead), lead.phone, lead.leadId]
                    .filter(part => part !== undefined && part !== "")
                    .join(" · ")}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {isSought && error !== null && <p class="note">{whyNot(error)}</p>}
      {isSought && error === null && known !== nobody && (
        <p class="note pages" role="status">
          {found.length === 0 && "No such name, phone or id "}
          {found.length === 0 ? "among" : "Among"} the newest {known.leads.length} leads.
          {known.next !== null && (
            <button type="button" class="quiet" onClick={() => look(known)}>
              Look further back
            </button>
          )}
        </p>
      )}
    </div>
  )
}
