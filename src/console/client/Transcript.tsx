import { memo, useEffect, useRef, useState } from "hono/jsx/dom"
import { plainWord } from "../../pages/client/Plain.ts"
import { pageOf, pagesOf } from "./Heard.ts"
import { heardWord } from "./Plain.ts"
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

const Line = memo(({ event }: { event: EventJson }) =>
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
)

/** What was said, the newest at the bottom; who has scrolled away to read is left where he is. */
export const Transcript = ({ state: { heard } }: { state: State }) => {
  const box = useRef<HTMLElement>(null)
  const isAtEnd = useRef(true)
  const [back, setBack] = useState(0)
  const pages = pagesOf(heard)
  const lines = pageOf(heard, back)
  useEffect(() => {
    if (box.current !== null && isAtEnd.current === true && back === 0) box.current.scrollTop = box.current.scrollHeight
  }, [heard, back])
  const scrolled = () => {
    const element = box.current
    if (element !== null) isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 40
  }
  return (
    <section class="transcript" aria-label="What was said" tabindex={0} ref={box} onScroll={scrolled}>
      {heard.count === 0 && (
        <p class="empty">Nothing was said yet. What the telephone hears appears here; you can also type it below.</p>
      )}
      {heard.count > lines.length && (
        <p class="note pages">
          Lines {(lines[0]?.eventIndex ?? 0) + 1} to {(lines.at(-1)?.eventIndex ?? 0) + 1} of {heard.count}.
          {back + 1 < pages && (
            <button type="button" class="quiet" onClick={() => setBack(back + 1)}>
              Earlier
            </button>
          )}
          {back > 0 && (
            <button type="button" class="quiet" onClick={() => setBack(0)}>
              Back to now
            </button>
          )}
        </p>
      )}
      <ol>
        {lines.map(event => (
          <Line key={`${event.eventIndex}`} event={event} />
        ))}
      </ol>
    </section>
  )
}
