import { Schema } from "effect"
import { EnrichOptions, enrichOptionsFields } from "../enrichment/Enrichment.ts"
import { LeadId, LeadScore } from "../leads/Lead.ts"
import { textOf } from "../leads/Normalised.ts"
import { UsState } from "../leads/UsState.ts"
import { BatchId, BatchStatus } from "./Batch.ts"

const strict = { parseOptions: { onExcessProperty: "error", errors: "all" } } as const

const maxLeadIds = 100_000

export const LeadSelection = Schema.Struct({
  minScore: Schema.optional(LeadScore),
  state: Schema.optional(UsState),
  source: Schema.optional(textOf(100, "Source, exactly as the lead has it.")),
  staleOnly: Schema.optional(
    Schema.Boolean.annotations({ description: "Only leads without a profile or with an expired one." })
  )
}).annotations({ identifier: "LeadSelection", description: "Leads that fit all that is given.", ...strict })
export type LeadSelection = typeof LeadSelection.Type

const { maxCost: maxCostPerLead, enrichmentPriority, timeoutMs, ...options } = enrichOptionsFields

/** What a batch passes on with every lead of it. */
export const BatchOptions = EnrichOptions.pipe(Schema.omit("maxCost")).annotations({
  identifier: "BatchOptions",
  ...strict
})
export type BatchOptions = typeof BatchOptions.Type

export const NewBatch = Schema.Struct({
  leadIds: Schema.optional(
    Schema.Array(LeadId).pipe(
      Schema.maxItems(maxLeadIds, { message: () => `must be at most ${maxLeadIds} ids` }),
      Schema.annotations({ description: "A lead named twice counts once." })
    )
  ),
  filter: Schema.optional(LeadSelection),
  concurrency: Schema.optional(
    Schema.Int.pipe(Schema.between(1, 64)).annotations({
      description: "Leads worked on at the same time, over all replicas, 1-64; 8 when absent.",
      message: () => ({ message: "must be a whole number, 1-64", override: true })
    })
  ),
  maxCost: Schema.optional(
    Schema.Number.pipe(Schema.between(0, 10_000_000)).annotations({
      description: "US dollars the whole batch may cost, never exceeded; 0 buys nothing."
    })
  ),
  maxCostPerLead,
  ...options,
  enrichmentPriority,
  timeoutMs
})
  .pipe(
    Schema.filter(
      ({ leadIds, filter }) =>
        (leadIds === undefined) !== (filter === undefined) || "must have either leadIds or filter, and not both"
    )
  )
  .annotations({
    identifier: "NewBatch",
    description:
      "Which leads, and how to enrich them. What is not said of the options is as for one lead, with priority low and a timeout of 30 s: nobody waits.",
    ...strict
  })
export type NewBatch = typeof NewBatch.Type

export class BatchAccepted extends Schema.Class<BatchAccepted>("BatchAccepted")({
  batchId: BatchId,
  total: Schema.NonNegativeInt.annotations({ description: "Leads of the batch." }),
  status: BatchStatus,
  unknownLeadIds: Schema.Array(LeadId).annotations({ description: "Named, and not in the batch: no lead has this id." })
}) {}
