import { RateLimiter } from "@effect/experimental"
import { Context, Duration, Effect, Layer } from "effect"
import type { KeyId } from "../keys/ApiKey.ts"
import { wholeNumber } from "../platform/NumberSetting.ts"

const PerMinute = wholeNumber("CALLWISE_RATE_LIMIT_PER_MINUTE", { from: 1, to: 1_000_000, otherwise: 6_000 })

const window = Duration.minutes(1)

export interface Allowance {
  readonly allowed: boolean
  readonly headers: Readonly<Record<string, string>>
}

/** Requests a key may make of this replica, in a fixed window of a minute. */
export class Throttling extends Context.Tag("callwise/http/Throttling")<
  Throttling,
  { readonly take: (keyId: KeyId) => Effect.Effect<Allowance> }
>() {
  static readonly layer = Layer.effect(
    Throttling,
    Effect.gen(function* () {
      const limit = yield* PerMinute
      const limiter = yield* RateLimiter.make
      const headers = (remaining: number, reset: Duration.Duration) => ({
        "ratelimit-policy": `"default";q=${limit};w=${Duration.toSeconds(window)}`,
        ratelimit: `"default";r=${remaining};t=${Math.ceil(Duration.toSeconds(reset))}`
      })
      return {
        take: keyId =>
          limiter.consume({ key: keyId, limit, window, algorithm: "fixed-window", onExceeded: "fail" }).pipe(
            Effect.map(({ remaining, resetAfter }) => ({ allowed: true, headers: headers(remaining, resetAfter) })),
            Effect.catchAll(error =>
              error.reason === "Exceeded"
                ? Effect.succeed({
                    allowed: false,
                    headers: {
                      ...headers(0, error.retryAfter),
                      "retry-after": `${Math.max(1, Math.ceil(Duration.toSeconds(error.retryAfter)))}`
                    }
                  })
                : Effect.die(error)
            )
          )
      }
    })
  ).pipe(Layer.provide(RateLimiter.layerStoreMemory))
}
