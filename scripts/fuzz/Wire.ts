import { connect } from "node:net"
import type { Attempt } from "./Attempts.ts"
import type { Answer } from "./Judgement.ts"

const latin = (text: string) => Buffer.from(text.replaceAll(/[\r\n]/g, ""), "latin1")

/** The request to the byte: no client stands between that would mend it. */
export const bytesOf = ({ body, headers, method, target }: Attempt, host: string): Buffer =>
  Buffer.concat([
    latin(`${method} ${target} HTTP/1.1`),
    ...[["host", host] as const, ["connection", "close"] as const, ...headers].flatMap(([name, value]) => [
      Buffer.from("\r\n"),
      latin(`${name}: ${value}`)
    ]),
    Buffer.from("\r\n\r\n"),
    body ?? Buffer.alloc(0)
  ])

const unchunked = (body: Buffer): Buffer => {
  const parts: Array<Buffer> = []
  for (let at = 0; at < body.length; ) {
    const end = body.indexOf("\r\n", at)
    const size = Number.parseInt(body.toString("latin1", at, end), 16)
    if (end < 0 || Number.isNaN(size) || size === 0) break
    parts.push(body.subarray(end + 2, end + 2 + size))
    at = end + 2 + size + 2
  }
  return Buffer.concat(parts)
}

const answerOf = (received: Buffer): Answer => {
  const end = received.indexOf("\r\n\r\n")
  const [first = "", ...lines] = received.toString("latin1", 0, Math.max(0, end)).split("\r\n")
  const headers = new Map(
    lines.map(line => {
      const colon = line.indexOf(":")
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const
    })
  )
  const body = received.subarray(end + 4)
  return {
    status: Number(first.split(" ")[1] ?? 0),
    type: headers.get("content-type") ?? "",
    text: (headers.get("transfer-encoding") === "chunked" ? unchunked(body) : body).toString("utf8")
  }
}

/** Sends one request on a connection of its own; null when nothing came in time. */
export const send = (attempt: Attempt, url: URL, withinMs: number) =>
  new Promise<Answer | null>(resolve => {
    const received: Array<Buffer> = []
    const socket = connect(Number(url.port), url.hostname)
    const done = (answer: Answer | null) => {
      clearTimeout(timer)
      socket.destroy()
      resolve(answer)
    }
    const timer = setTimeout(() => done(null), withinMs)
    const finish = () => done(answerOf(Buffer.concat(received)))
    socket
      .on("data", (chunk: Buffer) => received.push(chunk))
      .on("close", finish)
      .on("error", finish)
    const bytes = bytesOf(attempt, url.host)
    if (attempt.isBrokenHttp) socket.end(bytes)
    else socket.write(bytes)
  })
