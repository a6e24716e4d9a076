import type { Desk } from "./Desk.ts"

export const vendorIds = ["zoominfo", "apollo", "clearbit", "dnb", "household", "vehicles"] as const
export type VendorId = (typeof vendorIds)[number]

export interface Call {
  readonly method: string
  /** Below the vendor's prefix, such as /v1/lookup. */
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Headers
  readonly body: string
  /** Of X-Callwise-Reference, aligned with the items of a batch. */
  readonly references: ReadonlyArray<string>
}

export interface Reply {
  readonly status: number
  readonly body: string
  readonly headers: Record<string, string>
}

export interface Vendor {
  readonly id: VendorId
  readonly answer: (call: Call, desk: Desk) => Reply
  readonly tooMany: (call: Call, desk: Desk, retryAfterSeconds: number) => Reply
  readonly broken: (call: Call) => Reply
}

export const json = (status: number, value: unknown, headers: Record<string, string> = {}): Reply => ({
  status,
  body: JSON.stringify(value),
  headers: { "content-type": "application/json; charset=utf-8", ...headers }
})

export const bearerOf = (headers: Headers): string | undefined =>
  /^Bearer\s+(\S+)\s*$/i.exec(headers.get("authorization") ?? "")?.[1]

/** The user and password of a Basic header, as "user:password". */
export const basicOf = (headers: Headers): string | undefined => {
  const encoded = /^Basic\s+(\S+)\s*$/i.exec(headers.get("authorization") ?? "")?.[1]
  return encoded === undefined ? undefined : Buffer.from(encoded, "base64").toString("utf8")
}
