import { Schema } from "effect"
import { LeadId } from "../../leads/Lead.ts"
import { FailureReason, ProviderId } from "../Provider.ts"

export const PurchaseOrder = Schema.Struct({
  purchaseId: Schema.String,
  purchaseKey: Schema.String,
  providerId: ProviderId,
  leadId: LeadId,
  enrichmentId: Schema.optional(Schema.String),
  batchId: Schema.optional(Schema.String),
  unitCost: Schema.Number,
  expectedCost: Schema.Number,
  cacheKey: Schema.String,
  leaseMs: Schema.Number,
  refresh: Schema.Boolean,
  waitedMs: Schema.Number,
  ofStoredLead: Schema.optional(Schema.Boolean),
  dailyBudget: Schema.optional(Schema.Number)
})
export type PurchaseOrder = typeof PurchaseOrder.Type

export const Begun = Schema.Struct({
  purchaseKey: Schema.String,
  purchaseId: Schema.String,
  verdict: Schema.Literal(
    "begun",
    "answered",
    "settled",
    "unknown",
    "elsewhere",
    "over_budget",
    "over_provider_budget",
    "over_campaign_budget",
    "consent_missing",
    "lead_gone"
  ),
  cost: Schema.Number
})
export type Begun = typeof Begun.Type

export const Settlement = Schema.Struct({
  purchaseId: Schema.String,
  outcome: Schema.Literal("matched", "not_found", "failed"),
  failureReason: Schema.NullOr(FailureReason),
  failureCode: Schema.NullOr(Schema.String),
  billedCalls: Schema.NullOr(Schema.Number),
  subject: Schema.NullOr(Schema.String),
  subjectDays: Schema.Int,
  durationMs: Schema.Number,
  attempts: Schema.Int,
  sealed: Schema.NullOr(Schema.String.annotations({ description: "Base64." })),
  freshMs: Schema.Number
})
export type Settlement = typeof Settlement.Type

export const Settled = Schema.Struct({
  purchaseId: Schema.String,
  cost: Schema.Number,
  /** True once the lead was erased: the answer is not to be kept. */
  isForgotten: Schema.Boolean
})
export type Settled = typeof Settled.Type

export const StatementLine = Schema.Struct({
  reference: Schema.UUID.annotations({ description: "The X-Callwise-Reference that the call carried." }),
  billed: Schema.NonNegative.annotations({ description: "Calls charged for it; 0 when it was free." })
})
export type StatementLine = typeof StatementLine.Type
