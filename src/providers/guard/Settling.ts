import { DateTime, Effect } from "effect"
import type { Secrets } from "../../platform/Secrets.ts"
import type { Answered } from "../Provider.ts"
import { addCost } from "../ProviderMetrics.ts"
import { chargeOf } from "./Charging.ts"
import type { Ledger } from "./Ledger.ts"
import type { Settlement } from "./LedgerRows.ts"
import { type Order, type Outcome, resolve } from "./Order.ts"
import { freshFor, type ResponseCache } from "./ResponseCache.ts"
import type { Seat } from "./Seat.ts"

export interface Result {
  readonly order: Order
  readonly answer: Answered
  readonly durationMs: number
}

interface Books {
  readonly ledger: Ledger["Type"]
  readonly cache: ResponseCache["Type"]
  readonly secrets: Secrets["Type"]
}

const settlementOf = ({ cache, secrets }: Books, { config, adapter }: Seat, attempts: number) =>
  Effect.fnUntraced(function* ({ order, answer, durationMs }: Result) {
    const failed = answer._tag === "ProviderFailure"
    const { billedCalls, subject } = chargeOf(config.id, adapter.terms, order.cacheKey, answer)
    return {
      purchaseId: order.purchaseId,
      outcome: failed ? "failed" : answer._tag === "Matched" ? "matched" : "not_found",
      failureReason: failed ? answer.reason : null,
      failureCode: failed ? (answer.code ?? null) : null,
      billedCalls,
      subject: subject === null ? null : secrets.hash(...subject.parts).toString("hex"),
      subjectDays: subject?.days ?? 0,
      durationMs,
      attempts,
      sealed: failed ? null : yield* cache.seal(answer),
      freshMs: failed ? 0 : freshFor(answer, config.cacheTtlMinutes)
    } satisfies Settlement
  })

const keep = ({ cache }: Books, { config }: Seat, { order, answer }: Result) =>
  Effect.flatMap(DateTime.now, createdAt => {
    if (answer._tag === "ProviderFailure") return Effect.void
    const expiresAt = DateTime.add(createdAt, { millis: freshFor(answer, config.cacheTtlMinutes) })
    return cache.remember(order.cacheKey, { providerId: config.id, leadId: order.leadId, answer, createdAt, expiresAt })
  })

const outcomeOf = (answer: Answered, cost: number): Outcome =>
  answer._tag === "ProviderFailure"
    ? { _tag: "Failed", reason: answer.reason, cost }
    : { _tag: "Answered", answer, cost }

/** Writes what was answered and what it cost, then tells those who wait. */
export const settle = (books: Books, seat: Seat, attempts: number, results: ReadonlyArray<Result>) =>
  Effect.gen(function* () {
    if (results.length === 0) return
    const settled = yield* books.ledger.settle(yield* Effect.forEach(results, settlementOf(books, seat, attempts)))
    const byId = new Map(settled.map(row => [row.purchaseId, row]))
    yield* Effect.forEach(
      results,
      result => {
        const { cost, isForgotten } = byId.get(result.order.purchaseId) ?? { cost: 0, isForgotten: true }
        result.order.claim.committed = cost
        return Effect.all([
          isForgotten ? Effect.void : keep(books, seat, result),
          addCost(seat.config, cost),
          resolve(result.order, outcomeOf(result.answer, cost))
        ])
      },
      { discard: true }
    )
  })
