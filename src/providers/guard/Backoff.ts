import { Config, Duration, Effect, Random } from "effect"
import type { ProviderFailure } from "../Provider.ts"

export interface RetryOptions {
  readonly maxAttempts: number
  readonly baseMs: number
  readonly capMs: number
}

const wholeMs = (name: string, fallback: number) =>
  Config.integer(name).pipe(
    Config.withDefault(fallback),
    Config.validate({ message: "must be 1-60000", validation: ms => ms >= 1 && ms <= 60_000 })
  )

export const RetryConfig: Config.Config<RetryOptions> = Config.all({
  maxAttempts: Config.integer("CALLWISE_PROVIDER_MAX_ATTEMPTS").pipe(
    Config.withDefault(3),
    Config.validate({ message: "must be 1-10", validation: attempts => attempts >= 1 && attempts <= 10 })
  ),
  baseMs: wholeMs("CALLWISE_PROVIDER_RETRY_BASE_MS", 200),
  capMs: wholeMs("CALLWISE_PROVIDER_RETRY_CAP_MS", 5000)
})

/** Milliseconds before the next attempt: the vendor's own word, else exponential with full jitter. */
export const backoff = (options: RetryOptions, attempt: number, failure: ProviderFailure): Effect.Effect<number> =>
  failure.retryAfter === undefined
    ? Effect.map(Random.next, share => share * Math.min(options.capMs, options.baseMs * 2 ** (attempt - 1)))
    : Effect.succeed(Duration.toMillis(failure.retryAfter))
