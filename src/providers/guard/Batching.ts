import { Array as Arr, Config, Duration, Effect, type Scope } from "effect"

export const BatchWindow: Config.Config<Duration.Duration> = Config.integer("CALLWISE_PROVIDER_BATCH_WINDOW_MS").pipe(
  Config.withDefault(10),
  Config.validate({ message: "must be 0-1000", validation: ms => ms >= 0 && ms <= 1000 }),
  Config.map(Duration.millis)
)

/** Gathers what comes within the window, or until there is enough for one call, and hands it on together. */
export const makeBatcher = <A>(
  scope: Scope.Scope,
  window: Duration.Duration,
  flush: (items: Arr.NonEmptyReadonlyArray<A>) => Effect.Effect<void>
) => {
  let gathered: Array<A> = []

  const send = Effect.suspend(() => {
    const items = gathered
    gathered = []
    return Arr.isNonEmptyReadonlyArray(items) ? Effect.forkIn(flush(items), scope) : Effect.void
  })

  return (item: A, most: number): Effect.Effect<void> =>
    Effect.suspend(() => {
      gathered.push(item)
      const batch = gathered
      if (batch.length >= most) return send
      if (batch.length > 1) return Effect.void
      return Effect.sleep(window).pipe(
        Effect.zipRight(Effect.suspend(() => (gathered === batch ? send : Effect.void))),
        Effect.forkIn(scope)
      )
    }).pipe(Effect.asVoid)
}
