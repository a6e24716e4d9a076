import { BunRuntime } from "@effect/platform-bun"
import { Console, Effect, Layer } from "effect"
import { AlertWork } from "./alerts/AlertWork.ts"
import { RollupWork } from "./analytics/rollups/RollupWork.ts"
import { Sealing } from "./audit/AuditChain.ts"
import { BatchWorker } from "./batches/BatchWorker.ts"
import { Retraining } from "./conversion/Retraining.ts"
import { Warming } from "./enrichment/Warming.ts"
import { HearingLearnt } from "./hearing/HearingService.ts"
import { Readiness } from "./http/Readiness.ts"
import { Server } from "./http/Server.ts"
import { WebApp } from "./http/WebApp.ts"
import { ApiKeys } from "./keys/ApiKeys.ts"
import { Database } from "./platform/Database.ts"
import { DatabaseUrl } from "./platform/DatabaseUrl.ts"
import { Exposition } from "./platform/Exposition.ts"
import { Logging } from "./platform/Logging.ts"
import { MasterKeyProof } from "./platform/MasterKeyProof.ts"
import { Telemetry } from "./platform/Telemetry.ts"
import { DeletionWork } from "./privacy/DeletionRequests.ts"
import { RetentionWork } from "./privacy/Retention.ts"
import { IdentityLearning } from "./risk/learning/IdentityLearning.ts"
import { NotingWork } from "./risk/Noting.ts"
import { FirstKey } from "./start/FirstKey.ts"
import { greeting } from "./start/Greeting.ts"
import { withPlainConfigErrors } from "./start/PlainConfigErrors.ts"
import { Services } from "./start/Services.ts"
import { Sources } from "./start/Sources.ts"
import { WebhookWorker } from "./webhooks/WebhookWorker.ts"

const Service = Server.layer.pipe(
  Layer.provideMerge(
    Layer.mergeAll(
      WebApp.layer,
      BatchWorker.layer,
      Warming,
      Retraining,
      Sealing,
      DeletionWork,
      RetentionWork,
      NotingWork,
      IdentityLearning,
      AlertWork,
      RollupWork,
      WebhookWorker.layer
    )
  ),
  Layer.provideMerge(Layer.merge(Sources.layer, FirstKey.layer)),
  Layer.provideMerge(Layer.mergeAll(Services, ApiKeys.layer, Readiness.layer, Exposition.layer)),
  Layer.provideMerge(MasterKeyProof),
  Layer.provideMerge(Layer.merge(Database, HearingLearnt)),
  Layer.provideMerge(Telemetry),
  Layer.provideMerge(Logging)
)

const program = Effect.gen(function* () {
  const { embedded } = yield* DatabaseUrl
  const sandbox = yield* Sources
  const key = yield* FirstKey
  const { url } = yield* Server
  yield* Console.log(greeting({ url, database: embedded ? "embedded" : "given", sandbox, firstKey: key }))
  return yield* Effect.never
})

program.pipe(
  Effect.scoped,
  Effect.provide(Service),
  withPlainConfigErrors,
  BunRuntime.runMain({ disableErrorReporting: true })
)
