import { Schema } from "effect"

export const BatchId = Schema.UUID.pipe(Schema.brand("BatchId")).annotations({
  identifier: "BatchId",
  message: () => ({ message: "must be the batchId that creating the batch answered", override: true })
})
export type BatchId = typeof BatchId.Type

export const BatchStatus = Schema.Literal(
  "queued",
  "running",
  "paused",
  "completed",
  "cancelled",
  "failed"
).annotations({
  identifier: "BatchStatus",
  description:
    "queued: nobody has begun; paused: what runs is finished, nothing new begins; completed: every lead is done; cancelled: what was not begun stays undone; failed: every lead is done and failed."
})
export type BatchStatus = typeof BatchStatus.Type

export const BatchOutcome = Schema.Literal(
  "complete",
  "partial",
  "cached",
  "degraded",
  "not_found",
  "skipped",
  "failed"
).annotations({
  identifier: "BatchOutcome",
  description: "As the status of an enrichment, and failed: it could not be done, see error."
})
export type BatchOutcome = typeof BatchOutcome.Type

const Count = Schema.NonNegativeInt

export class BatchOutcomes extends Schema.Class<BatchOutcomes>("BatchOutcomes")({
  complete: Count,
  partial: Count,
  cached: Count,
  degraded: Count,
  not_found: Count,
  skipped: Count,
  failed: Count
}) {}

export class Batch extends Schema.Class<Batch>("Batch")({
  batchId: BatchId,
  status: BatchStatus,
  total: Count,
  done: Count.annotations({ description: "Leads with an outcome: the sum of outcomes." }),
  outcomes: BatchOutcomes,
  totalCost: Schema.NonNegative.annotations({ description: "US dollars spent so far." }),
  ratePerSecond: Schema.NonNegative.annotations({
    description: "Leads done per second: over about the last minute while running, over the whole run once finished."
  }),
  estimatedCompletionAt: Schema.NullOr(Schema.DateTimeUtc).annotations({
    description: "At the present rate; null unless running and known."
  }),
  createdAt: Schema.DateTimeUtc,
  startedAt: Schema.NullOr(Schema.DateTimeUtc),
  finishedAt: Schema.NullOr(Schema.DateTimeUtc)
}) {}

export class BatchNotFound extends Schema.TaggedError<BatchNotFound>()(
  "BatchNotFound",
  { batchId: BatchId },
  { description: "No batch has this id." }
) {}

export class EmptyBatch extends Schema.TaggedError<EmptyBatch>()(
  "EmptyBatch",
  {},
  { description: "There is nothing to do: no lead that is known was named, or none fits the filter." }
) {}

export class BatchFinished extends Schema.TaggedError<BatchFinished>()(
  "BatchFinished",
  { batchId: BatchId, batchStatus: BatchStatus },
  { description: "The batch is over, completed or cancelled: it can be read, and no longer be changed." }
) {}
