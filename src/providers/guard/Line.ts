import { Array as Arr, Clock, Deferred, Duration, Effect, type Scope } from "effect"
import type { Secrets } from "../../platform/Secrets.ts"
import { type AdmissionOptions, makeAdmission, type Refused } from "./Admission.ts"
import { backoff, type RetryOptions } from "./Backoff.ts"
import { makeBatcher } from "./Batching.ts"
import { type BreakerOpen, type BreakerOptions, makeBreaker, type Permit } from "./Breaker.ts"
import { exchange } from "./Call.ts"
import { enter } from "./Entering.ts"
import type { Ledger } from "./Ledger.ts"
import { failAll, isWanted, mostPressing, type Order, type Outcome, refuse } from "./Order.ts"
import type { ResponseCache } from "./ResponseCache.ts"
import type { Seat } from "./Seat.ts"
import { type Result, settle } from "./Settling.ts"
import { burstOf } from "./Tokens.ts"
import type { TokensRepo } from "./TokensRepo.ts"
import { isWorthRepeating, pauseAfter, verdictOf } from "./Verdicts.ts"

export interface Guards {
  readonly scope: Scope.Scope
  readonly ledger: Ledger["Type"]
  readonly cache: ResponseCache["Type"]
  readonly tokens: TokensRepo["Type"]
  readonly secrets: Secrets["Type"]
  readonly admission: AdmissionOptions
  readonly breaker: BreakerOptions
  readonly retry: RetryOptions
  readonly burstShare: number
  readonly batchWindow: Duration.Duration
}

const twinPoll = Duration.millis(100)

const refusals = {
  queue_full: "queue_full",
  rate_limited: "rate_limit",
  quota_exhausted: "daily_quota",
  paused: "paused",
  abandoned: "provider_changed",
  dismissed: "provider_changed"
} as const

const reasonOf = (error: Refused | BreakerOpen) =>
  error._tag === "BreakerOpen"
    ? ({ reason: "circuit_open" } as const)
    : { reason: refusals[error.reason], pausedFor: error.pausedFor }

/** All guards of one provider, composed: breaker, queue, tokens, ledger, time-out, retries. */
export const makeLine = (guards: Guards, first: Seat) => {
  const { scope, ledger, cache, tokens } = guards
  let seat = first
  const breaker = makeBreaker(guards.breaker)
  const admission = makeAdmission(scope, guards.admission, ({ lookups, rank, maxWaitMs }) => {
    const { id, rateLimitPerMinute: perMinute, dailyQuota } = seat.config
    const burst = burstOf(perMinute, guards.burstShare)
    return tokens.take({ providerId: id, lookups, rank, perMinute, burst, dailyQuota, maxWaitMs })
  })

  const pass = <A>(orders: ReadonlyArray<Order>, use: (lookups: number, permit: Permit) => Effect.Effect<A>) =>
    Effect.gen(function* () {
      yield* breaker.ready
      const ticket = yield* admission.ticket({
        priority: mostPressing(orders),
        lookups: orders.length,
        deadlineMs: Math.max(...orders.map(({ deadlineMs }) => deadlineMs)),
        isWanted: () => orders.some(isWanted)
      })
      for (const { claim } of orders) claim.ticket = ticket
      return yield* ticket.enter(lookups =>
        Effect.flatMap(breaker.admit, permit =>
          Effect.onError(use(lookups, permit), () => breaker.report(permit, "neutral"))
        )
      )
    })

  const afterTwin = (order: Order, purchaseId: string): Effect.Effect<void> =>
    Effect.sleep(twinPoll).pipe(
      Effect.zipRight(ledger.isPending(purchaseId)),
      Effect.repeat({ while: pending => pending && isWanted(order) }),
      Effect.zipRight(Effect.suspend(() => (isWanted(order) ? travel([order]) : Effect.void)))
    )

  const books = { ledger, cache, onTwin: (order: Order, id: string) => Effect.forkIn(afterTwin(order, id), scope) }

  const call = (orders: Arr.NonEmptyReadonlyArray<Order>, attempt: number, permit: Permit) =>
    Effect.gen(function* () {
      const sent = seat
      const { answers, durationMs } = yield* exchange({
        ...sent,
        queries: Arr.map(orders, ({ query }) => query),
        purchaseIds: orders.map(({ purchaseId }) => purchaseId),
        attempt
      })
      yield* breaker.report(permit, verdictOf(answers))
      const pause = pauseAfter(answers)
      if (pause !== undefined) yield* tokens.pause(sent.config.id, pause.reason, pause.pause)
      return Arr.zipWith(orders, answers, (order, answer): Result => ({ order, answer, durationMs }))
    })

  const conclude = (results: ReadonlyArray<Result>, attempt: number): Effect.Effect<void> =>
    Effect.gen(function* () {
      const used = seat
      const now = yield* Clock.currentTimeMillis
      const later = yield* Effect.forEach(results, result => waitBefore(result, attempt, now, used))
      const again = results.filter((_, index) => later[index] !== undefined)
      yield* settle(
        guards,
        used,
        attempt,
        results.filter((_, index) => later[index] === undefined)
      )
      if (!Arr.isNonEmptyReadonlyArray(again)) return
      yield* Effect.sleep(Math.max(...later.map(wait => wait ?? 0)))
      const orders = Arr.map(again, ({ order }) => order)
      const next = yield* Effect.either(pass(orders, (_, permit) => call(orders, attempt + 1, permit)))
      yield* next._tag === "Right" ? conclude(next.right, attempt + 1) : settle(guards, used, attempt, again)
    })

  const waitBefore = ({ order, answer }: Result, attempt: number, now: number, { adapter }: Seat) =>
    Effect.gen(function* () {
      if (answer._tag !== "ProviderFailure" || attempt >= guards.retry.maxAttempts || !isWanted(order)) return undefined
      if (!isWorthRepeating(answer, adapter.terms)) return undefined
      const wait = yield* backoff(guards.retry, attempt, answer)
      return now + wait < order.deadlineMs ? wait : undefined
    })

  const travel = (orders: ReadonlyArray<Order>): Effect.Effect<void> =>
    pass(orders, (lookups, permit) =>
      Effect.gen(function* () {
        const wanted = orders.filter(isWanted)
        yield* refuse(wanted.slice(lookups), "daily_quota")
        const begun = yield* enter(books, seat, wanted.slice(0, lookups))
        if (Arr.isNonEmptyReadonlyArray(begun)) return yield* call(begun, 1, permit)
        yield* breaker.report(permit, "neutral")
        return []
      })
    ).pipe(
      Effect.flatMap(results => conclude(results, 1)),
      Effect.catchAll(error => {
        const { reason, pausedFor } = { pausedFor: undefined, ...reasonOf(error) }
        return refuse(orders, reason, pausedFor)
      }),
      Effect.catchAllCause(cause => failAll(orders, cause))
    )

  const gather = makeBatcher<Order>(scope, guards.batchWindow, travel)

  const submit = (order: Order): Effect.Effect<Outcome> => {
    const most = order.batch ? seat.adapter.terms.batchSize : 1
    return Effect.zipRight(
      most > 1 ? gather(order, most) : Effect.forkIn(travel([order]), scope),
      Deferred.await(order.outcome)
    ).pipe(
      Effect.onInterrupt(() => {
        order.claim.isWanted = false
        return order.claim.ticket?.withdraw ?? Effect.void
      })
    )
  }

  return {
    submit,
    seat: () => seat,
    /** A changed configuration: whatever the old one was paused or opened for may be mended. */
    reseat: (next: Seat) => {
      seat = next
      return breaker.reset
    },
    dismiss: admission.dismiss,
    breakerState: breaker.state,
    waiting: admission.waiting
  }
}
export type Line = ReturnType<typeof makeLine>
