import { connect } from "node:net"
import { Duration } from "effect"
import { assert, describe, it } from "vitest"
import { streamSockets } from "../../src/http/StreamSockets.ts"

const event = `data: ${"x".repeat(64 * 1024)}\n\n`

/** Events without end, and what became of them. */
const endless = () => {
  let read = 0
  let cancelled: () => void = () => undefined
  const left = new Promise<void>(resolve => {
    cancelled = resolve
  })
  const body = new ReadableStream<Uint8Array>({
    pull: async controller => {
      read += 1
      await Bun.sleep(1)
      controller.enqueue(new TextEncoder().encode(event))
    },
    cancel: () => cancelled()
  })
  return { body, left, read: () => read }
}

const serving = (body: ReadableStream<Uint8Array>, patience: Duration.Duration) => {
  const sockets = streamSockets(
    async () => new Response(body, { headers: { "content-type": "text/event-stream" } }),
    patience
  )
  return Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    websocket: sockets.handler,
    fetch: (request, server) => sockets.open(request, data => server.upgrade(request, data))
  })
}

const handshake = [
  "GET / HTTP/1.1",
  "host: x",
  "upgrade: websocket",
  "connection: upgrade",
  "sec-websocket-version: 13",
  "sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==",
  "\r\n"
].join("\r\n")

describe("a call's stream over a WebSocket", () => {
  it("leaves who does not read, having read little for them, and says why", async () => {
    const source = endless()
    const server = serving(source.body, Duration.millis(300))
    const client = connect(server.port ?? 0, "127.0.0.1", () => client.write(handshake))
    client.pause()
    await source.left
    assert.isBelow(source.read(), 1_000)
    let tail = Buffer.alloc(0)
    const closing = Buffer.from([0x03, 0xf5])
    await new Promise<void>(resolve => {
      client.on("data", bytes => {
        tail = Buffer.concat([tail, Buffer.from(bytes)]).subarray(-256)
        if (tail.includes(closing)) resolve()
      })
      client.on("close", () => resolve())
      client.resume()
    })
    assert.isTrue(tail.includes(closing))
    client.destroy()
    await server.stop(true)
  })

  it("reads no further for who has left", async () => {
    let cancelled: () => void = () => undefined
    const left = new Promise<void>(resolve => {
      cancelled = resolve
    })
    const server = serving(new ReadableStream<Uint8Array>({ cancel: () => cancelled() }), Duration.seconds(20))
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/`)
    socket.onopen = () => socket.close()
    await left
    await server.stop(true)
  })
})
