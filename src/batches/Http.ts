import { HttpApiBuilder, HttpServerResponse } from "@effect/platform"
import { Effect, Schema, Stream } from "effect"
import { Api } from "../http/Api.ts"
import { linkNext } from "../http/NextLink.ts"
import { defaultPageLimit, pageOf } from "../http/Page.ts"
import { RepeatableRequest } from "../http/RepeatableRequest.ts"
import { Batches } from "./Batches.ts"
import { BatchLead } from "./BatchLead.ts"
import { BatchAccepted } from "./NewBatch.ts"

const accepted = HttpServerResponse.schemaJson(BatchAccepted)
const encodeLead = Schema.encodeSync(BatchLead)

const ndjson = (leads: Stream.Stream<BatchLead>) =>
  HttpServerResponse.stream(
    leads.pipe(
      Stream.map(lead => `${JSON.stringify(encodeLead(lead))}\n`),
      Stream.encodeText
    ),
    { contentType: "application/x-ndjson" }
  )

export const BatchesHttp = HttpApiBuilder.group(Api, "batches", handlers =>
  Effect.gen(function* () {
    const batches = yield* Batches
    return handlers
      .handle("create", ({ payload }) =>
        RepeatableRequest.pipe(
          Effect.flatMap(({ identity }) => batches.create(payload, identity)),
          Effect.flatMap(batch =>
            Effect.orDie(
              accepted(batch, { status: 202, headers: { location: `/api/enrichment-batches/${batch.batchId}` } })
            )
          )
        )
      )
      .handle("list", ({ urlParams: { limit = defaultPageLimit, cursor = null } }) =>
        Effect.map(batches.list({ before: cursor, limit: limit + 1 }), items =>
          pageOf(items, limit, item => item.batchId)
        ).pipe(Effect.tap(linkNext))
      )
      .handle("get", ({ path }) => batches.get(path.batchId))
      .handle("results", ({ path }) => Effect.map(batches.results(path.batchId), ndjson))
      .handle("pause", ({ path }) => batches.pause(path.batchId))
      .handle("resume", ({ path }) => batches.resume(path.batchId))
      .handle("cancel", ({ path }) => batches.cancel(path.batchId))
  })
)
