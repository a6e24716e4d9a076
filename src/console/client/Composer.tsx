import { useState } from "hono/jsx/dom"

type Speaker = "lead" | "agent"

/** Types what was said, for either side; what could not be sent comes back into the field, before what was typed since. */
export const Composer = ({
  disabled,
  say
}: {
  disabled: boolean
  say: (speaker: Speaker, text: string) => Promise<boolean>
}) => {
  const [speaker, setSpeaker] = useState<Speaker>("lead")
  const send = async (event: Event) => {
    event.preventDefault()
    const form = event.currentTarget
    if (!(form instanceof HTMLFormElement)) return
    const text = `${new FormData(form).get("text") ?? ""}`.trim()
    if (text === "") return
    form.reset()
    const field = form.elements.namedItem("text")
    if (await say(speaker, text)) return
    if (field instanceof HTMLInputElement) field.value = `${text} ${field.value}`.trim()
  }
  return (
    <form class="composer" onSubmit={send}>
      <button
        type="button"
        class="quiet"
        onClick={() => setSpeaker(speaker === "lead" ? "agent" : "lead")}
        disabled={disabled}
      >
        {speaker === "lead" ? "Lead says" : "You say"}
      </button>
      <input
        id="say"
        name="text"
        autocomplete="off"
        maxlength={4000}
        disabled={disabled}
        aria-label="What was said"
        placeholder="/ to type what was said"
      />
      <button type="submit" disabled={disabled}>
        Add
      </button>
    </form>
  )
}
