import { adminKey } from "./ServiceClient.ts"

interface Message {
  readonly type: string
  readonly sequence: number
  readonly data: unknown
}

/** One agent's socket: comes back with the number it has read, wherever a replica still lives. */
export class CallFollower {
  received = 0
  /** Numbers that were passed over, and those that came again or behind a later one. */
  lost = 0
  repeated = 0
  connections = 0
  isOver = false
  #socket: WebSocket | undefined
  #last = 0

  constructor(
    readonly callId: string,
    readonly replicaUrl: () => string,
    readonly heard: (message: Message, isLive: boolean) => void
  ) {
    this.#connect()
  }

  #connect() {
    if (this.isOver) return
    this.connections += 1
    const from = this.#last
    const openedMs = performance.now()
    const url = `${this.replicaUrl().replace("http", "ws")}/api/calls/${this.callId}/stream?after=${from}`
    const socket = new WebSocket(url, ["callwise.v1", `callwise.key.${adminKey}`])
    this.#socket = socket
    socket.onmessage = ({ data }) => {
      const message: Message = JSON.parse(`${data}`)
      if (message.sequence <= this.#last) this.repeated += 1
      else this.lost += message.sequence - this.#last - 1
      this.received += 1
      this.#last = message.sequence
      if (message.type === "call_ended") this.isOver = true
      this.heard(message, performance.now() - openedMs > 500)
    }
    socket.onerror = () => undefined
    socket.onclose = () => {
      if (!this.isOver) setTimeout(() => this.#connect(), 50 + 200 * Math.random())
    }
  }

  cut() {
    this.#socket?.close()
  }
}
