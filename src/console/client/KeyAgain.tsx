import { useState } from "hono/jsx/dom"
import { fieldOf } from "../../pages/client/FormField.ts"
import { ask, forgetKey, keepKey, Refused } from "../../pages/client/Service.ts"
import { Trouble } from "../../pages/client/Trouble.tsx"

const whyNot = (reason: Error): Error => {
  if (!(reason instanceof Refused)) return reason
  if (reason.status === 401) return new Error("That key is not accepted, either.")
  return reason.status === 404 ? new Error("That key may not see this call.") : reason
}

/** Asks for another key in the midst of a call; the page stays as it is meanwhile. */
export const KeyAgain = ({ callId, goOn }: { callId: string; goOn: () => void }) => {
  const [error, setError] = useState<Error | null>(null)
  const enter = (event: Event) => {
    event.preventDefault()
    keepKey(fieldOf(event, "key"))
    ask(`/api/calls/${callId}`).then(goOn, (reason: Error) => {
      forgetKey()
      setError(whyNot(reason))
    })
  }
  return (
    <section class="bar act key-again" aria-label="Another key">
      <p role="alert">
        <strong>▲ Your key is no longer accepted.</strong> The call goes on, and what you typed is kept. With another
        key you follow it from where you were.
      </p>
      <form onSubmit={enter}>
        <label>
          API key <input name="key" type="password" autocomplete="off" required placeholder="cw_…" />
        </label>
        <button type="submit">Go on</button>
      </form>
      <Trouble error={error} />
    </section>
  )
}
