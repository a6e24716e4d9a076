import { useRef, useState } from "hono/jsx/dom"
import { ask, isScopeMissing } from "../../pages/client/Service.ts"
import { leadsFound } from "./Finding.ts"
import { nameOf, placeOf } from "./LeadName.ts"
import { type LeadsPage, type LookedThrough, nobodyYet, pathOfOlder, withOlder } from "./LookedThrough.ts"
import type { LeadJson } from "./Wire.ts"

const soonestLength = 2

const whyNot = (error: Error): string =>
  isScopeMissing(error)
    ? "Looking leads up by name or phone needs a key with the scope leads:read. A lead's id will do without."
    : `Leads cannot be looked up: ${error.message} A lead's id will do.`

/** A lead by name, phone or id: typed names are sought here, in the newest leads, and never stand in an address. */
export const LeadField = () => {
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState("")
  const [known, setKnown] = useState<LookedThrough>(nobodyYet)
  const [chosen, setChosen] = useState<LeadJson | null>(null)
  const [error, setError] = useState<Error | null>(null)
  const isLooking = useRef(false)
  const look = () => {
    if (isLooking.current === true) return
    isLooking.current = true
    ask<LeadsPage>(pathOfOlder(known))
      .then(
        page => {
          setError(null)
          setKnown(withOlder(known, page))
        },
        (reason: Error) => setError(reason)
      )
      .finally(() => {
        isLooking.current = false
      })
  }
  const type = (event: Event) => {
    if (!(event.currentTarget instanceof HTMLInputElement)) return
    const { value } = event.currentTarget
    setTyped(value)
    setChosen(null)
    if (value.trim().length >= soonestLength && known === nobodyYet && !isScopeMissing(error)) look()
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
      {isSought && error === null && known !== nobodyYet && (
        <p class="note pages" role="status">
          {found.length === 0 && "No such name, phone or id "}
          {found.length === 0 ? "among" : "Among"} the newest {known.leads.length} leads.
          {known.next !== null && (
            <button type="button" class="quiet" onClick={look}>
              Look further back
            </button>
          )}
        </p>
      )}
    </div>
  )
}
