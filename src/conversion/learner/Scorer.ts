import { type Calibration, calibrated } from "./Calibration.ts"
import { sigmoid } from "./Design.ts"
import { layOut } from "./Encoder.ts"
import type { Features } from "./Features.ts"
import { covarianceAt } from "./Laplace.ts"
import type { Model } from "./Model.ts"
import { nameOf } from "./Terms.ts"

export interface Part {
  readonly feature: string
  readonly logit: number
}

export interface Explanation {
  /** The logit of the average example. */
  readonly intercept: number
  readonly parts: ReadonlyArray<Part>
  /** The intercept and the parts, added in this order. */
  readonly logit: number
  readonly calibration: Calibration["_tag"]
  /** The last step: the logit after calibration, and what it means. */
  readonly calibratedLogit: number
  readonly probability: number
}

export interface Scored extends Explanation {
  /** Standard deviation of the logit before calibration. */
  readonly deviation: number
}

export type Scorer = (features: Features) => Scored

/** Made once for a model, for many examples. */
export const scorerOf = ({ terms, weights, averages, covariance, calibration }: Model): Scorer => {
  const encoded = layOut(terms)
  const flat = Float64Array.from(weights)
  const intercept = averages.reduce((sum, average) => sum + average, flat[0] ?? 0)
  return features => {
    const columns: Array<number> = [0]
    const values: Array<number> = [1]
    const read = (feature: string) => features[feature]
    let sum = 0
    const put = (column: number, value: number) => {
      columns.push(column)
      values.push(value)
      sum += (flat[column] ?? 0) * value
    }
    const parts = encoded.map(({ term, encode }, at) => {
      sum = 0
      encode(read, put)
      return { feature: nameOf(term), logit: sum - (averages[at] ?? 0) }
    })
    const told = parts.reduce((total, part) => total + part.logit, intercept)
    let variance = 0
    for (let a = 0; a < columns.length; a++)
      for (let b = 0; b < columns.length; b++)
        variance += (values[a] ?? 0) * (values[b] ?? 0) * covarianceAt(covariance, columns[a] ?? 0, columns[b] ?? 0)
    const calibratedLogit = calibrated(calibration, told)
    return {
      intercept,
      parts,
      logit: told,
      calibration: calibration._tag,
      calibratedLogit,
      probability: sigmoid(calibratedLogit),
      deviation: Math.sqrt(Math.max(0, variance))
    }
  }
}
