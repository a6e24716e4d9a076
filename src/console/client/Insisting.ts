import { useRef, useState } from "hono/jsx/dom"
import { ask, Refused } from "../../pages/client/Service.ts"

export const isKeyRefused = (reason: unknown): boolean => reason instanceof Refused && reason.status === 401

/** Where a key is no longer accepted in the midst of a call: what was asked under it is asked again under another. */
export const useInsisting = (resumed: () => void) => {
  const [wantsKey, setWantsKey] = useState(false)
  const waiting = useRef<Array<() => void>>([])

  const wantKey = () => setWantsKey(true)
  const anotherKey = () =>
    new Promise<void>(resume => {
      waiting.current?.push(resume)
      wantKey()
    })
  const goOn = () => {
    setWantsKey(false)
    resumed()
    for (const resume of waiting.current?.splice(0) ?? []) resume()
  }
  const insist = <T>(path: string, body?: object): Promise<T> =>
    ask<T>(path, body).catch(reason => {
      if (!isKeyRefused(reason)) throw reason
      return anotherKey().then(() => insist<T>(path, body))
    })

  return { wantsKey, wantKey, anotherKey, goOn, insist }
}
