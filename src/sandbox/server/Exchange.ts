import type { Desk } from "./Desk.ts"
import type { Call, Reply, Vendor } from "./Vendor.ts"

/** What a refusal by chance, with the limit not reached, asks its caller to wait. */
const strayWaitSeconds = 1

const wrongBodies = [
  () => "<html><body><h1>Gateway error</h1></body></html>",
  (body: string) => `${body.slice(0, Math.max(1, Math.floor(body.length * 0.6)))}`,
  () => '{"ok":true',
  () => '{"unexpected":[{"shape":1}]}',
  () => "null"
] as const

/** An answer whose connection is cut: after half of the body, or before anything was said. */
const cut = (reply: Reply | undefined): Response => {
  const half = reply?.body.slice(0, Math.max(1, Math.floor(reply.body.length / 2)))
  let turn = 0
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (turn++ === 0 && half !== undefined) controller.enqueue(new TextEncoder().encode(half))
      else {
        await Bun.sleep(2)
        controller.error(new Error("cut"))
      }
    }
  })
  return new Response(stream, reply)
}

const untilGone = (signal: AbortSignal): Promise<Response> =>
  new Promise(resolve => {
    const gone = () => resolve(new Response(null, { status: 499 }))
    if (signal.aborted) gone()
    else signal.addEventListener("abort", gone, { once: true })
  })

const respond = (reply: Reply): Response => new Response(reply.body, reply)

/** One call through the vendor's faults. What was processed is billed, whether or not the answer arrives. */
export const exchange = async (vendor: Vendor, desk: Desk, call: Call, signal: AbortSignal): Promise<Response> => {
  desk.requests++
  const delay = desk.delayMillis()
  if (delay >= 1) await Bun.sleep(delay)
  if (desk.faults.down) return cut(undefined)
  const mishap = desk.mishap()
  if (mishap === "5xx") return respond(vendor.broken(call))
  const wait = desk.admit(Date.now())
  if (wait > 0) return respond(vendor.tooMany(call, desk, wait))
  if (mishap === "429") return respond(vendor.tooMany(call, desk, strayWaitSeconds))
  const reply = vendor.answer(call, desk)
  if (mishap === "hang") return untilGone(signal)
  if (mishap === "truncated") return cut(reply)
  if (mishap === "malformed") return respond({ ...reply, status: 200, body: desk.pick(wrongBodies)(reply.body) })
  return respond(reply)
}
