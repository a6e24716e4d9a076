import { Option } from "effect"
import { normalCritical } from "../statistics/Distributions.ts"
import type { ConversionFeatures } from "./ConversionFeatures.ts"
import type { ConversionModel } from "./ConversionModel.ts"
import { intervalAlpha } from "./IntervalLevel.ts"
import { calibrated } from "./learner/Calibration.ts"
import { logit, sigmoid } from "./learner/Design.ts"
import type { Part, Scored } from "./learner/Scorer.ts"
import { priorOf, priorVersion } from "./Prior.ts"

/** Fewer accepted offers than this teach less than the trade's figures say. */
export const leastPositives = 200
/** So many comparable outcomes are half of all that one could wish to know. */
const halfKnownExamples = 100

export interface Estimate {
  readonly probability: number
  readonly interval: readonly [low: number, high: number]
  /** 0-100: how much is known, apart from how likely it is. */
  readonly confidence: number
  /** The model's id, or the prior's date. */
  readonly modelVersion: string
  /** They add up to the logit of the probability; "calibration" is the last step. */
  readonly parts: ReadonlyArray<Part>
}

const critical = normalCritical(intervalAlpha)

const confidenceOf = (examples: number, features: ConversionFeatures) => {
  const values = Object.values(features)
  const known = values.filter(value => value !== null).length / values.length
  return Math.round((100 * (examples / (examples + halfKnownExamples)) * (1 + known)) / 2)
}

const byPrior = (features: ConversionFeatures): Estimate => {
  const { examples, interval, parts, probability } = priorOf(features)
  return { probability, interval, parts, confidence: confidenceOf(examples, features), modelVersion: priorVersion }
}

const partsOf = ({ calibratedLogit, intercept, logit, parts }: Scored): ReadonlyArray<Part> => [
  { feature: "average offer", logit: intercept },
  ...parts,
  { feature: "calibration", logit: calibratedLogit - logit }
]

const byModel = ({ calibration, modelId, score }: ConversionModel, features: ConversionFeatures): Estimate => {
  const scored = score(features)
  const { deviation, probability } = scored
  const at = (deviations: number) => sigmoid(calibrated(calibration, scored.logit + deviations * deviation))
  const interval = [Math.min(probability, at(-critical)), Math.max(probability, at(critical))] as const
  const spread = (logit(interval[1]) - logit(interval[0])) / (2 * critical)
  const examples = 1 / (spread ** 2 * probability * (1 - probability))
  return {
    probability,
    interval,
    confidence: confidenceOf(examples, features),
    modelVersion: modelId,
    parts: partsOf(scored)
  }
}

/** What serves: the model, once it has seen enough; until then the prior. */
const serving = (model: Option.Option<ConversionModel>): Option.Option<ConversionModel> =>
  Option.filter(model, ({ positives }) => positives >= leastPositives)

export const modelVersionOf = (model: Option.Option<ConversionModel>): string =>
  Option.match(serving(model), { onNone: () => priorVersion, onSome: ({ modelId }) => modelId })

/** How probable it is that this offer is accepted. */
export const estimate = (model: Option.Option<ConversionModel>, features: ConversionFeatures): Estimate =>
  Option.match(serving(model), { onNone: () => byPrior(features), onSome: known => byModel(known, features) })
