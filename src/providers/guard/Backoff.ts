import { Config, Duration, Effect, Random } from "effect"
import { wholeNumber } from "../../platform/NumberSetting.ts"
import type { ProviderFailure } from "../Provider.ts"

export interface RetryOptions {
  readonly maxAttempts: number
  readonly baseMs: number
  readonly capMs: number
}

export const RetryConfig: Config.Config<RetryOptions> = Config.all({
  maxAttempts: wholeNumber("CALLWISE_PROVIDER_MAX_ATTEMPTS", { from: 1, to: 10, otherwise: 3 }),
  baseMs: wholeNumber("CALLWISE_PROVIDER_RETRY_BASE_MS", { from: 1, to: 60_000, otherwise: 200 }),
  capMs: wholeNumber("CALLWISE_PROVIDER_RETRY_CAP_MS", { from: 1, to: 60_000, otherwise: 5000 })
})

/** Milliseconds before the next attempt: the vendor's own word, else exponential with full jitter. */
export const backoff = (options: RetryOptions, attempt: number, failure: ProviderFailure): Effect.Effect<number> =>
  failure.retryAfter === undefined
    ? Effect.map(Random.next, share => share * Math.min(options.capMs, options.baseMs * 2 ** (attempt - 1)))
    : Effect.succeed(Duration.toMillis(failure.retryAfter))
