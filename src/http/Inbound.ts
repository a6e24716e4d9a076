import { Context } from "effect"

/** What the front door knows of a request before the contract sees it. */
export interface Inbound {
  /** Echoed from X-Request-Id or made; in every log line, problem and audit entry of the request. */
  readonly requestId: string
  readonly url: string
  /** Present when a POST carries Idempotency-Key: the key, and a digest of method, target and body. */
  readonly idempotency: { readonly key: string; readonly fingerprint: Uint8Array } | null
}

export class CurrentInbound extends Context.Reference<CurrentInbound>()("callwise/http/CurrentInbound", {
  defaultValue: (): Inbound => ({ requestId: "none", url: "http://localhost/", idempotency: null })
}) {}

export const acceptableRequestId = /^[A-Za-z0-9._:-]{1,128}$/
export const acceptableIdempotencyKey = /^[\x21-\x7e]{1,255}$/
