import { Clock, type Duration, Effect, Option } from "effect"
import { parseRetryAfter } from "../../platform/RetryAfter.ts"
import { type FailureReason, ProviderFailure } from "../Provider.ts"
import type { Received } from "./Exchange.ts"

const reasons: Readonly<Record<number, FailureReason>> = {
  400: "bad_input",
  401: "auth_rejected",
  402: "quota_exhausted",
  403: "forbidden",
  408: "timeout",
  413: "bad_input",
  422: "bad_input",
  429: "rate_limited"
}

/** A status that blames neither the key nor the lead (a route gone, a redirect, 5xx) is the vendor's own state. */
export const reasonOf = (status: number): FailureReason => reasons[status] ?? "unavailable"

const machineCode = (code: string | undefined) =>
  code !== undefined && /^[A-Za-z0-9_.-]{1,80}$/.test(code) ? { code } : {}

export interface Known {
  readonly code?: string | undefined
  readonly reason?: FailureReason | undefined
  readonly retryAfter?: Duration.Duration | undefined
}

/** What a vendor's answer outside 2xx means. */
export const refusal = (received: Received, known: Known = {}): Effect.Effect<never, ProviderFailure> =>
  Effect.flatMap(Clock.currentTimeMillis, now => {
    const retryAfter = known.retryAfter ?? Option.getOrUndefined(parseRetryAfter(received.headers["retry-after"], now))
    const reason = known.reason ?? reasonOf(received.status)
    return Effect.fail(
      new ProviderFailure({
        reason,
        billing: reason === "timeout" ? "unknown" : "none",
        status: received.status,
        ...machineCode(known.code),
        ...(retryAfter === undefined ? {} : { retryAfter })
      })
    )
  })
