import { createParser } from "eventsource-parser"
import { authorised } from "../../pages/client/Service.ts"
import type { MessageJson } from "./Wire.ts"

interface Listener {
  /** All that came at once. */
  readonly messages: (messages: ReadonlyArray<MessageJson>) => void
  readonly connected: () => void
  readonly lost: () => void
  /** The key is no longer accepted: resolves when there is another. */
  readonly anotherKey: () => Promise<void>
  /** The key or the call is not good for it: trying again is no use. */
  readonly refused: (status: number) => void
}

const soonestMs = 250
const longestWaitMs = 8_000
/** The service gives a sign of life every few seconds. */
const silenceMs = 35_000

/** The service tells less than it had: it was set back, and is followed from the beginning. */
const notReached = 422

const keyRefused = 401

const isRefusal = (status: number): boolean => status >= 400 && status < 500 && status !== 408 && status !== 429

/** Follows a call until told not to: what was missed while it was cut off comes first. */
export const follow = (callId: string, listener: Listener): (() => void) => {
  let last = 0
  let waitMs = soonestMs
  let isOver = false
  let leave = new AbortController()

  const listen = async (body: ReadableStream<Uint8Array<ArrayBuffer>>, alive: () => void): Promise<void> => {
    let news: Array<MessageJson> = []
    const parser = createParser({
      onEvent: ({ data }) => {
        const message: MessageJson = JSON.parse(data)
        if (message.sequence <= last) return
        last = message.sequence
        if (message.type === "call_ended") isOver = true
        news.push(message)
      }
    })
    const reader = body.pipeThrough(new TextDecoderStream()).getReader()
    while (!isOver) {
      const { done, value } = await reader.read()
      if (done) return
      alive()
      parser.feed(value)
      if (news.length > 0) listener.messages(news)
      news = []
    }
  }

  const once = async (): Promise<void> => {
    leave = new AbortController()
    let silence = setTimeout(() => leave.abort(), silenceMs)
    const alive = () => {
      clearTimeout(silence)
      silence = setTimeout(() => leave.abort(), silenceMs)
      waitMs = soonestMs
    }
    try {
      const response = await fetch(`/api/calls/${callId}/stream`, {
        headers: { ...authorised(), accept: "text/event-stream", "last-event-id": `${last}` },
        cache: "no-store",
        signal: leave.signal
      })
      if (response.status === notReached) {
        last = 0
        return
      }
      if (response.status === keyRefused) {
        clearTimeout(silence)
        await listener.anotherKey()
        return
      }
      if (isRefusal(response.status)) {
        isOver = true
        return listener.refused(response.status)
      }
      if (!response.ok || response.body === null) return
      listener.connected()
      await listen(response.body, alive)
    } finally {
      clearTimeout(silence)
      leave.abort()
    }
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
