import { Effect, Equal, Option, Schema } from "effect"
import { ConversionModels } from "../conversion/ConversionModels.ts"
import { modelVersionOf } from "../conversion/Estimate.ts"
import { decide } from "./Decide.ts"
import { DecisionErased, DecisionNotFound, DecisionOutdated } from "./Decision.ts"
import type { DecisionId } from "./DecisionId.ts"
import { DecisionsRepo } from "./DecisionsRepo.ts"
import { Recommendation } from "./Recommendation.ts"
import { versionsUnder } from "./Versions.ts"
import { seen } from "./View.ts"

const encode = Schema.encodeSync(Recommendation)

export const makeReplay = Effect.gen(function* () {
  const decisions = yield* DecisionsRepo
  const models = yield* ConversionModels

  /** The logged decision, and the same worked out anew. */
  const redone = Effect.fnUntraced(function* (decisionId: DecisionId) {
    const found = yield* decisions.find(decisionId)
    if (Option.isNone(found)) return yield* new DecisionNotFound({ decisionId })
    const { answer, inputs, versions } = found.value
    if (inputs === null || answer === null) return yield* new DecisionErased({ decisionId })
    const model = yield* models.version(versions.conversion)
    const inForce = versionsUnder(modelVersionOf(model))
    if (!Equal.equals(inForce, versions))
      return yield* new DecisionOutdated({ decisionId, decidedUnder: versions, inForce })
    return { inputs, logged: answer, anew: decide(inputs, model).recommendation }
  })

  return {
    replay: Effect.fn("Offers.replay")(function* (decisionId: DecisionId) {
      yield* Effect.annotateCurrentSpan({ decisionId })
      const { anew, inputs } = yield* redone(decisionId)
      return seen(anew, inputs.view)
    }),
    /** Whether the log's answer is what its inputs lead to. */
    holds: Effect.fn("Offers.holds")(function* (decisionId: DecisionId) {
      const { anew, logged } = yield* redone(decisionId)
      return Bun.deepEquals(encode(anew), encode(logged), true)
    })
  }
})
