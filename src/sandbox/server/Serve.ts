import type { Control } from "../control/Control.ts"
import type { Desk } from "./Desk.ts"
import { exchange } from "./Exchange.ts"
import type { Vendor, VendorId } from "./Vendor.ts"

const mostBodyBytes = 1_000_000
/** The longest that Bun lets a connection be silent: what a hang ends with. */
const idleSeconds = 255

const referencesOf = (headers: Headers): ReadonlyArray<string> => {
  const listed = headers.get("x-callwise-reference")
  return listed === null ? [] : listed.split(",").map(reference => reference.trim())
}

export const serve = (
  port: number,
  vendors: ReadonlyArray<Vendor>,
  desks: ReadonlyMap<VendorId, Desk>,
  control: Control
) => {
  const byPrefix = new Map<string, Vendor>(vendors.map(vendor => [vendor.id, vendor]))
  return Bun.serve({
    hostname: "127.0.0.1",
    port,
    development: false,
    reusePort: false,
    idleTimeout: idleSeconds,
    maxRequestBodySize: mostBodyBytes,
    fetch: async request => {
      const { pathname, searchParams } = new URL(request.url)
      const slash = pathname.indexOf("/", 1)
      const prefix = slash === -1 ? pathname.slice(1) : pathname.slice(1, slash)
      const path = slash === -1 ? "/" : pathname.slice(slash)
      const body = request.method === "GET" || request.method === "HEAD" ? "" : await request.text()
      if (prefix === "_control") return control.handle(request.method, path, searchParams, body)
      const vendor = byPrefix.get(prefix)
      const desk = vendor && desks.get(vendor.id)
      if (vendor === undefined || desk === undefined) {
        return new Response(`No vendor at ${pathname}; there are ${[...byPrefix.keys()].join(", ")}.\n`, {
          status: 404
        })
      }
      const { headers, method, signal } = request
      const call = { method, path, query: searchParams, headers, body, references: referencesOf(headers) }
      return exchange(vendor, desk, call, signal)
    },
    error: () => new Response("The sandbox failed; this is a fault of its own.\n", { status: 500 })
  })
}
