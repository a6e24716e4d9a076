import { Clock, Duration, Effect, Layer, Metric } from "effect"
import { AnalyticsSettings } from "../AnalyticsSettings.ts"
import { RollupsRepo } from "./RollupsRepo.ts"

const hoursAtOnce = 500
/** Counting takes at most this part of one connection's time. */
const share = 0.1

const rolledUp = Metric.counter("callwise_rollup_hours_total", {
  description: "Hours of a part of the analytics that were counted anew.",
  incremental: true
})

const waiting = Metric.gauge("callwise_rollup_waiting_hours", {
  description: "Hours of a part of the analytics that wait to be counted anew; readers count them meanwhile."
})

/** Counts anew what changed, hour by hour; until it has, a reader counts those hours itself. */
export const RollupWork = Layer.scopedDiscard(
  Effect.gen(function* () {
    const { rollUpEvery } = yield* AnalyticsSettings
    if (Duration.equals(rollUpEvery, Duration.zero)) return
    const repo = yield* RollupsRepo

    const round = Effect.gen(function* () {
      const began = yield* Clock.currentTimeMillis
      const hours = yield* repo.rollUp(hoursAtOnce)
      yield* Metric.incrementBy(rolledUp, hours)
      yield* Metric.set(waiting, yield* Effect.flatMap(repo.latest, repo.waiting))
      const took = (yield* Clock.currentTimeMillis) - began
      const rest = Duration.millis(took * (1 / share - 1))
      yield* Effect.sleep(hours === hoursAtOnce ? rest : Duration.max(rest, rollUpEvery))
    })

    yield* round.pipe(
      Effect.catchAllCause(cause =>
        Effect.zipRight(
          Effect.logError("The analytics' sums cannot be brought up to date", cause),
          Effect.sleep(rollUpEvery)
        )
      ),
      Effect.forever,
      Effect.forkScoped
    )
  })
).pipe(Layer.provide(RollupsRepo.layer))
