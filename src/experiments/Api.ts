import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "@effect/platform"
import { Schema } from "effect"
import { Requires } from "../http/Authorization.ts"
import { Page, pageParams, strictParams } from "../http/Page.ts"
import { Experiment, ExperimentKey } from "./Experiment.ts"
import { ExperimentAlreadyOver, ExperimentExists, ExperimentNotFound, ExperimentStopped } from "./ExperimentErrors.ts"
import { ExperimentReading } from "./ExperimentReading.ts"
import { NewExperiment } from "./NewExperiment.ts"

const key = HttpApiSchema.param("key", ExperimentKey)

export const ExperimentsApi = HttpApiGroup.make("experiments")
  .add(
    HttpApiEndpoint.post("create", "/api/experiments")
      .setPayload(NewExperiment)
      .addSuccess(Experiment, { status: 201 })
      .addError(ExperimentExists, { status: 409 })
      .addError(ExperimentAlreadyOver, { status: 422 })
      .annotate(OpenApi.Summary, "Begin an experiment")
      .annotate(
        OpenApi.Description,
        "It cannot be changed afterwards, only stopped. Leads that no experiment has yet are shared among those that run, at random; the default one has the rest. Known to every replica within five seconds."
      )
  )
  .add(
    HttpApiEndpoint.get("list", "/api/experiments")
      .setUrlParams(Schema.Struct(pageParams).annotations(strictParams))
      .addSuccess(Page(Experiment))
      .annotate(OpenApi.Summary, "List experiments")
      .annotate(OpenApi.Description, "Newest first.")
  )
  .add(
    HttpApiEndpoint.get("get")`/api/experiments/${key}`
      .addSuccess(ExperimentReading)
      .addError(ExperimentNotFound, { status: 404 })
      .annotate(OpenApi.Summary, "Read an experiment")
      .annotate(
        OpenApi.Description,
        "Each arm against the first. It may be looked at as often as one likes and stopped whenever one likes: the intervals stay right. Leads whose arm was asked for do not count."
      )
  )
  .add(
    HttpApiEndpoint.post("stop")`/api/experiments/${key}/stop`
      .addSuccess(Experiment)
      .addError(ExperimentNotFound, { status: 404 })
      .addError(ExperimentStopped, { status: 409 })
      .annotate(OpenApi.Summary, "Stop an experiment")
      .annotate(OpenApi.Description, "For good: nobody comes into it any more; it can still be read.")
  )
  .middleware(Requires.analytics)
  .annotate(OpenApi.Description, "Which order of offers is better, found out by chance alone.")
