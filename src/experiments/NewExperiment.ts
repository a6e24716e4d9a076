import { DateTime, Schema } from "effect"
import { momentOf } from "../leads/Moment.ts"
import { textOf } from "../leads/Normalised.ts"
import { Ranking } from "../offers/ranking/Ranking.ts"
import { Arm, ExperimentKey, ExperimentMetric, ExperimentUnit } from "./Experiment.ts"

const strict = { parseOptions: { onExcessProperty: "error", errors: "all" } } as const

const NewArm = Schema.Struct({
  ...Arm.fields,
  ranking: Schema.optionalWith(Ranking, { default: () => "expected_value" })
}).annotations({ identifier: "NewArm", ...strict })

const Arms = Schema.Array(NewArm).pipe(
  Schema.minItems(2),
  Schema.maxItems(20),
  Schema.filter(arms => new Set(arms.map(({ key }) => key)).size === arms.length || "must have distinct keys"),
  Schema.annotations({ description: "2-20; the others are read against the first." })
)

export const NewExperiment = Schema.Struct({
  key: ExperimentKey,
  name: textOf(200, "What the experiment is called."),
  unit: ExperimentUnit,
  arms: Arms,
  metric: ExperimentMetric,
  startsAt: Schema.optional(momentOf("At once when absent.")),
  endsAt: Schema.optional(momentOf("Until it is stopped when absent."))
})
  .pipe(
    Schema.filter(
      ({ startsAt, endsAt }) =>
        startsAt === undefined ||
        endsAt === undefined ||
        DateTime.lessThan(startsAt, endsAt) || { path: ["endsAt"], message: "must be after startsAt" }
    )
  )
  .annotations({ identifier: "NewExperiment", ...strict })
export type NewExperiment = typeof NewExperiment.Type
