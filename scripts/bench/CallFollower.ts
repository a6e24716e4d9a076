import { adminKey } from "./ServiceClient.ts"

interface Message {
  readonly type: string
  readonly sequence: number
  readonly data: unknown
}

/** One agent's socket: comes back with the number it has read, wherever a replica still lives. */
export class CallFollower {
  readonly sequences: Array<number> = []
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
      this.sequences.push(message.sequence)
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

  /** How many numbers are missing, and how many came more than once or out of order. */
  get flaws() {
    const wanted = this.sequences.at(-1) ?? 0
    const seen = new Set(this.sequences)
    return { lost: wanted - seen.size, repeated: this.sequences.length - seen.size + (this.isOver ? 0 : 1) }
  }
}
