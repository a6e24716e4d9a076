import { Clock, Effect } from "effect"
import type { Ledger } from "./Ledger.ts"
import type { Begun, PurchaseOrder } from "./LedgerRows.ts"
import { type Order, refuse, resolve } from "./Order.ts"
import type { ResponseCache } from "./ResponseCache.ts"
import { expectedCost, type Seat } from "./Seat.ts"

interface Books {
  readonly ledger: Ledger["Type"]
  readonly cache: ResponseCache["Type"]
  /** A replica's twin of this order is on the wire. */
  readonly onTwin: (order: Order, purchaseId: string) => Effect.Effect<unknown>
}

const beyond = {
  over_budget: "daily_budget",
  over_provider_budget: "provider_budget",
  over_campaign_budget: "campaign_budget"
} as const

const isBeyond = (verdict: Begun["verdict"]): verdict is keyof typeof beyond => verdict in beyond

const leaseMarginMs = 10_000

const purchaseOf = ({ config }: Seat, cost: number, now: number, order: Order): PurchaseOrder => ({
  purchaseId: order.purchaseId,
  purchaseKey: order.purchaseKey,
  providerId: config.id,
  leadId: order.leadId,
  enrichmentId: order.enrichmentId,
  batchId: order.batchId,
  unitCost: config.costPerCall,
  expectedCost: cost,
  cacheKey: order.cacheKey,
  leaseMs: Math.max(0, order.deadlineMs - now) + config.timeoutMs + leaseMarginMs,
  refresh: order.refresh,
  waitedMs: now - order.askedMs,
  ofStoredLead: order.ofStoredLead,
  dailyBudget: config.dailyBudget
})

/** Tells those who wait what the ledger knows already, without a call. */
const repeat = ({ cache, onTwin }: Books, order: Order, { verdict, purchaseId, cost }: Begun) =>
  Effect.gen(function* () {
    if (isBeyond(verdict)) return yield* refuse([order], beyond[verdict])
    if (verdict === "consent_missing" || verdict === "lead_gone") return yield* refuse([order], verdict)
    if (verdict === "elsewhere") return yield* onTwin(order, purchaseId)
    const found = verdict === "unknown" ? undefined : yield* cache.recall(order.cacheKey)
    if (found?._tag !== "Some") return yield* resolve(order, { _tag: "Refused", reason: "answer_lost", cost })
    const { answer, createdAt } = found.value
    const cachedAt = verdict === "answered" ? createdAt : undefined
    return yield* resolve(order, { _tag: "Answered", answer, cost, cachedAt })
  })

/** Enters orders in the ledger; gives those that may now be sent, and answers the others. */
export const enter = (books: Books, seat: Seat, orders: ReadonlyArray<Order>) =>
  Effect.gen(function* () {
    if (orders.length === 0) return []
    const now = yield* Clock.currentTimeMillis
    const cost = expectedCost(seat)
    const verdicts = yield* books.ledger.begin(orders.map(order => purchaseOf(seat, cost, now, order)))
    const verdictOn = new Map(verdicts.map(verdict => [verdict.purchaseKey, verdict]))
    const begun: Array<Order> = []
    for (const order of orders) {
      const verdict = verdictOn.get(order.purchaseKey)
      if (verdict === undefined) return yield* Effect.dieMessage("the ledger gave no verdict on an order")
      if (verdict.verdict === "begun") {
        order.claim.committed = cost
        begun.push({ ...order, purchaseId: verdict.purchaseId })
      } else yield* repeat(books, order, verdict)
    }
    return begun
  })
