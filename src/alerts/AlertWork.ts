import { Duration, Effect, Layer, Schedule } from "effect"
import { showEvaluated, showStanding } from "./AlertMetrics.ts"
import { AlertSettings } from "./AlertSettings.ts"
import { AlertsRepo } from "./AlertsRepo.ts"
import { Evaluation } from "./Evaluation.ts"

const shownEvery = Duration.seconds(10)

/** Evaluates in its turn, never when CALLWISE_ALERT_SECONDS is 0; shows on each replica what stands, wherever it was found. */
export const AlertWork = Layer.scopedDiscard(
  Effect.gen(function* () {
    const { every } = yield* AlertSettings
    const { evaluate } = yield* Evaluation
    const repo = yield* AlertsRepo

    const show = Effect.zipRight(
      Effect.flatMap(repo.standing, showStanding),
      Effect.flatMap(repo.evaluatedAt, showEvaluated)
    ).pipe(Effect.catchAllCause(cause => Effect.logError("Alerts cannot be read", cause)))
    yield* show
    yield* Effect.forkScoped(Effect.schedule(show, Schedule.spaced(shownEvery)))
    if (Duration.equals(every, Duration.zero)) return
    yield* evaluate().pipe(
      Effect.flatMap(wasInTurn => (wasInTurn ? show : Effect.void)),
      Effect.catchAllCause(cause => Effect.logError("Alerts cannot be evaluated", cause)),
      Effect.repeat(Schedule.spaced(every)),
      Effect.forkScoped
    )
  })
).pipe(Layer.provide([Evaluation.layer, AlertsRepo.layer]))
