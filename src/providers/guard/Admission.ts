import { Clock, Config, Data, Deferred, Effect, type Scope } from "effect"
import { wholeNumber } from "../../platform/NumberSetting.ts"
import type { FailureReason } from "../Provider.ts"
import { type Priority, rankOf } from "./Priority.ts"
import { PriorityQueue, type Waiting } from "./PriorityQueue.ts"
import type { Taken } from "./TokensRepo.ts"

export const AdmissionConfig = Config.all({
  queueMax: wholeNumber("CALLWISE_PROVIDER_QUEUE_MAX", { from: 1, to: 1_000_000, otherwise: 10_000 }),
  concurrency: wholeNumber("CALLWISE_PROVIDER_CONCURRENCY", { from: 1, to: 1_000, otherwise: 32 }),
  ageAfterMs: wholeNumber("CALLWISE_PROVIDER_QUEUE_AGE_MS", { from: 100, to: 3_600_000, otherwise: 30_000 })
})
export type AdmissionOptions = Config.Config.Success<typeof AdmissionConfig>

export interface Ask {
  readonly priority: Priority
  readonly lookups: number
  readonly deadlineMs: number
  /** False once nobody waits for the answer any more. */
  readonly isWanted: () => boolean
}

export class Refused extends Data.TaggedError("Refused")<{
  readonly reason: "queue_full" | "rate_limited" | "quota_exhausted" | "paused" | "abandoned" | "dismissed"
  readonly pausedFor?: FailureReason
}> {}

export interface Ticket {
  readonly raise: (priority: Priority) => Effect.Effect<void>
  /** Leaves the queue when nobody waits for the answer any more. */
  readonly withdraw: Effect.Effect<void>
  /** Runs `use` with the number of look-ups granted, once it is this ticket's turn. */
  readonly enter: <A, E>(use: (lookups: number) => Effect.Effect<A, E>) => Effect.Effect<A, E | Refused>
}

interface Entry extends Ask {
  readonly turn: Deferred.Deferred<number, Refused>
}

const longestNapMs = 1000
const passing: ReadonlySet<FailureReason> = new Set(["rate_limited", "unavailable"])

/** The queue in front of one provider's tokens: one asks at a time, the most pressing first. */
export const makeAdmission = (
  scope: Scope.Scope,
  options: AdmissionOptions,
  take: (ask: { lookups: number; rank: number; maxWaitMs: number }) => Effect.Effect<Taken>
) => {
  const queue = new PriorityQueue<Entry>(options.ageAfterMs)
  const overtaken = Effect.unsafeMakeLatch(false)
  let asking: Waiting<Entry> | undefined
  let pumping = false
  let active = 0

  const refuse = (waiting: Waiting<Entry>, refused: Refused) => {
    queue.remove(waiting)
    return Deferred.fail(waiting.item.turn, refused)
  }
  const refuseAll = (refused: Refused) =>
    Effect.forEach(queue.drain(), ({ turn }) => Deferred.fail(turn, refused), { discard: true })

  const settle = (waiting: Waiting<Entry>, taken: Taken, now: number): Effect.Effect<unknown> => {
    if (taken.verdict === "granted") {
      if (!queue.serve(waiting, now)) return Effect.void
      active++
      return Deferred.succeed(waiting.item.turn, taken.lookups)
    }
    if (taken.verdict === "quota_exhausted") return refuseAll(new Refused({ reason: "quota_exhausted" }))
    const { pauseReason } = taken
    if (taken.verdict === "paused" && pauseReason !== null && !passing.has(pauseReason))
      return refuseAll(new Refused({ reason: "paused", pausedFor: pauseReason }))
    if (now + taken.waitMs >= waiting.item.deadlineMs) return refuse(waiting, new Refused({ reason: "rate_limited" }))
    return Effect.raceFirst(Effect.sleep(Math.min(taken.waitMs, longestNapMs)), overtaken.await)
  }

  const step = Effect.gen(function* () {
    const now = yield* Clock.currentTimeMillis
    const head = queue.peek(now)
    if (head === undefined) return
    const { waiting, rescued } = head
    if (!waiting.item.isWanted()) return yield* refuse(waiting, new Refused({ reason: "abandoned" }))
    asking = waiting
    overtaken.unsafeClose()
    const taken = yield* take({
      lookups: waiting.item.lookups,
      rank: rescued ? rankOf("urgent") : rankOf(waiting.priority),
      maxWaitMs: Math.max(0, waiting.item.deadlineMs - now)
    })
    return yield* settle(waiting, taken, yield* Clock.currentTimeMillis)
  })

  const pump = Effect.whileLoop({
    while: () => queue.size > 0 && active < options.concurrency,
    body: () => step,
    step: () => undefined
  }).pipe(
    Effect.catchAllCause(cause =>
      Effect.forEach(queue.drain(), ({ turn }) => Deferred.failCause(turn, cause), { discard: true })
    ),
    Effect.ensuring(
      Effect.sync(() => {
        pumping = false
        asking = undefined
      })
    )
  )

  const wake = Effect.suspend(() => {
    if (pumping || queue.size === 0 || active >= options.concurrency) return Effect.void
    pumping = true
    return Effect.forkIn(pump, scope)
  })

  const reconsider = Effect.flatMap(Clock.currentTimeMillis, now => {
    if (asking !== undefined && queue.peek(now)?.waiting !== asking) overtaken.unsafeOpen()
    return wake
  })

  const release = Effect.suspend(() => {
    active--
    return wake
  })

  const ticket = (ask: Ask): Effect.Effect<Ticket, Refused> =>
    Effect.gen(function* () {
      if (queue.size >= options.queueMax) return yield* new Refused({ reason: "queue_full" })
      const turn = yield* Deferred.make<number, Refused>()
      const waiting = queue.offer({ ...ask, turn }, ask.priority, yield* Clock.currentTimeMillis)
      yield* reconsider
      const leave = Effect.flatMap(Deferred.fail(turn, new Refused({ reason: "abandoned" })), wasWaiting => {
        if (wasWaiting) queue.remove(waiting)
        return wasWaiting ? Effect.void : Effect.ignore(Effect.zipRight(Deferred.await(turn), release))
      })
      return {
        raise: priority => {
          queue.raise(waiting, priority)
          return reconsider
        },
        withdraw: Effect.suspend(() =>
          !ask.isWanted() && queue.remove(waiting)
            ? Effect.asVoid(Deferred.fail(turn, new Refused({ reason: "abandoned" })))
            : Effect.void
        ),
        enter: use =>
          Effect.uninterruptibleMask(restore =>
            restore(Deferred.await(turn)).pipe(
              Effect.onInterrupt(() => leave),
              Effect.flatMap(lookups => Effect.ensuring(restore(use(lookups)), release))
            )
          )
      }
    })

  const dismiss = Effect.suspend(() => refuseAll(new Refused({ reason: "dismissed" })))

  return { ticket, dismiss, waiting: Effect.sync(() => queue.size) }
}
