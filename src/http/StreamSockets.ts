import type { ServerWebSocket, WebSocketHandler } from "bun"
import { Duration } from "effect"

const protocol = "callwise.v1"
/** A browser cannot set headers on a WebSocket: its key comes among the subprotocols, never in the address. */
const keyProtocol = /^callwise\.key\.(.+)$/
const unsentBytesAtMost = 256 * 1024
const slowAtMost = Duration.seconds(20)

interface Following {
  readonly events: ReadableStreamDefaultReader<Uint8Array>
  /** Called when there is room again to send. */
  drained: () => void
  closed: boolean
}

interface Upgrade {
  readonly data: Following
  readonly headers: Record<string, string>
}

const protocolsOf = (request: Request): ReadonlyArray<string> =>
  (request.headers.get("sec-websocket-protocol") ?? "").split(",").map(name => name.trim())

const keyIn = (protocols: ReadonlyArray<string>): string | undefined =>
  protocols.map(name => keyProtocol.exec(name)?.[1]).find(key => key !== undefined)

/** The same stream, asked for as Server-Sent Events: who may follow it is decided in one place. */
const asEvents = (request: Request): Request => {
  const headers = new Headers({ accept: "text/event-stream" })
  const key = keyIn(protocolsOf(request))
  const authorization = request.headers.get("authorization") ?? (key === undefined ? null : `Bearer ${key}`)
  if (authorization !== null) headers.set("authorization", authorization)
  for (const name of ["x-request-id", "traceparent", "last-event-id"]) {
    const value = request.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  return new Request(request.url, { headers })
}

/** Nobody reads on: its place is free at once. One that broke off has been told of already. */
const release = ({ events }: Following): Promise<void> => events.cancel().catch(() => undefined)

const dataOf = (event: string): string | undefined =>
  event
    .split("\n")
    .find(line => line.startsWith("data: "))
    ?.slice("data: ".length)

/** Whether there was room again within the time. */
const hasRoom = (following: Following, patience: Duration.Duration): Promise<boolean> =>
  new Promise(resolve => {
    const late = setTimeout(() => resolve(false), Duration.toMillis(patience))
    following.drained = () => {
      clearTimeout(late)
      resolve(true)
    }
  })

const send = (socket: ServerWebSocket<Following>, event: string): void => {
  const data = dataOf(event)
  if (data === undefined) socket.ping()
  else socket.send(data)
}

type End = readonly [code: number, reason: string]
const ended: End = [1000, "the stream has ended"]
const brokeOff: End = [1011, "the stream broke off"]
const tooSlow: End = [1013, "read faster, and come back with the last number"]

/** Reads on only when what was read has left: who reads slowly holds up nobody and nothing piles up. */
const pump = async (socket: ServerWebSocket<Following>, patience: Duration.Duration): Promise<End> => {
  const { events: reader } = socket.data
  const decoder = new TextDecoder()
  let unread = ""
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const events = `${unread}${decoder.decode(read.value, { stream: true })}`.split("\n\n")
    unread = events.pop() ?? ""
    for (const event of events) {
      if (socket.data.closed) return ended
      send(socket, event)
      if (socket.getBufferedAmount() > unsentBytesAtMost && !(await hasRoom(socket.data, patience))) return tooSlow
    }
  }
  return ended
}

const handling = (patience: Duration.Duration): WebSocketHandler<Following> => ({
  maxPayloadLength: 1_024,
  idleTimeout: 60,
  open: async socket => {
    const [code, reason] = await pump(socket, patience).catch(() => brokeOff)
    socket.close(code, reason)
    await release(socket.data)
  },
  message: () => undefined,
  drain: socket => socket.data.drained(),
  close: async socket => {
    socket.data.closed = true
    socket.data.drained()
    await release(socket.data)
  }
})

/** Streams over WebSockets: what Server-Sent Events say, message by message. */
export const streamSockets = (fetch: (request: Request) => Promise<Response>, patience = slowAtMost) => ({
  handler: handling(patience),
  wants: (request: Request): boolean => request.headers.get("upgrade")?.toLowerCase() === "websocket",
  /** The refusal, or nothing once the connection is a WebSocket. */
  open: async (request: Request, upgrade: (to: Upgrade) => boolean): Promise<Response | undefined> => {
    const response = await fetch(asEvents(request))
    const isStream = response.headers.get("content-type")?.startsWith("text/event-stream") === true
    if (response.status !== 200 || !isStream || response.body === null) return response
    const requestId = response.headers.get("x-request-id") ?? ""
    const accepted = protocolsOf(request).includes(protocol) ? { "sec-websocket-protocol": protocol } : {}
    const data: Following = { events: response.body.getReader(), drained: () => undefined, closed: false }
    if (upgrade({ data, headers: { "x-request-id": requestId, ...accepted } })) return undefined
    await release(data)
    return new Response("This is not a WebSocket handshake.\n", { status: 400 })
  }
})
