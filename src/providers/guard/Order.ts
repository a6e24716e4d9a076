import { type Cause, type DateTime, Deferred, Effect, FiberId } from "effect"
import type { LeadId } from "../../leads/Lead.ts"
import type { EnrichmentQuery, FailureReason, ProviderAnswer } from "../Provider.ts"
import type { Ticket } from "./Admission.ts"
import { type Priority, rankOf } from "./Priority.ts"

export interface OrderRequest {
  readonly query: EnrichmentQuery
  readonly cacheKey: string
  readonly leadId: LeadId
  readonly purchaseKey: string
  readonly enrichmentId?: string | undefined
  readonly batchId?: string | undefined
  readonly priority: Priority
  readonly askedMs: number
  readonly deadlineMs: number
  readonly refresh: boolean
  readonly batch: boolean
  readonly ofStoredLead?: boolean | undefined
}

/** Why nothing was sent. */
export type RefusalReason =
  | "circuit_open"
  | "queue_full"
  | "rate_limit"
  | "daily_quota"
  | "daily_budget"
  | "provider_budget"
  | "campaign_budget"
  | "paused"
  | "answer_lost"
  | "provider_changed"
  | "consent_missing"
  | "lead_gone"

export type Outcome =
  | {
      readonly _tag: "Answered"
      readonly answer: ProviderAnswer
      readonly cost: number
      readonly cachedAt?: DateTime.Utc | undefined
    }
  | { readonly _tag: "Failed"; readonly reason: FailureReason; readonly cost: number }
  | {
      readonly _tag: "Refused"
      readonly reason: RefusalReason
      readonly pausedFor?: FailureReason | undefined
      readonly cost: number
    }

/** One look-up on its way through the guards of its provider. */
export interface Order extends OrderRequest {
  readonly purchaseId: string
  readonly outcome: Deferred.Deferred<Outcome>
  readonly claim: Claim
}

/** What changes while an order is on its way. */
export interface Claim {
  priority: Priority
  isWanted: boolean
  /** Dollars presumed spent from the moment it is entered in the ledger. */
  committed: number
  ticket: Ticket | undefined
}

export const makeOrder = (request: OrderRequest, purchaseId: string): Order => ({
  ...request,
  purchaseId,
  outcome: Deferred.unsafeMake(FiberId.none),
  claim: { priority: request.priority, isWanted: true, committed: 0, ticket: undefined }
})

export const resolve = (order: Order, outcome: Outcome) => Effect.asVoid(Deferred.succeed(order.outcome, outcome))

export const refuse = (orders: ReadonlyArray<Order>, reason: RefusalReason, pausedFor?: FailureReason) =>
  Effect.forEach(orders, order => resolve(order, { _tag: "Refused", reason, pausedFor, cost: 0 }), { discard: true })

export const failAll = (orders: ReadonlyArray<Order>, cause: Cause.Cause<never>) =>
  Effect.forEach(orders, ({ outcome }) => Deferred.failCause(outcome, cause), { discard: true })

export const isWanted = ({ claim }: Order): boolean => claim.isWanted

/** Somebody more pressed wants the same answer. */
export const hurry = ({ claim }: Order, priority: Priority) =>
  Effect.suspend(() => {
    if (rankOf(priority) <= rankOf(claim.priority)) return Effect.void
    claim.priority = priority
    return claim.ticket?.raise(priority) ?? Effect.void
  })

export const mostPressing = (orders: ReadonlyArray<Order>): Priority =>
  orders.reduce<Priority>((most, { claim }) => (rankOf(claim.priority) > rankOf(most) ? claim.priority : most), "low")
