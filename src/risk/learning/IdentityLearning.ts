import { Effect, Layer, Option, Schedule } from "effect"
import { wholeNumber } from "../../platform/NumberSetting.ts"
import { IdentityBeliefs } from "./IdentityBeliefs.ts"

const Hours = wholeNumber("CALLWISE_IDENTITY_LEARN_HOURS", { from: 0, to: 8760, otherwise: 24 })

const lookEvery = "15 minutes"

/** Learns anew every so many hours, whichever replica comes first; never when CALLWISE_IDENTITY_LEARN_HOURS is 0. */
export const IdentityLearning = Layer.scopedDiscard(
  Effect.gen(function* () {
    const hours = yield* Hours
    if (hours === 0) return
    const beliefs = yield* IdentityBeliefs

    const learn = Effect.gen(function* () {
      const since = yield* beliefs.hoursSinceLearning
      if (Option.isSome(since) && since.value < hours) return
      const learnt = yield* beliefs.learn()
      if (Option.isNone(learnt)) return
      const { against, pairs } = learnt.value
      yield* (
        against.length === 0
          ? Effect.logInfo("Identity likelihoods were learnt")
          : Effect.logDebug("Identity likelihoods were learnt and are not sound: those before go on serving")
      ).pipe(Effect.annotateLogs({ pairs, against: against.join(", ") }))
    }).pipe(
      Effect.catchAllCause(cause => Effect.logWarning("Learning identity likelihoods failed", cause)),
      Effect.withSpan("IdentityLearning.learn", { root: true })
    )

    yield* Effect.forkScoped(Effect.repeat(learn, Schedule.spaced(lookEvery)))
  })
).pipe(Layer.provide(IdentityBeliefs.layer))
