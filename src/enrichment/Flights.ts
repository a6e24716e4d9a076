import { Effect, Exit, Fiber, type Scope } from "effect"

/** One run for all who ask for the same at the same time; once begun it goes on, whoever has left: its answers are paid for. */
export const makeFlights = <A, E>(scope: Scope.Scope) => {
  const running = new Map<string, Fiber.RuntimeFiber<A, E>>()
  return (key: string, run: Effect.Effect<A, E>): Effect.Effect<A, E> =>
    Effect.uninterruptibleMask(restore =>
      Effect.gen(function* () {
        const known = running.get(key)
        if (known !== undefined) return yield* restore(Effect.flatten(Fiber.await(known)))
        const fiber = yield* Effect.forkIn(Effect.interruptible(run), scope)
        running.set(key, fiber)
        fiber.addObserver(() => {
          if (running.get(key) === fiber) running.delete(key)
        })
        return yield* restore(
          Effect.flatMap(Fiber.await(fiber), Exit.match({ onFailure: Effect.failCause, onSuccess: Effect.succeed }))
        )
      })
    )
}
