import { Schema } from "effect"
import { Arm, experimentFields } from "./Experiment.ts"

const Count = Schema.NonNegativeInt

const Withheld = Schema.Literal("sample_ratio_mismatch", "too_few_outcomes").annotations({
  identifier: "Withheld",
  description:
    "sample_ratio_mismatch: the arms do not have the shares that they were to have, so something other than chance decides who is in them; too_few_outcomes: what is known excludes nothing yet."
})

export class AgainstFirst extends Schema.Class<AgainstFirst>("AgainstFirst")({
  difference: Schema.NullOr(Schema.Number).annotations({
    description: "Mean less that of the first arm: percentage points or US dollars."
  }),
  interval: Schema.NullOr(Schema.Tuple(Schema.Number, Schema.Number)).annotations({
    description:
      "Always valid: with 95 % probability the intervals of all arms cover the true differences at every time they are looked at."
  }),
  method: Schema.NullOr(Schema.Literal("always_valid", "randomisation")).annotations({
    description:
      "always_valid: a confidence sequence; randomisation: with fewer than 40 agents, by dealing them anew after two weeks, four, eight and so on, the doubt shared among these looks."
  }),
  reason: Schema.NullOr(Withheld).annotations({ description: "Why there is none." })
}) {}

export class ArmReading extends Arm.extend<ArmReading>("ArmReading")({
  assigned: Count.annotations({ description: "Units that were drawn into the arm." }),
  exposedUnits: Count.annotations({ description: "Units that were shown an offer." }),
  exposed: Count.annotations({ description: "Leads that were shown an offer." }),
  open: Count.annotations({
    description:
      "Of them, whose offers can still be answered: they count neither way, not even those that were accepted already, lest quick answers count more than slow ones."
  }),
  known: Count.annotations({ description: "Of them, with a final outcome: the denominator." }),
  positive: Count.annotations({ description: "Of these, that accepted an offer." }),
  mean: Schema.NullOr(Schema.Number).annotations({
    description: "Of the known outcomes: 0-100, or US dollars for premium; null without any."
  }),
  againstFirst: Schema.NullOr(AgainstFirst).annotations({ description: "Null for the first arm itself." })
}) {}

export class SampleRatioCheck extends Schema.Class<SampleRatioCheck>("SampleRatioCheck")({
  pValue: Schema.Number.pipe(Schema.between(0, 1)).annotations({
    description: "Of a mismatch as strong as this at any look so far, if shares were as planned."
  }),
  threshold: Schema.Number,
  passes: Schema.Boolean.annotations({ description: "False blocks the reading of every difference." })
}) {}

export class ExperimentReading extends Schema.Class<ExperimentReading>("ExperimentReading")({
  ...experimentFields,
  arms: Schema.Array(ArmReading),
  sampleRatio: SampleRatioCheck
}) {}
