import { Schema } from "effect"
import type { Calibration } from "./learner/Calibration.ts"
import type { Model } from "./learner/Model.ts"
import { type Scorer, scorerOf } from "./learner/Scorer.ts"

export const ConversionModelId = Schema.UUID.pipe(Schema.brand("ConversionModelId"))
export type ConversionModelId = typeof ConversionModelId.Type

/** A model as it serves. */
export interface ConversionModel {
  readonly modelId: ConversionModelId
  /** Accepted offers that it has learnt from. */
  readonly positives: number
  readonly score: Scorer
  readonly calibration: Calibration
}

export const conversionModelOf = (modelId: ConversionModelId, positives: number, model: Model): ConversionModel => ({
  modelId,
  positives,
  score: scorerOf(model),
  calibration: model.calibration
})
