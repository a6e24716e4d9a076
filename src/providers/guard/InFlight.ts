import { Effect, Fiber, type Scope } from "effect"

export interface Run<A, Handle> {
  readonly handle: Handle
  readonly effect: Effect.Effect<A>
}

interface Shared<A, Handle> {
  readonly handle: Handle
  readonly fiber: Fiber.RuntimeFiber<A>
  waiters: number
}

/**
 * One run for all who ask for the same key at the same time. It goes on while anybody waits; `join` lets a later
 * waiter speak to what runs already (raise its priority).
 */
export const makeInFlight = <A, Handle>(scope: Scope.Scope) => {
  const running = new Map<string, Shared<A, Handle>>()

  const start = (key: string, { handle, effect }: Run<A, Handle>): Effect.Effect<Shared<A, Handle>> =>
    effect.pipe(
      Effect.interruptible,
      Effect.forkIn(scope),
      Effect.map(fiber => {
        const shared = { handle, fiber, waiters: 0 }
        running.set(key, shared)
        fiber.addObserver(() => leave(key, shared))
        return shared
      })
    )

  const leave = (key: string, shared: Shared<A, Handle>) => {
    if (running.get(key) === shared) running.delete(key)
  }

  return (key: string, make: () => Run<A, Handle>, join: (handle: Handle) => Effect.Effect<void>): Effect.Effect<A> =>
    Effect.uninterruptibleMask(restore =>
      Effect.gen(function* () {
        const known = running.get(key)
        if (known !== undefined) yield* join(known.handle)
        const shared = known ?? (yield* start(key, make()))
        shared.waiters++
        return yield* restore(Fiber.join(shared.fiber)).pipe(
          Effect.ensuring(
            Effect.suspend(() => {
              shared.waiters--
              if (shared.waiters > 0) return Effect.void
              leave(key, shared)
              return Fiber.interruptFork(shared.fiber)
            })
          )
        )
      })
    )
}
