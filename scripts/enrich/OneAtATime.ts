import { Deferred, Effect, FiberId } from "effect"

/** Of those who share a key only one runs at a time; the others follow. */
export const makeOneAtATime = () => {
  const running = new Map<string, Deferred.Deferred<void>>()

  const enter = (keys: ReadonlyArray<string>): Effect.Effect<Deferred.Deferred<void>> =>
    Effect.suspend(() => {
      const before = keys.map(key => running.get(key)).find(held => held !== undefined)
      if (before !== undefined) return Effect.zipRight(Deferred.await(before), enter(keys))
      const own = Deferred.unsafeMake<void>(FiberId.none)
      for (const key of keys) running.set(key, own)
      return Effect.succeed(own)
    })

  const leave = (keys: ReadonlyArray<string>, own: Deferred.Deferred<void>) =>
    Effect.suspend(() => {
      for (const key of keys) running.delete(key)
      return Deferred.succeed(own, undefined)
    })

  return <A, E, R>(keys: ReadonlyArray<string>, use: Effect.Effect<A, E, R>) =>
    Effect.acquireUseRelease(
      Effect.interruptible(enter(keys)),
      () => use,
      own => leave(keys, own)
    )
}
