import { Schema } from "effect"
import { ArmKey } from "./Experiment.ts"

/** What is known of one arm, or of one agent's part of it. */
export const Observed = Schema.Struct({
  variant: ArmKey,
  agentId: Schema.NullOr(Schema.String),
  exposed: Schema.Int,
  known: Schema.Int.annotations({
    description: "Whose offers can no longer be answered: those that were soon accepted wait for the others."
  }),
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
  /** The outcomes as they were known at earlier times, settled beforehand; none where leads are the units. */
  readonly looks: ReadonlyArray<ReadonlyArray<Observed>>
  /** Units that were exposed for the first time on a day, earliest day first. */
  readonly firstExposed: ReadonlyArray<typeof DayCount.Type>
}
