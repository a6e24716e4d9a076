import { render, useEffect, useState } from "hono/jsx/dom"
import { Screen } from "./Screen.tsx"
import { ask, forgetKey, keyKept, Refused } from "./Service.ts"
import { KeyForm, Start } from "./Start.tsx"
import type { CallJson, SampleJson } from "./Wire.ts"

interface Open {
  readonly call: CallJson
  readonly sample: SampleJson | null
}

const named = (): string => new URLSearchParams(location.hash.slice(1)).get("call") ?? ""

const Console = () => {
  const [isKnown, setIsKnown] = useState(keyKept() !== "")
  const [open, setOpen] = useState<Open | null>(null)
  const [error, setError] = useState<Error | null>(null)
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
        forgetKey()
        setIsKnown(false)
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
  if (!isKnown) return <KeyForm done={() => setIsKnown(true)} />
  if (open === null)
    return <Start error={error} open={call => enter(call, null)} play={(sample, call) => enter(call, sample)} />
  return <Screen key={open.call.callId} call={open.call} sample={open.sample} leave={leave} />
}

const root = document.getElementById("console")
if (root !== null) render(<Console />, root)
