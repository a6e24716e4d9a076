import { useEffect, useRef } from "hono/jsx/dom"
import { heardWord, plainWord } from "./Plain.ts"
import type { State } from "./State.ts"
import type { EventJson } from "./Wire.ts"

type Found = EventJson["detected"][number] & { readonly span: readonly [number, number] }

const hasSpan = (one: EventJson["detected"][number]): one is Found => one.span !== undefined

/** Small talk and moods are no finds. */
const ordinary = new Set(["affirm", "deny", "greeting", "goodbye", "thanks", "give_information"])

/** The text in pieces: what was found in it underlined, the first that begins where two overlap. */
const pieces = (text: string, detected: EventJson["detected"]) => {
  const found = detected
    .filter(hasSpan)
    .filter(({ type, value }) => type !== "intent" || !ordinary.has(value))
    .toSorted((a, b) => a.span[0] - b.span[0])
  const parts: Array<{ readonly text: string; readonly what?: string }> = []
  let at = 0
  for (const { span, type, value } of found) {
    const [from, to] = span
    if (from < at) continue
    if (from > at) parts.push({ text: text.slice(at, from) })
    parts.push({ text: text.slice(from, to), what: `${plainWord(type)}: ${heardWord(value)}` })
    at = to
  }
  return [...parts, { text: text.slice(at) }]
}

const Line = ({ event }: { event: EventJson }) =>
  event.text === undefined ? (
    <li class="line told">
      {event.detected.map(({ type, value }) => `${plainWord(type)}: ${plainWord(value)}`).join(", ")}
    </li>
  ) : (
    <li class={`line ${event.speaker ?? ""}`}>
      <span class="speaker">{event.speaker === "agent" ? "You" : "Lead"}</span>
      <span class="words">
        {pieces(event.text, event.detected).map((piece, at) =>
          piece.what === undefined ? (
            piece.text
          ) : (
            <mark key={`${at}`} title={piece.what}>
              {piece.text}
            </mark>
          )
        )}
      </span>
    </li>
  )

/** What was said, the newest at the bottom. */
export const Transcript = ({ state: { events, heard } }: { state: State }) => {
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    if (box.current !== null) box.current.scrollTop = box.current.scrollHeight
  }, [heard])
  return (
    <section class="transcript" aria-label="What was said" tabindex={0} ref={box}>
      {events.length === 0 && (
        <p class="empty">Nothing was said yet. What the telephone hears appears here; you can also type it below.</p>
      )}
      {heard > events.length && events.length > 0 && (
        <p class="note">
          The last {events.length} of {heard}. All are at /api/calls/…/events.
        </p>
      )}
      <ol>
        {events.map(event => (
          <Line key={`${event.eventIndex}`} event={event} />
        ))}
      </ol>
    </section>
  )
}
