import { Schema } from "effect"
import { ExperimentKey } from "./Experiment.ts"

export class ExperimentNotFound extends Schema.TaggedError<ExperimentNotFound>()(
  "ExperimentNotFound",
  { key: ExperimentKey },
  { description: "No experiment has this key." }
) {}

export class ExperimentExists extends Schema.TaggedError<ExperimentExists>()(
  "ExperimentExists",
  { key: ExperimentKey },
  { description: "Another experiment, perhaps a past one, has this key." }
) {}

export class ExperimentStopped extends Schema.TaggedError<ExperimentStopped>()(
  "ExperimentStopped",
  { key: ExperimentKey },
  { description: "The experiment was stopped before, which is final." }
) {}

export class ExperimentAlreadyOver extends Schema.TaggedError<ExperimentAlreadyOver>()(
  "ExperimentAlreadyOver",
  { key: ExperimentKey },
  { description: "endsAt is past already: nobody would ever be in the experiment." }
) {}

export class UnknownAbTestGroup extends Schema.TaggedError<UnknownAbTestGroup>()(
  "UnknownAbTestGroup",
  {},
  { description: "No running experiment has an arm of this key; GET /api/experiments lists them." }
) {}
