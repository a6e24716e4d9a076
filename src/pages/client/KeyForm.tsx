import { useState } from "hono/jsx/dom"
import { fieldOf } from "./FormField.ts"
import { ask, forgetKey, isScopeMissing, keepKey } from "./Service.ts"
import { Trouble } from "./Trouble.tsx"

interface Opening {
  /** What is asked for, to try the key. */
  readonly tries: string
  /** What a key for this page is made with. */
  readonly scopes: string
  readonly done: () => void
  /** Why a key is asked for, where one was given before. */
  readonly why?: Error | null
}

/** A good key opens every page of this tab; what it may not see, the page says in its place. */
export const KeyForm = ({ done, scopes, tries, why = null }: Opening) => {
  const [error, setError] = useState<Error | null>(why)
  const enter = (event: Event) => {
    event.preventDefault()
    keepKey(fieldOf(event, "key"))
    ask(tries).then(done, (reason: Error) => {
      if (isScopeMissing(reason)) return done()
      forgetKey()
      setError(reason)
    })
  }
  return (
    <main class="start">
      <form onSubmit={enter}>
        <h1>Callwise</h1>
        <label>
          API key
          <input name="key" type="password" autocomplete="off" required autofocus placeholder="cw_…" />
        </label>
        <p class="note">
          The first start prints one; another is made with <code>bun run keys make --name me --scopes {scopes}</code>.
          It stays in this tab.
        </p>
        <button type="submit">Go on</button>
        <Trouble error={error} />
      </form>
    </main>
  )
}
