import { Effect, Equal, Option } from "effect"
import { ConversionModels } from "../conversion/ConversionModels.ts"
import { modelVersionOf } from "../conversion/Estimate.ts"
import { decide } from "./Decide.ts"
import { DecisionErased, DecisionNotFound, DecisionOutdated } from "./Decision.ts"
import type { DecisionId } from "./DecisionId.ts"
import { DecisionsRepo } from "./DecisionsRepo.ts"
import { versionsUnder } from "./Versions.ts"
import { seen } from "./View.ts"

export const makeReplay = Effect.gen(function* () {
  const decisions = yield* DecisionsRepo
  const models = yield* ConversionModels

  return Effect.fn("Offers.replay")(function* (decisionId: DecisionId) {
    yield* Effect.annotateCurrentSpan({ decisionId })
    const found = yield* decisions.find(decisionId)
    if (Option.isNone(found)) return yield* new DecisionNotFound({ decisionId })
    const { inputs, versions } = found.value
    if (inputs === null) return yield* new DecisionErased({ decisionId })
    const model = yield* models.version(versions.conversion)
    const inForce = versionsUnder(modelVersionOf(model))
    if (!Equal.equals(inForce, versions))
      return yield* new DecisionOutdated({ decisionId, decidedUnder: versions, inForce })
    return seen(decide(inputs, model).recommendation, inputs.view)
  })
})
