import type { ServerWebSocket, WebSocketHandler } from "bun"

const protocol = "callwise.v1"
/** A browser cannot set headers on a WebSocket: its key comes among the subprotocols, never in the address. */
const keyProtocol = /^callwise\.key\.(.+)$/
const unsentBytesAtMost = 256 * 1024

interface Following {
  readonly events: ReadableStream<Uint8Array>
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

const dataOf = (event: string): string | undefined =>
  event
    .split("\n")
    .find(line => line.startsWith("data: "))
    ?.slice("data: ".length)

const send = async (socket: ServerWebSocket<Following>, event: string): Promise<void> => {
  const data = dataOf(event)
  if (data === undefined) socket.ping()
  else socket.send(data)
  if (socket.getBufferedAmount() > unsentBytesAtMost)
    await new Promise<void>(resume => {
      socket.data.drained = resume
    })
}

/** Reads on only when what was read has left: who reads slowly holds up nobody and nothing piles up. */
const pump = async (socket: ServerWebSocket<Following>): Promise<void> => {
  let unread = ""
  const decoder = new TextDecoder()
  for await (const bytes of socket.data.events) {
    const events = `${unread}${decoder.decode(bytes, { stream: true })}`.split("\n\n")
    unread = events.pop() ?? ""
    for (const event of events) await send(socket, event)
    if (socket.data.closed) return
  }
}

const handler: WebSocketHandler<Following> = {
  maxPayloadLength: 1_024,
  idleTimeout: 60,
  open: socket => {
    pump(socket).then(
      () => socket.close(1000, "the stream has ended"),
      () => socket.close(1011, "the stream broke off")
    )
  },
  message: () => undefined,
  drain: socket => socket.data.drained(),
  close: socket => {
    socket.data.closed = true
    socket.data.drained()
  }
}

/** Streams over WebSockets: what Server-Sent Events say, message by message. */
export const streamSockets = (fetch: (request: Request) => Promise<Response>) => ({
  handler,
  wants: (request: Request): boolean => request.headers.get("upgrade")?.toLowerCase() === "websocket",
  /** The refusal, or nothing once the connection is a WebSocket. */
  open: async (request: Request, upgrade: (to: Upgrade) => boolean): Promise<Response | undefined> => {
    const response = await fetch(asEvents(request))
    const isStream = response.headers.get("content-type")?.startsWith("text/event-stream") === true
    if (response.status !== 200 || !isStream || response.body === null) return response
    const requestId = response.headers.get("x-request-id") ?? ""
    const accepted = protocolsOf(request).includes(protocol) ? { "sec-websocket-protocol": protocol } : {}
    const data: Following = { events: response.body, drained: () => undefined, closed: false }
    if (upgrade({ data, headers: { "x-request-id": requestId, ...accepted } })) return undefined
    await response.body.cancel()
    return new Response("This is not a WebSocket handshake.\n", { status: 400 })
  }
})
