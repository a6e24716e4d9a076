import { render, useEffect, useState } from "hono/jsx/dom"
import { KeyForm } from "../../pages/client/KeyForm.tsx"
import { ask, forgetKey, keyKept, Refused } from "../../pages/client/Service.ts"
import { Screen } from "./Screen.tsx"
import { Start } from "./Start.tsx"
import type { CallJson, SampleJson } from "./Wire.ts"

interface Open {
  readonly call: CallJson
  readonly sample: SampleJson | null
}

const named = (): string => new URLSearchParams(location.hash.slice(1)).get("call") ?? ""

const scopes = "coaching,leads:read,leads:write,offers,risk"

const Console = () => {
  const [isKnown, setIsKnown] = useState(keyKept() !== "")
  const [open, setOpen] = useState<Open | null>(null)
  const [error, setError] = useState<Error | null>(null)
  const anotherKey = () => {
    forgetKey()
    setIsKnown(false)
  }
  const takeUp = () => {
    if (keyKept() === "" || named() === "") return
    ask<CallJson>(`/api/calls/${named()}`).then(
      call => {
        setError(null)
        setOpen({ call, sample: null })
      },
      (reason: Error) => {
        setError(reason)
        if (!(reason instanceof Refused) || reason.status !== 401) return
        anotherKey()
      }
    )
  }
  useEffect(() => {
    takeUp()
    addEventListener("hashchange", takeUp)
    return () => removeEventListener("hashchange", takeUp)
  }, [isKnown])
  const enter = (call: CallJson, sample: SampleJson | null) => {
    history.replaceState(null, "", `#call=${call.callId}`)
    setError(null)
    setOpen({ call, sample })
  }
  const leave = () => {
    history.replaceState(null, "", "#")
    setOpen(null)
  }
  if (!isKnown) return <KeyForm tries="/api/calls?limit=1" scopes={scopes} done={() => setIsKnown(true)} />
  if (open === null)
    return (
      <Start
        error={error}
        open={call => enter(call, null)}
        play={(sample, call) => enter(call, sample)}
        anotherKey={anotherKey}
      />
    )
  return <Screen key={open.call.callId} call={open.call} sample={open.sample} leave={leave} />
}

const root = document.getElementById("page")
if (root !== null) render(<Console />, root)
