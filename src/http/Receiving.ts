import { createHash, type Hash } from "node:crypto"
import { unlink } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { BodyTooLarge } from "./BodyTooLarge.ts"
import type { Inbound } from "./Inbound.ts"

export interface Received {
  readonly request: Request
  readonly idempotency: Inbound["idempotency"]
  /** To be called once the request is answered. */
  readonly forget: () => Promise<void>
}

const nothingKept = () => Promise.resolve()

const counted = (body: ReadableStream<Uint8Array>, limitBytes: number) => {
  let seen = 0
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        seen += chunk.byteLength
        if (seen > limitBytes) controller.error(new BodyTooLarge(limitBytes))
        else controller.enqueue(chunk)
      }
    })
  )
}

const digestOf = (request: Request): Hash => {
  const { pathname, search } = new URL(request.url)
  return createHash("sha256").update(`${request.method} ${pathname}${search}\n`)
}

/** A body small enough to be held: counted when its length was not declared, digested when it has an Idempotency-Key. */
export const receive = async (request: Request, limitBytes: number, key: string | null): Promise<Received> => {
  if (request.body === null || (key === null && request.headers.has("content-length")))
    return {
      request,
      idempotency: key === null ? null : { key, fingerprint: digestOf(request).digest() },
      forget: nothingKept
    }
  const isCounted = request.headers.has("content-length")
  const body = new Uint8Array(
    await (isCounted ? request : new Response(counted(request.body, limitBytes))).arrayBuffer()
  )
  return {
    request: new Request(request, { body }),
    idempotency: key === null ? null : { key, fingerprint: digestOf(request).update(body).digest() },
    forget: nothingKept
  }
}

/** A body that flows through; with an Idempotency-Key it is digested on its way to a file first, never held in memory. */
export const receiveStream = async (request: Request, limitBytes: number, key: string | null): Promise<Received> => {
  if (request.body === null) return receive(request, limitBytes, key)
  const body = counted(request.body, limitBytes)
  if (key === null) return { request: new Request(request, { body }), idempotency: null, forget: nothingKept }
  const file = join(tmpdir(), `callwise-import-${Bun.randomUUIDv7()}`)
  const forget = () => unlink(file).catch(() => undefined)
  const digest = digestOf(request)
  const writer = Bun.file(file).writer()
  try {
    for await (const chunk of body) {
      digest.update(chunk)
      writer.write(chunk)
      await writer.flush()
    }
    await writer.end()
  } catch (error) {
    await writer.end()
    await forget()
    throw error
  }
  return {
    request: new Request(request, { body: Bun.file(file).stream() }),
    idempotency: { key, fingerprint: digest.digest() },
    forget
  }
}
