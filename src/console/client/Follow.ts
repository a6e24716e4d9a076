import { createParser } from "eventsource-parser"
import { authorised } from "./Service.ts"
import type { MessageJson } from "./Wire.ts"

interface Listener {
  readonly message: (message: MessageJson) => void
  readonly connected: () => void
  readonly lost: () => void
  /** The key or the call is not good for it: trying again is no use. */
  readonly refused: (status: number) => void
}

const longestWaitMs = 8_000
/** The service gives a sign of life every few seconds. */
const silenceMs = 35_000

/** Follows a call until told not to: what was missed while it was cut off comes first. */
export const follow = (callId: string, listener: Listener): (() => void) => {
  let last = 0
  let waitMs = 250
  let isOver = false
  let leave = new AbortController()

  const once = async (): Promise<void> => {
    leave = new AbortController()
    const response = await fetch(`/api/calls/${callId}/stream`, {
      headers: { ...authorised(), accept: "text/event-stream", "last-event-id": `${last}` },
      signal: leave.signal
    })
    if (response.status >= 400 && response.status < 500 && response.status !== 429) {
      isOver = true
      return listener.refused(response.status)
    }
    if (!response.ok || response.body === null) return
    listener.connected()
    waitMs = 250
    const parser = createParser({
      onEvent: ({ data }) => {
        const message: MessageJson = JSON.parse(data)
        if (message.sequence <= last) return
        last = message.sequence
        if (message.type === "call_ended") isOver = true
        listener.message(message)
      }
    })
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    let silence = setTimeout(() => leave.abort(), silenceMs)
    while (!isOver) {
      const { done, value } = await reader.read()
      if (done) break
      clearTimeout(silence)
      silence = setTimeout(() => leave.abort(), silenceMs)
      parser.feed(value)
    }
    clearTimeout(silence)
  }

  const forever = async (): Promise<void> => {
    while (!isOver) {
      await once().catch(() => undefined)
      if (isOver) return
      listener.lost()
      await new Promise(resume => setTimeout(resume, waitMs))
      waitMs = Math.min(longestWaitMs, 2 * waitMs)
    }
  }

  void forever()
  return () => {
    isOver = true
    leave.abort()
  }
}
