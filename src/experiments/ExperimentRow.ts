import { type DateTime, Schema } from "effect"
import { Arm, Experiment, experimentFields, statusAt } from "./Experiment.ts"

const Moment = Schema.DateTimeUtcFromDate

const { status: _, ...stored } = experimentFields

export const ExperimentRow = Schema.Struct({
  ...stored,
  arms: Schema.Array(Arm),
  salt: Schema.String,
  startsAt: Moment,
  endsAt: Schema.NullOr(Moment),
  stoppedAt: Schema.NullOr(Moment),
  createdAt: Moment
})
export type ExperimentRow = typeof ExperimentRow.Type

export const experimentColumns =
  "experiment_id, key, name, unit, metric, arms, salt, is_default, starts_at, ends_at, stopped_at, created_at"

export const experimentOf = ({ salt: _, ...row }: ExperimentRow, at: DateTime.Utc): Experiment =>
  Experiment.make({ ...row, status: statusAt(row, at) })
