import { gzipSync } from "node:zlib"
import type { MiddlewareHandler } from "hono"
import { compress } from "hono/compress"

/** What fits into one packet is no quicker for being smaller. */
const worthIt = 1_400
/** Up to here a body is compressed in one breath: a stream of its own costs more than the work. */
const shortAtMost = 64 * 1_024

const streaming = compress({ threshold: worthIt })

const takesGzip = (accepted: string | undefined): boolean =>
  accepted?.split(",").some(coding => /^\s*gzip\s*(?:$|;\s*q\s*=\s*(?:1|0\.\d*[1-9]))/i.test(coding)) === true

const isPlainJson = ({ headers, status }: Response): boolean =>
  status !== 206 &&
  /^application\/(?:[\w.+-]+\+)?json\b/i.test(headers.get("content-type") ?? "") &&
  !headers.has("content-encoding") &&
  !/\bno-transform\b/i.test(headers.get("cache-control") ?? "")

/** Whether its length is known, worth compressing and short enough to be compressed at once. */
const isShort = ({ headers }: Response): boolean => {
  const length = Number(headers.get("content-length") ?? Number.NaN)
  return length >= worthIt && length <= shortAtMost
}

const compressed = async (plain: Response): Promise<Response> => {
  const body = gzipSync(await plain.arrayBuffer(), { level: 1 })
  const response = new Response(body, plain)
  response.headers.set("content-encoding", "gzip")
  response.headers.set("content-length", `${body.byteLength}`)
  response.headers.append("vary", "Accept-Encoding")
  const etag = response.headers.get("etag")
  if (etag?.startsWith("W/") === false) response.headers.set("etag", `W/${etag}`)
  return response
}

/** Short JSON, which most answers are, at once; all else as it flows by. */
export const compressing: MiddlewareHandler = (c, next) =>
  streaming(c, async () => {
    await next()
    const isWanted = c.req.method !== "HEAD" && isShort(c.res) && isPlainJson(c.res)
    if (!isWanted || !takesGzip(c.req.header("accept-encoding"))) return
    const response = await compressed(c.res)
    // Hono would put the headers of the answer before over those of the new one.
    c.res = undefined
    c.res = response
  })
