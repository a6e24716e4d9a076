import { createParser } from "eventsource-parser"
import { adminKey } from "./ServiceClient.ts"

interface Message {
  readonly type: string
  readonly sequence: number
  readonly data: unknown
}

interface Connection {
  readonly url: string
  readonly after: number
  readonly told: (text: string) => void
  readonly closed: () => void
}

/** Opens a stream and answers how to cut it. */
export type Transport = (connection: Connection) => () => void

export const socket: Transport = ({ after, closed, told, url }) => {
  const socket = new WebSocket(`${url.replace("http", "ws")}?after=${after}`, [
    "callwise.v1",
    `callwise.key.${adminKey}`
  ])
  socket.onmessage = ({ data }) => told(`${data}`)
  socket.onerror = () => undefined
  socket.onclose = closed
  return () => socket.close()
}

export const serverSentEvents: Transport = ({ after, closed, told, url }) => {
  const leave = new AbortController()
  const read = async () => {
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${adminKey}`, accept: "text/event-stream", "last-event-id": `${after}` },
      signal: leave.signal
    })
    const parser = createParser({ onEvent: ({ data }) => told(data) })
    if (!response.ok) return
    for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) parser.feed(text)
  }
  void read()
    .catch(() => undefined)
    .finally(closed)
  return () => leave.abort()
}

/** One agent's stream: comes back with the number it has read, wherever a replica still lives. */
export class CallFollower {
  received = 0
  /** Numbers that were passed over, and those that came again or behind a later one. */
  lost = 0
  repeated = 0
  connections = 0
  isOver = false
  #last = 0

  constructor(
    readonly callId: string,
    readonly replicaUrl: () => string,
    readonly transport: Transport,
    readonly heard: (message: Message, isLive: boolean) => void
  ) {
    this.#connect()
  }

  #connect() {
    if (this.isOver) return
    this.connections += 1
    const openedMs = performance.now()
    this.cut = this.transport({
      url: `${this.replicaUrl()}/api/calls/${this.callId}/stream`,
      after: this.#last,
      told: text => {
        const message: Message = JSON.parse(text)
        if (message.sequence <= this.#last) this.repeated += 1
        else this.lost += message.sequence - this.#last - 1
        this.received += 1
        this.#last = message.sequence
        if (message.type === "call_ended") this.isOver = true
        this.heard(message, performance.now() - openedMs > 500)
      },
      closed: () => {
        if (!this.isOver) setTimeout(() => this.#connect(), 50 + 200 * Math.random())
      }
    })
  }

  cut: () => void = () => undefined
}
