import { assert, describe, it } from "@effect/vitest"
import { Clock, Effect, Exit, Fiber, TestClock } from "effect"
import { type AdmissionOptions, type Ask, makeAdmission } from "../../../src/providers/guard/Admission.ts"
import type { Priority } from "../../../src/providers/guard/Priority.ts"
import type { Taken } from "../../../src/providers/guard/TokensRepo.ts"

const options: AdmissionOptions = { queueMax: 1000, concurrency: 1000, ageAfterMs: 30_000 }

/** Tokens that come one every `everyMs`. */
const drip = (everyMs: number) => {
  let nextAt = 0
  return (): Effect.Effect<Taken> =>
    Effect.map(Clock.currentTimeMillis, now => {
      if (now < nextAt) return { verdict: "wait", lookups: 0, waitMs: nextAt - now, pauseReason: null }
      nextAt = now + everyMs
      return { verdict: "granted", lookups: 1, waitMs: 0, pauseReason: null }
    })
}

const verdict = (taken: Partial<Taken> & Pick<Taken, "verdict">) => () =>
  Effect.succeed({ lookups: 0, waitMs: 0, pauseReason: null, ...taken })

const setup = (take: () => Effect.Effect<Taken>, more: Partial<AdmissionOptions> = {}) =>
  Effect.gen(function* () {
    const admission = makeAdmission(yield* Effect.scope, { ...options, ...more }, take)
    const served: Array<string> = []
    const enter = (name: string, priority: Priority, ask: Partial<Ask> = {}, holdMs = 0) =>
      Effect.gen(function* () {
        const ticket = yield* admission.ticket({
          priority,
          lookups: 1,
          deadlineMs: Number.POSITIVE_INFINITY,
          isWanted: () => true,
          ...ask
        })
        return yield* ticket.enter(() =>
          Effect.zipRight(
            Effect.sync(() => served.push(name)),
            Effect.sleep(holdMs)
          )
        )
      })
    return { admission, served, enter }
  })

const begin = <A, E>(effect: Effect.Effect<A, E>) => Effect.zipLeft(Effect.fork(effect), Effect.yieldNow())

describe("admission to a provider", () => {
  it.scoped("serves urgent before low while tokens are short, though low came first", () =>
    Effect.gen(function* () {
      const { served, enter } = yield* setup(drip(1000))
      for (let index = 0; index < 20; index++) yield* begin(enter("low", "low"))
      yield* TestClock.adjust("2500 millis")
      for (let index = 0; index < 5; index++) yield* begin(enter("urgent", "urgent"))
      yield* TestClock.adjust("8 seconds")
      assert.deepStrictEqual(served.slice(0, 3), ["low", "low", "low"])
      assert.deepStrictEqual(served.slice(3, 8), Array(5).fill("urgent"))
      assert.strictEqual(served.at(8), "low")
    })
  )

  it.scoped("serves the least pressing at last under unending pressure", () =>
    Effect.gen(function* () {
      const { served, enter } = yield* setup(drip(1000), { ageAfterMs: 10_000 })
      yield* begin(enter("busy", "urgent"))
      yield* begin(enter("low", "low"))
      for (let second = 0; second < 15; second++) {
        yield* begin(enter("urgent", "urgent"))
        yield* TestClock.adjust("1 second")
      }
      assert.strictEqual(served.indexOf("low"), 10)
    })
  )

  it.scoped("refuses at once what would not come before its deadline", () =>
    Effect.gen(function* () {
      const { enter } = yield* setup(drip(60_000))
      yield* enter("first", "normal")
      const refused = yield* Effect.flip(enter("late", "normal", { deadlineMs: 5000 }))
      assert.strictEqual(refused.reason, "rate_limited")
    })
  )

  it.scoped("bounds the queue", () =>
    Effect.gen(function* () {
      const { enter } = yield* setup(drip(60_000), { queueMax: 3 })
      yield* enter("first", "normal")
      for (let index = 0; index < 3; index++) yield* begin(enter("waiting", "normal"))
      assert.strictEqual((yield* Effect.flip(enter("too many", "urgent"))).reason, "queue_full")
    })
  )

  it.scoped("has no more calls at once than allowed, and goes on when one ends", () =>
    Effect.gen(function* () {
      const { served, enter } = yield* setup(drip(0), { concurrency: 2 })
      for (let index = 0; index < 5; index++) yield* begin(enter("call", "normal", {}, 1000))
      yield* TestClock.adjust("500 millis")
      assert.strictEqual(served.length, 2)
      yield* TestClock.adjust("600 millis")
      assert.strictEqual(served.length, 4)
    })
  )

  it.scoped("refuses all who wait when the day's quota is used up, or when only a person can end the pause", () =>
    Effect.gen(function* () {
      const used = yield* setup(verdict({ verdict: "quota_exhausted" }))
      assert.strictEqual((yield* Effect.flip(used.enter("a", "urgent"))).reason, "quota_exhausted")
      const paused = yield* setup(verdict({ verdict: "paused", pauseReason: "auth_rejected", waitMs: 10 }))
      const refused = yield* Effect.flip(paused.enter("a", "urgent"))
      assert.deepInclude(refused, { reason: "paused", pausedFor: "auth_rejected" })
    })
  )

  it.scoped("gives a place back when the one who waits leaves, and drops what nobody wants", () =>
    Effect.gen(function* () {
      const { admission, served, enter } = yield* setup(drip(1000), { concurrency: 1 })
      yield* enter("first", "normal")
      const leaving = yield* begin(enter("leaving", "urgent"))
      const staying = yield* begin(enter("staying", "normal"))
      yield* begin(enter("unwanted", "urgent", { isWanted: () => false }))
      yield* Fiber.interrupt(leaving)
      yield* TestClock.adjust("1 second")
      assert.isTrue(Exit.isSuccess(yield* Fiber.await(staying)))
      assert.deepStrictEqual(served, ["first", "staying"])
      assert.strictEqual(yield* admission.waiting, 0)
    })
  )

  it.scoped("moves up at once what became urgent", () =>
    Effect.gen(function* () {
      const { admission, served, enter } = yield* setup(drip(1000))
      yield* enter("first", "normal")
      yield* begin(enter("second", "normal"))
      const ticket = yield* admission.ticket({ priority: "low", lookups: 1, deadlineMs: 1e9, isWanted: () => true })
      yield* begin(ticket.enter(() => Effect.sync(() => served.push("raised"))))
      yield* ticket.raise("urgent")
      yield* TestClock.adjust("1 second")
      assert.deepStrictEqual(served, ["first", "raised"])
    })
  )

  it.scoped("does not let an urgent one sleep through what is reserved for it", () =>
    Effect.gen(function* () {
      const admission = makeAdmission(yield* Effect.scope, options, ({ rank }) =>
        Effect.succeed({ verdict: rank === 0 ? "wait" : "granted", lookups: 1, waitMs: 900, pauseReason: null })
      )
      const ask = { lookups: 1, deadlineMs: 10_000, isWanted: () => true }
      yield* admission.ticket({ ...ask, priority: "low" })
      yield* Effect.yieldNow()
      const urgent = yield* admission.ticket({ ...ask, priority: "urgent" })
      assert.strictEqual(yield* urgent.enter(Effect.succeed), 1)
    })
  )

  it.scoped("does not hang those who wait when the tokens cannot be read", () =>
    Effect.gen(function* () {
      const { enter } = yield* setup(() => Effect.die("no database"))
      assert.isTrue(Exit.isFailure(yield* Effect.exit(enter("a", "normal"))))
    })
  )
})
