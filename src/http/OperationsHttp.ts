import { HttpApiBuilder } from "@effect/platform"
import { Effect } from "effect"
import { Exposition } from "../platform/Exposition.ts"
import { Api } from "./Api.ts"
import { NotReady } from "./Operations.ts"
import { Readiness } from "./Readiness.ts"

export const OperationsHttp = HttpApiBuilder.group(Api, "operations", handlers =>
  Effect.gen(function* () {
    const readiness = yield* Readiness
    const exposition = yield* Exposition
    return handlers
      .handle("live", () => Effect.succeed({ status: "up" as const, checks: {} }))
      .handle("ready", () =>
        Effect.flatMap(readiness.check, ({ ready, checks }) =>
          ready ? Effect.succeed({ status: "up" as const, checks }) : new NotReady({ checks })
        )
      )
      .handle("metrics", () => exposition.text)
  })
)
