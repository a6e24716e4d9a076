import { gunzipSync } from "node:zlib"
import { assert, describe, it } from "@effect/vitest"
import { Hono } from "hono"
import { compressing } from "../../src/http/Compressing.ts"

const json = (length: number): string => JSON.stringify({ text: "a".repeat(length) })

const answering = (body: string, headers: Readonly<Record<string, string>> = {}) =>
  new Hono().use(compressing).all("*", () => {
    const type = { "content-type": "application/json", "content-length": `${Buffer.byteLength(body)}` }
    return new Response(body, { headers: { ...type, ...headers } })
  })

const asked = (app: Hono, accepted: string, method = "GET") =>
  app.request("/", { method, headers: { "accept-encoding": accepted } })

const long = json(4_000)

describe("compression", () => {
  it("makes long JSON shorter, with its length, for who takes it", async () => {
    const response = await asked(answering(long, { etag: '"7"', vary: "Origin" }), "br, gzip;q=0.5")
    const body = new Uint8Array(await response.arrayBuffer())
    assert.strictEqual(response.headers.get("content-encoding"), "gzip")
    assert.strictEqual(response.headers.get("content-length"), `${body.byteLength}`)
    assert.strictEqual(response.headers.get("vary"), "Origin, Accept-Encoding")
    assert.strictEqual(response.headers.get("etag"), 'W/"7"')
    assert.isBelow(body.byteLength, 400)
    assert.strictEqual(gunzipSync(body).toString(), long)
  })

  it("leaves alone what is short, what was compressed before, and who takes nothing compressed", async () => {
    const short = await asked(answering(json(100)), "gzip")
    assert.isFalse(short.headers.has("content-encoding"))
    const refused = await asked(answering(long), "gzip;q=0, identity")
    assert.isFalse(refused.headers.has("content-encoding"))
    assert.strictEqual(await refused.text(), long)
    const before = await asked(answering(long, { "content-encoding": "br" }), "gzip")
    assert.strictEqual(before.headers.get("content-encoding"), "br")
    const kept = await asked(answering(long, { "cache-control": "no-transform" }), "gzip")
    assert.isFalse(kept.headers.has("content-encoding"))
  })

  it("lets flow what is very long", async () => {
    const huge = json(200_000)
    const response = await asked(answering(huge), "gzip")
    assert.strictEqual(response.headers.get("content-encoding"), "gzip")
    assert.isFalse(response.headers.has("content-length"))
    assert.strictEqual(gunzipSync(new Uint8Array(await response.arrayBuffer())).toString(), huge)
  })
})
