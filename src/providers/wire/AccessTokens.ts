import { Clock, Effect, Either, type Redacted } from "effect"
import type { ProviderFailure } from "../Provider.ts"

export interface Grant {
  readonly token: Redacted.Redacted<string>
  readonly lifetimeMillis: number
}

export interface AccessTokens {
  readonly current: Effect.Effect<Redacted.Redacted<string>, ProviderFailure>
  readonly renew: Effect.Effect<Redacted.Redacted<string>, ProviderFailure>
  /** Asks with a token; when the vendor rejects that very token, once more with a new one. */
  readonly withToken: <A>(
    ask: (token: Redacted.Redacted<string>) => Effect.Effect<A, ProviderFailure>,
    isExpired: (failure: ProviderFailure) => boolean
  ) => Effect.Effect<A, ProviderFailure>
}

const refreshEarlyMillis = 60_000

/** One request for a token at a time: whoever waited for it shares its outcome, good or bad. */
export const makeAccessTokens = (request: Effect.Effect<Grant, ProviderFailure>): Effect.Effect<AccessTokens> =>
  Effect.gen(function* () {
    const turn = yield* Effect.makeSemaphore(1)
    let held: { readonly token: Redacted.Redacted<string>; readonly staleAt: number } | undefined
    let finished = 0
    let last: Either.Either<Redacted.Redacted<string>, ProviderFailure> | undefined

    const ask = Effect.gen(function* () {
      const askedAt = yield* Clock.currentTimeMillis
      const outcome = yield* Effect.either(request)
      finished += 1
      last = Either.map(outcome, grant => grant.token)
      held = Either.match(outcome, {
        onLeft: () => undefined,
        onRight: ({ lifetimeMillis, token }) => ({
          token,
          staleAt: askedAt + lifetimeMillis - Math.min(refreshEarlyMillis, lifetimeMillis / 2)
        })
      })
      return yield* last
    })

    const renew = Effect.suspend(() => {
      const before = finished
      return turn.withPermits(1)(Effect.suspend(() => (finished > before && last !== undefined ? last : ask)))
    })

    const current = Effect.flatMap(Clock.currentTimeMillis, now =>
      held !== undefined && now < held.staleAt ? Effect.succeed(held.token) : renew
    )

    const replace = (rejected: Redacted.Redacted<string>) =>
      Effect.suspend(() => (held !== undefined && held.token !== rejected ? Effect.succeed(held.token) : renew))

    return {
      current,
      renew,
      withToken: (run, isExpired) =>
        Effect.flatMap(current, token =>
          Effect.catchIf(run(token), isExpired, () => Effect.flatMap(replace(token), run))
        )
    }
  })
