import { useEffect, useRef, useState } from "hono/jsx/dom"
import type { LeadsFound } from "../../leads/LeadSearch.ts"
import { ask, isScopeMissing } from "../../pages/client/Service.ts"
import { nameOf, placeOf } from "./LeadName.ts"
import type { LeadJson } from "./Wire.ts"

type FoundJson = typeof LeadsFound.Encoded

const soonestLength = 2
const shownAtMost = 8
/** Until somebody stops typing. */
const pauseMs = 200

const whyNot = (error: Error): string =>
  isScopeMissing(error)
    ? "Looking leads up by name or phone needs a key with the scope leads:read. A lead's id will do without."
    : `Leads cannot be looked up: ${error.message} A lead's id will do.`

/** A lead by name, e-mail address, phone or id. */
export const LeadField = () => {
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState("")
  const [found, setFound] = useState<FoundJson | null>(null)
  const [chosen, setChosen] = useState<LeadJson | null>(null)
  const [error, setError] = useState<Error | null>(null)
  const text = typed.trim()
  const isSought = text.length >= soonestLength
  useEffect(() => {
    if (!isSought || isScopeMissing(error)) return
    let isWanted = true
    const pause = setTimeout(() => {
      ask<FoundJson>("/api/leads/search", { text, limit: shownAtMost }).then(
        answer => {
          if (!isWanted) return
          setError(null)
          setFound(answer)
        },
        (reason: Error) => {
          if (isWanted) setError(reason)
        }
      )
    }, pauseMs)
    return () => {
      isWanted = false
      clearTimeout(pause)
    }
  }, [text])
  const type = (event: Event) => {
    if (!(event.currentTarget instanceof HTMLInputElement)) return
    setTyped(event.currentTarget.value)
    setChosen(null)
    setFound(null)
  }
  const choose = (lead: LeadJson) => {
    setChosen(lead)
    setTyped("")
    setFound(null)
    if (field.current === null) return
    field.current.value = lead.leadId
    field.current.focus()
  }
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
      {found !== null && found.items.length > 0 && (
        <ul class="running" aria-label="Leads found">
          {found.items.map(lead => (
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
      {error === null && found !== null && (found.items.length === 0 || found.more) && (
        <p class="note" role="status">
          {found.more ? "There are more: type more of it." : "No such name, e-mail address, phone or id."}
        </p>
      )}
    </div>
  )
}
