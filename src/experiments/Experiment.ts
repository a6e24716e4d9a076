import { DateTime, Option, Schema } from "effect"
import { Ranking } from "../offers/ranking/Ranking.ts"

const id = (most: number) =>
  Schema.String.pipe(
    Schema.pattern(new RegExp(`^[A-Za-z0-9._:-]{1,${most}}$`), {
      message: () => `must be 1-${most} of A-Z a-z 0-9 . _ : -`
    })
  )

export const ExperimentKey = id(128).pipe(Schema.brand("ExperimentKey")).annotations({
  identifier: "ExperimentKey",
  description: "The caller's own name of the experiment."
})
export type ExperimentKey = typeof ExperimentKey.Type

export const ArmKey = id(64)
  .pipe(Schema.brand("ArmKey"))
  .annotations({ identifier: "ArmKey", description: "What abTestGroup asks for." })
export type ArmKey = typeof ArmKey.Type

export const ExperimentUnit = Schema.Literal("lead", "agent").annotations({
  identifier: "ExperimentUnit",
  description: "What is randomised: each lead by itself, or an agent with all the leads that she serves."
})
export type ExperimentUnit = typeof ExperimentUnit.Type

export const ExperimentMetric = Schema.Literal("acceptance", "conversion", "premium").annotations({
  identifier: "ExperimentMetric",
  description:
    "acceptance and conversion: share of exposed leads that accepted an offer; premium: annual US dollars of accepted offers per exposed lead, 0 without one."
})
export type ExperimentMetric = typeof ExperimentMetric.Type

export class Arm extends Schema.Class<Arm>("Arm")({
  key: ArmKey,
  weight: Schema.Positive.pipe(Schema.lessThanOrEqualTo(1_000_000)).annotations({
    description: "Its share is its weight over the sum of all."
  }),
  ranking: Ranking
}) {}

export const ExperimentStatus = Schema.Literal("scheduled", "running", "ended", "stopped").annotations({
  identifier: "ExperimentStatus",
  description: "ended: past endsAt; stopped: by hand, for good."
})
export type ExperimentStatus = typeof ExperimentStatus.Type

export const experimentFields = {
  experimentId: Schema.UUID,
  key: ExperimentKey,
  name: Schema.String,
  unit: ExperimentUnit,
  metric: ExperimentMetric,
  startsAt: Schema.DateTimeUtc,
  endsAt: Schema.NullOr(Schema.DateTimeUtc),
  stoppedAt: Schema.NullOr(Schema.DateTimeUtc),
  createdAt: Schema.DateTimeUtc,
  isDefault: Schema.Boolean.annotations({ description: "Runs for whoever is in no other experiment." }),
  status: ExperimentStatus
} as const

export class Experiment extends Schema.Class<Experiment>("Experiment")({
  ...experimentFields,
  arms: Schema.Array(Arm)
}) {}

interface Times {
  readonly startsAt: DateTime.Utc
  readonly endsAt: DateTime.Utc | null
  readonly stoppedAt: DateTime.Utc | null
}

const isPast = (time: DateTime.Utc | null, at: DateTime.Utc): boolean =>
  Option.exists(Option.fromNullable(time), DateTime.lessThanOrEqualTo(at))

/** By time alone: nothing has to run for an experiment to begin or end. */
export const statusAt = ({ startsAt, endsAt, stoppedAt }: Times, at: DateTime.Utc): ExperimentStatus => {
  if (isPast(stoppedAt, at)) return "stopped"
  if (isPast(endsAt, at)) return "ended"
  return isPast(startsAt, at) ? "running" : "scheduled"
}
