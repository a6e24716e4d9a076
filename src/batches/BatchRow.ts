import { Schema } from "effect"
import { Batch, BatchId, BatchOutcomes, BatchStatus } from "./Batch.ts"
import { progressOf } from "./Progress.ts"

const Moment = Schema.DateTimeUtcFromDate

export const BatchRow = Schema.Struct({
  batchId: BatchId,
  status: BatchStatus,
  total: Schema.Int,
  done: Schema.Int,
  complete: Schema.Int,
  partial: Schema.Int,
  cached: Schema.Int,
  degraded: Schema.Int,
  notFound: Schema.Int,
  skipped: Schema.Int,
  failed: Schema.Int,
  totalCost: Schema.Number,
  earlierAt: Schema.NullOr(Moment),
  earlierDone: Schema.Int,
  createdAt: Moment,
  startedAt: Schema.NullOr(Moment),
  finishedAt: Schema.NullOr(Moment),
  now: Moment
})
export type BatchRow = typeof BatchRow.Type

export const batchColumns = [
  "batch_id, status, total, done, complete, partial, cached, degraded, not_found, skipped, failed",
  "total_cost::float8 total_cost, earlier_at, earlier_done, created_at, started_at, finished_at, clock_timestamp() now"
].join(", ")

export const batchOf = (row: BatchRow): Batch =>
  Batch.make({
    batchId: row.batchId,
    status: row.status,
    total: row.total,
    done: row.done,
    outcomes: BatchOutcomes.make({
      complete: row.complete,
      partial: row.partial,
      cached: row.cached,
      degraded: row.degraded,
      not_found: row.notFound,
      skipped: row.skipped,
      failed: row.failed
    }),
    totalCost: row.totalCost,
    ...progressOf(row),
    createdAt: row.createdAt,
    startedAt: row.startedAt,
    finishedAt: row.finishedAt
  })
