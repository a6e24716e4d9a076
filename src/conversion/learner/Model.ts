import { Schema } from "effect"
import { Calibration } from "./Calibration.ts"
import { Term } from "./Terms.ts"

const Floats = Schema.declare((value): value is Float32Array<ArrayBuffer> => value instanceof Float32Array)

const Float32Base64 = Schema.transform(Schema.Uint8ArrayFromBase64, Floats, {
  strict: true,
  decode: bytes => new Float32Array(bytes.slice().buffer),
  encode: floats => new Uint8Array(floats.buffer, floats.byteOffset, floats.byteLength)
})

/** All that is needed to score: the encoder that was learnt, a weight for each of its columns, and how sure they are. */
export const Model = Schema.Struct({
  terms: Schema.Array(Term),
  /** The intercept, and the columns of each term in turn. */
  weights: Schema.Array(Schema.Number),
  /** What each term adds to the logit on average: taken off it and added to the intercept, so that parts tell what is special. */
  averages: Schema.Array(Schema.Number),
  covariance: Float32Base64,
  calibration: Calibration
})
export type Model = typeof Model.Type
