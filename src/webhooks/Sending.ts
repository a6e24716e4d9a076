import { Clock, DateTime, type Duration, Effect, Option } from "effect"
import type { Outbound } from "../platform/Outbound.ts"
import { parseRetryAfter } from "../platform/RetryAfter.ts"
import type { DeliveryFailure } from "./Delivery.ts"
import type { Claimed } from "./DeliveryWorkRepo.ts"
import { signedHeaders } from "./Signing.ts"

export type Sent =
  | { readonly _tag: "Delivered"; readonly responseStatus: number }
  | { readonly _tag: "Gone"; readonly responseStatus: 410 }
  | {
      readonly _tag: "Failed"
      readonly failure: DeliveryFailure
      readonly responseStatus: number | null
      /** How long the receiver asked to be left alone for. */
      readonly pause: Option.Option<Duration.Duration>
    }

const judged = (responseStatus: number, pause: Option.Option<Duration.Duration>): Sent => {
  if (responseStatus >= 200 && responseStatus < 300) return { _tag: "Delivered", responseStatus }
  if (responseStatus === 410) return { _tag: "Gone", responseStatus }
  const isRedirect = responseStatus >= 300 && responseStatus < 400
  return { _tag: "Failed", failure: isRedirect ? "redirect" : "status", responseStatus, pause }
}

const failed = (failure: DeliveryFailure): Sent => ({
  _tag: "Failed",
  failure,
  responseStatus: null,
  pause: Option.none()
})

const reasonOf = (error: unknown): DeliveryFailure =>
  error instanceof Error && "code" in error && error.code === "ERR_ADDRESS_NOT_PUBLIC"
    ? "address_not_public"
    : "connection"

interface Sending {
  readonly outbound: Outbound["Type"]
  readonly decrypt: (sealed: Uint8Array) => string
  readonly timeout: Duration.Duration
}

/** One attempt. What the receiver says beyond its status and when to come back is not read. */
export const send = ({ outbound, decrypt, timeout }: Sending, claimed: Claimed): Effect.Effect<Sent> =>
  Effect.gen(function* () {
    const { data, deliveryId, occurredAt, previousSealed, secretSealed, type, url } = claimed
    const body = JSON.stringify({ type, timestamp: DateTime.formatIso(occurredAt), data })
    const secrets = [secretSealed, ...(previousSealed === null ? [] : [previousSealed])].map(decrypt)
    const at = DateTime.toDate(yield* DateTime.now)
    const headers = {
      "content-type": "application/json",
      "user-agent": "callwise-webhooks",
      ...signedHeaders(secrets, { id: deliveryId, at, body })
    }
    const response = yield* Effect.tryPromise({
      try: signal => outbound.fetch(url, { method: "POST", headers, body, signal }),
      catch: reasonOf
    })
    yield* Effect.ignore(Effect.tryPromise(async () => response.body?.cancel()))
    const pause = parseRetryAfter(response.headers.get("retry-after") ?? undefined, yield* Clock.currentTimeMillis)
    return judged(response.status, pause)
  }).pipe(
    Effect.timeoutTo({ duration: timeout, onSuccess: sent => sent, onTimeout: () => failed("timeout") }),
    Effect.catchAll(reason => Effect.succeed(failed(reason)))
  )
