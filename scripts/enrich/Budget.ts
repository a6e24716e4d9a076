import { Deferred, Effect, FiberId } from "effect"

/** Dollars for the whole run: what is reserved and what is spent never exceed the limit together. */
export const makeBudget = (limit: number | undefined, spentBefore: number) => {
  let spent = spentBefore
  let reserved = 0
  let holders = 0
  let changed = Deferred.unsafeMake<void>(FiberId.none)

  const free = () => (limit === undefined ? Number.POSITIVE_INFINITY : Math.max(0, limit - spent - reserved))

  const hold = (dollars: number) => {
    reserved += dollars
    holders += 1
    return dollars
  }

  /** The most a row may cost, or what is left when nobody is left to give something back. */
  const reserve = (most: number): Effect.Effect<number> =>
    Effect.suspend(() => {
      if (limit === undefined) return Effect.sync(() => hold(0))
      if (free() >= most - 1e-9 || holders === 0) return Effect.sync(() => hold(Math.min(most, free())))
      return Effect.zipRight(Deferred.await(changed), reserve(most))
    })

  const release = (dollars: number, cost: number): Effect.Effect<void> =>
    Effect.suspend(() => {
      if (limit !== undefined) reserved -= dollars
      holders -= 1
      spent += cost
      const waiting = changed
      changed = Deferred.unsafeMake(FiberId.none)
      return Deferred.succeed(waiting, undefined)
    })

  return {
    /** Runs `use` with the dollars it may spend; it says what it did spend. What broke off counts as spent in full. */
    spend: <A, E, R>(
      most: number,
      use: (dollars: number | undefined) => Effect.Effect<{ readonly value: A; readonly cost: number }, E, R>
    ) =>
      Effect.acquireUseRelease(
        reserve(most),
        dollars => use(limit === undefined ? undefined : dollars),
        (dollars, exit) => release(dollars, exit._tag === "Success" ? exit.value.cost : dollars)
      ).pipe(Effect.map(({ value }) => value)),
    spent: () => spent
  }
}
export type Budget = ReturnType<typeof makeBudget>
