import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "@effect/platform"
import { Schema } from "effect"
import { Requires } from "../http/Authorization.ts"
import { Page, pageParams, strictParams } from "../http/Page.ts"
import { ProvidersUnknown } from "../providers/ProviderErrors.ts"
import { Batch, BatchFinished, BatchId, BatchNotFound, EmptyBatch } from "./Batch.ts"
import { BatchAccepted, NewBatch } from "./NewBatch.ts"

const batchId = HttpApiSchema.param("batchId", BatchId)

export const BatchesApi = HttpApiGroup.make("batches")
  .add(
    HttpApiEndpoint.post("create", "/api/enrichment-batches")
      .setPayload(NewBatch)
      .addSuccess(BatchAccepted, { status: 202 })
      .addError(EmptyBatch, { status: 422 })
      .addError(ProvidersUnknown, { status: 422 })
      .annotate(OpenApi.Summary, "Enrich many leads")
      .annotate(
        OpenApi.Description,
        "In the background, by all replicas; Location says where to follow it. No lead is bought twice and none is lost, whatever crashes. Leads left when maxCost is spent are skipped."
      )
  )
  .add(
    HttpApiEndpoint.get("list", "/api/enrichment-batches")
      .setUrlParams(Schema.Struct(pageParams).annotations(strictParams))
      .addSuccess(Page(Batch))
      .annotate(OpenApi.Summary, "List batches")
      .annotate(OpenApi.Description, "Newest first.")
  )
  .add(
    HttpApiEndpoint.get("get")`/api/enrichment-batches/${batchId}`
      .addSuccess(Batch)
      .addError(BatchNotFound, { status: 404 })
      .annotate(OpenApi.Summary, "Follow a batch")
  )
  .add(
    HttpApiEndpoint.get("results")`/api/enrichment-batches/${batchId}/results`
      .addSuccess(HttpApiSchema.Text({ contentType: "application/x-ndjson" }))
      .addError(BatchNotFound, { status: 404 })
      .annotate(OpenApi.Summary, "Stream what became of each lead")
      .annotate(
        OpenApi.Description,
        "A line of JSON a lead, in the batch's order, also of leads that are not done yet: leadId (null when erased), status (queued, running, done), outcome (null until done), cost, durationMs, error (why it was skipped or failed), providers."
      )
  )
  .add(
    HttpApiEndpoint.post("pause")`/api/enrichment-batches/${batchId}/pause`
      .addSuccess(Batch)
      .addError(BatchNotFound, { status: 404 })
      .addError(BatchFinished, { status: 409 })
      .annotate(OpenApi.Summary, "Pause a batch")
      .annotate(OpenApi.Description, "Leads that run are finished; nothing new begins.")
  )
  .add(
    HttpApiEndpoint.post("resume")`/api/enrichment-batches/${batchId}/resume`
      .addSuccess(Batch)
      .addError(BatchNotFound, { status: 404 })
      .addError(BatchFinished, { status: 409 })
      .annotate(OpenApi.Summary, "Go on with a paused batch")
  )
  .add(
    HttpApiEndpoint.post("cancel")`/api/enrichment-batches/${batchId}/cancel`
      .addSuccess(Batch)
      .addError(BatchNotFound, { status: 404 })
      .addError(BatchFinished, { status: 409 })
      .annotate(OpenApi.Summary, "Cancel a batch")
      .annotate(OpenApi.Description, "For good. Leads that run are finished; cancelling again changes nothing.")
  )
  .middleware(Requires.enrich)
  .annotate(OpenApi.Description, "Enrichment of many leads in the background.")
