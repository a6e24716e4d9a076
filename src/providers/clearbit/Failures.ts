import { Clock, Duration, Effect, Option } from "effect"
import { parseReset } from "../../platform/RetryAfter.ts"
import { ProviderFailure } from "../Provider.ts"
import type { Received } from "../wire/Exchange.ts"
import { malformed, readError } from "../wire/Json.ts"
import { refusal } from "../wire/Refusal.ts"
import { ErrorBody } from "./Wire.ts"

const errorOf = (received: Received) =>
  Option.flatMapNullable(readError(ErrorBody)(received), ({ error }) => ("type" in error ? error : error[0]))

const pendingSeconds = 5

/** The look-up has begun and counts as made; asking again costs nothing. */
export const pending = (received: Received) =>
  new ProviderFailure({
    reason: "pending",
    billing: "unknown",
    status: received.status,
    code: "queued",
    retryAfter: Duration.seconds(pendingSeconds)
  })

export const isUnknownRecord = (received: Received): boolean =>
  received.status === 404 && Option.exists(errorOf(received), ({ type }) => type === "unknown_record")

const secondsInMessage = (message: string | undefined) => {
  const seconds = /reset in (\d{1,6}) seconds?/i.exec(message ?? "")?.[1]
  return seconds === undefined ? Option.none() : Option.some(Duration.seconds(Number(seconds)))
}

export const refused = (received: Received): Effect.Effect<never, ProviderFailure> =>
  Effect.flatMap(Clock.currentTimeMillis, now => {
    const error = Option.getOrUndefined(errorOf(received))
    if (received.status === 404 && error === undefined) return Effect.fail(malformed(received))
    const reset = parseReset(received.headers["x-ratelimit-reset"], now).pipe(
      Option.orElse(() => secondsInMessage(error?.message)),
      Option.getOrUndefined
    )
    const told = received.headers["retry-after"] !== undefined
    return refusal(received, {
      code: error?.type,
      retryAfter: received.status === 429 && !told ? reset : undefined
    })
  })
