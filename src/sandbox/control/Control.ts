import { Either, ParseResult, Schema } from "effect"
import type { Desk } from "../server/Desk.ts"
import { FaultsPatch } from "../server/Faults.ts"
import type { Ledger } from "../server/Ledger.ts"
import { type VendorId, vendorIds } from "../server/Vendor.ts"
import { Asked, type TruthBook } from "./TruthBook.ts"

export interface VendorState {
  readonly faults: Desk["faults"]
  readonly requests: number
  readonly billed: number
  readonly tokensIssued: number
}

const pretty = (status: number, value: unknown): Response =>
  new Response(`${JSON.stringify(value, null, 2)}\n`, { status, headers: { "content-type": "application/json" } })

const plain = (status: number, message: string): Response =>
  new Response(`${message}\n`, { status, headers: { "content-type": "text/plain; charset=utf-8" } })

const chunkLines = 500

/** Lines are made as fast as they are read, never all at once. */
const ndjson = (lines: Iterable<unknown>): Response => {
  const iterator = lines[Symbol.iterator]()
  const encoder = new TextEncoder()
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      let text = ""
      for (let i = 0; i < chunkLines; i++) {
        const next = iterator.next()
        if (next.done) {
          if (text !== "") controller.enqueue(encoder.encode(text))
          controller.close()
          return
        }
        text += `${JSON.stringify(next.value)}\n`
      }
      controller.enqueue(encoder.encode(text))
    }
  })
  return new Response(stream, { headers: { "content-type": "application/x-ndjson" } })
}

const complaint = (error: ParseResult.ParseError): string =>
  ParseResult.ArrayFormatter.formatErrorSync(error)
    .map(({ message, path }) => (path.length === 0 ? `The body: ${message}` : `${path.join(".")}: ${message}`))
    .join("; ")

const strict = { onExcessProperty: "error", errors: "all" } as const
const decodePatch = Schema.decodeUnknownEither(Schema.parseJson(FaultsPatch), strict)
const decodeAsked = Schema.decodeUnknownEither(Schema.parseJson(Asked), strict)
const isVendor = (name: string): name is VendorId => vendorIds.some(id => id === name)

const count = (query: URLSearchParams, name: string, otherwise: number): number | undefined => {
  const given = query.get(name)
  if (given === null) return otherwise
  return /^\d{1,9}$/.test(given) ? Number(given) : undefined
}

export class Control {
  constructor(
    private readonly desks: ReadonlyMap<VendorId, Desk>,
    private readonly ledger: Ledger,
    readonly truths: TruthBook
  ) {}

  state(): Record<string, VendorState> {
    return Object.fromEntries(
      [...this.desks].map(([id, { billed, faults, requests, tokens }]) => [
        id,
        { faults, requests, billed, tokensIssued: tokens.issued }
      ])
    )
  }
  patch(vendor: VendorId, change: FaultsPatch): void {
    this.desks.get(vendor)?.patch(change)
  }
  reset(): void {
    for (const desk of this.desks.values()) desk.reset()
    this.ledger.clear()
  }
  billing(): { readonly total: number; readonly vendors: Record<string, number> } {
    const vendors = Object.fromEntries(vendorIds.map(id => [id, this.ledger.billed(id)]))
    return { total: this.ledger.total, vendors }
  }
  billingLog() {
    return this.ledger.entries()
  }

  private change(name: string, body: string): Response {
    if (!isVendor(name)) return plain(400, `There is no vendor "${name}"; there are ${vendorIds.join(", ")}.`)
    const decoded = decodePatch(body)
    if (Either.isLeft(decoded)) return plain(400, complaint(decoded.left))
    this.patch(name, decoded.right)
    return pretty(200, { [name]: this.state()[name] })
  }
  private truthOf(body: string): Response {
    const decoded = decodeAsked(body)
    if (Either.isLeft(decoded)) return plain(400, complaint(decoded.left))
    const found = this.truths.find(decoded.right)
    return found === undefined ? plain(404, "Nobody of the population fits.") : pretty(200, found)
  }

  handle(method: string, path: string, query: URLSearchParams, body: string): Response {
    const route = `${method} ${path}`
    if (route === "GET /state") return pretty(200, this.state())
    if (route === "GET /billing") return pretty(200, this.billing())
    if (route === "GET /billing/log") return ndjson(this.billingLog())
    if (route === "POST /truth") return this.truthOf(body)
    if (route === "POST /reset") {
      this.reset()
      return pretty(200, this.state())
    }
    if (route === "GET /truth") {
      const limit = count(query, "limit", 100)
      const offset = count(query, "offset", 0)
      if (limit === undefined) return plain(400, "limit: must be a whole number")
      if (offset === undefined) return plain(400, "offset: must be a whole number")
      return ndjson(this.truths.list(offset, limit))
    }
    const vendor = /^PATCH \/vendors\/([^/]+)$/.exec(route)?.[1]
    return vendor === undefined ? plain(404, `There is no ${route} under /_control.`) : this.change(vendor, body)
  }
}
