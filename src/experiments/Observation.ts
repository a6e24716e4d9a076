import { Schema } from "effect"
import { ArmKey } from "./Experiment.ts"

/** What is known of one arm, or of one agent's part of it. */
export const Observed = Schema.Struct({
  variant: ArmKey,
  agentId: Schema.NullOr(Schema.String),
  exposed: Schema.Int,
  known: Schema.Int.annotations({ description: "Outcomes that are final." }),
  positive: Schema.Int,
  sum: Schema.Number,
  sumOfSquares: Schema.Number
})
export type Observed = typeof Observed.Type

export const ArmCount = Schema.Struct({ variant: ArmKey, count: Schema.Int })
export const DayCount = Schema.Struct({ ...ArmCount.fields, day: Schema.Int })

/** An experiment's raw figures at one moment. */
export interface Observation {
  readonly assigned: ReadonlyArray<typeof ArmCount.Type>
  readonly outcomes: ReadonlyArray<Observed>
  /** Units that were exposed for the first time on a day, earliest day first. */
  readonly firstExposed: ReadonlyArray<typeof DayCount.Type>
}
