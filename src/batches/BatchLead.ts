import { Schema } from "effect"
import { ProviderReport } from "../enrichment/Enrichment.ts"
import { LeadId } from "../leads/Lead.ts"
import { BatchOutcome } from "./Batch.ts"

/** One line of a batch's results. */
export class BatchLead extends Schema.Class<BatchLead>("BatchLead")({
  leadId: Schema.NullOr(LeadId).annotations({ description: "Null when the lead was erased." }),
  status: Schema.Literal("queued", "running", "done"),
  outcome: Schema.NullOr(BatchOutcome),
  cost: Schema.NonNegative,
  durationMs: Schema.NullOr(Schema.NonNegative),
  error: Schema.optional(Schema.String.annotations({ description: "Why it was skipped or failed, as a stable word." })),
  providers: Schema.Array(ProviderReport)
}) {}
