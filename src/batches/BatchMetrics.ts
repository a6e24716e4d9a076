import { Metric } from "effect"
import type { BatchOutcome } from "./Batch.ts"

const leads = Metric.counter("callwise_batch_leads_total", {
  description: "Leads of batches by outcome.",
  incremental: true
})

export const recordBatchLead = (outcome: BatchOutcome) => Metric.increment(Metric.tagged(leads, "outcome", outcome))
