import { HttpApiBuilder, HttpServerResponse } from "@effect/platform"
import { Effect } from "effect"
import { Api } from "../http/Api.ts"
import { linkNext } from "../http/NextLink.ts"
import { defaultPageLimit, pageOf } from "../http/Page.ts"
import { Experiment } from "./Experiment.ts"
import { Experiments } from "./Experiments.ts"

const experimentJson = HttpServerResponse.schemaJson(Experiment)

export const ExperimentsHttp = HttpApiBuilder.group(Api, "experiments", handlers =>
  Effect.gen(function* () {
    const experiments = yield* Experiments
    return handlers
      .handle("create", ({ payload }) =>
        Effect.flatMap(experiments.create(payload), experiment =>
          Effect.orDie(
            experimentJson(experiment, { status: 201, headers: { location: `/api/experiments/${experiment.key}` } })
          )
        )
      )
      .handle("list", ({ urlParams: { limit = defaultPageLimit, cursor = null } }) =>
        Effect.map(experiments.list({ before: cursor, limit: limit + 1 }), items =>
          pageOf(items, limit, ({ experimentId }) => experimentId)
        ).pipe(Effect.tap(linkNext))
      )
      .handle("get", ({ path }) => experiments.get(path.key))
      .handle("stop", ({ path }) => experiments.stop(path.key))
  })
)
