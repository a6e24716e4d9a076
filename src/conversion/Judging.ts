import { Option, Schema } from "effect"
import { ConversionFeatures } from "./ConversionFeatures.ts"
import type { ConversionModel } from "./ConversionModel.ts"
import type { Compared } from "./ConversionModelsRepo.ts"
import { leastPositives } from "./Estimate.ts"
import type { Examples } from "./learner/Examples.ts"
import type { Features } from "./learner/Features.ts"
import { type Metrics, metricsOf } from "./learner/Metrics.ts"
import type { Work } from "./learner/Work.ts"
import { type PriorInputs, priorOf } from "./Prior.ts"

const pause = 64
const decode = Schema.decodeUnknownOption(
  ConversionFeatures.pick("channel", "hoursSinceLead", "offerType", "statedInterest")
)
const nobody: PriorInputs = { channel: null, hoursSinceLead: null, offerType: "auto", statedInterest: "none" }

type Tell = (features: Features) => number

const byModel =
  ({ score }: ConversionModel): Tell =>
  features =>
    score(features).probability

/** Features under an earlier list may lack what the prior asks for: it then tells what it tells of nobody in particular. */
const byPrior: Tell = features => priorOf(Option.getOrElse(decode(features), () => nobody)).probability

function* judged(examples: Examples, tell: Tell): Work<Metrics> {
  const probabilities = new Float64Array(examples.size)
  for (let row = 0; row < examples.size; row++) {
    probabilities[row] = tell(examples.features(row))
    if (row % pause === 0) yield
  }
  return metricsOf({ probabilities, outcomes: examples.outcomes })
}

/** All on the same examples, which none of them has learnt from. */
export function* compare(
  later: Examples,
  candidate: ConversionModel,
  incumbent: Option.Option<ConversionModel>
): Work<Compared> {
  const prior = yield* judged(later, byPrior)
  return {
    prior,
    candidate: yield* judged(later, byModel(candidate)),
    incumbent: Option.isSome(incumbent) ? yield* judged(later, byModel(incumbent.value)) : prior
  }
}

export const isBetter = ({ candidate, incumbent, prior }: Compared): boolean =>
  candidate.logLoss < incumbent.logLoss && candidate.logLoss < prior.logLoss

/** Below this, nothing is learnt. */
export const isTooLittle = (earlier: Examples, later: Examples): boolean =>
  earlier.positives < leastPositives || earlier.positives === earlier.size || later.size === 0
