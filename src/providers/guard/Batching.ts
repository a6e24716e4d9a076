import { Array as Arr, Config, Duration, Effect, type Scope } from "effect"
import { wholeNumber } from "../../platform/NumberSetting.ts"

export const BatchWindow: Config.Config<Duration.Duration> = Config.map(
  wholeNumber("CALLWISE_PROVIDER_BATCH_WINDOW_MS", { from: 0, to: 1_000, otherwise: 10 }),
  Duration.millis
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
