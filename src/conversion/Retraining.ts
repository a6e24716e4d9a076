import { Effect, Layer, Option, Schedule } from "effect"
import { wholeNumber } from "../platform/NumberSetting.ts"
import { ConversionModels } from "./ConversionModels.ts"

const Hours = wholeNumber("CALLWISE_RETRAIN_HOURS", { from: 0, to: 8760, otherwise: 24 })

const lookEvery = "15 minutes"

/** Learns anew every so many hours, whichever replica comes first; never when CALLWISE_RETRAIN_HOURS is 0. */
export const Retraining = Layer.scopedDiscard(
  Effect.gen(function* () {
    const hours = yield* Hours
    if (hours === 0) return
    const models = yield* ConversionModels

    const retrain = Effect.gen(function* () {
      const since = yield* models.hoursSinceTraining
      if (Option.isSome(since) && since.value < hours) return
      const trained = yield* models.train()
      if (trained._tag === "Judged")
        yield* Effect.logInfo("A conversion model was trained").pipe(
          Effect.annotateLogs({ modelId: trained.modelId, promoted: trained.promoted })
        )
    }).pipe(
      Effect.catchAllCause(cause => Effect.logWarning("Training a conversion model failed", cause)),
      Effect.withSpan("Retraining.retrain", { root: true })
    )

    yield* Effect.forkScoped(Effect.repeat(retrain, Schedule.spaced(lookEvery)))
  })
).pipe(Layer.provide(ConversionModels.layer))
