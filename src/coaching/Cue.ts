import { type DateTime, Schema } from "effect"
import { FindingType } from "../hearing/Finding.ts"

/** Something heard in an event of the call; without a place in the text when another service heard it. */
export const Detected = Schema.Struct({
  type: FindingType,
  value: Schema.String,
  score: Schema.optionalWith(Schema.Number, { exact: true }),
  confidence: Schema.Number.pipe(Schema.between(0, 1)),
  span: Schema.optionalWith(Schema.Tuple(Schema.Int, Schema.Int), { exact: true }).annotations({
    description: "From and up to: the place in the text as it is stored, which is redacted."
  }),
  eventIndex: Schema.Int.annotations({ description: "Which event of the call, from 0 on." })
}).annotations({ identifier: "Detected" })
export type Detected = typeof Detected.Type

export interface Cue {
  readonly finding: Omit<Detected, "eventIndex">
  readonly eventIndex: number
  readonly at: DateTime.Utc
}
