import { assert, describe, it } from "@effect/vitest"
import { Effect, TestClock } from "effect"
import { type BreakerOptions, makeBreaker, type Verdict } from "../../../src/providers/guard/Breaker.ts"

const options: BreakerOptions = { failureShare: 0.5, minimumCalls: 4, windowMs: 10_000, openMs: 5000 }

const having = (verdicts: ReadonlyArray<Verdict>) =>
  Effect.gen(function* () {
    const breaker = makeBreaker(options)
    for (const verdict of verdicts) yield* breaker.report(yield* breaker.admit, verdict)
    return breaker
  })

describe("the circuit breaker", () => {
  it.effect("opens on the share of failures, not before there are enough calls", () =>
    Effect.gen(function* () {
      const early = yield* having(["sick", "sick", "sick"])
      assert.strictEqual(yield* early.state, "closed")
      const half = yield* having(["healthy", "sick", "healthy", "sick"])
      assert.strictEqual(yield* half.state, "open")
      const refused = yield* Effect.flip(half.admit)
      assert.strictEqual(refused.retryAfterMs, 5000)
    })
  )

  it.effect("ignores what says nothing of the vendor's health, and forgets what is older than the window", () =>
    Effect.gen(function* () {
      const neutral = yield* having(["neutral", "neutral", "neutral", "neutral", "sick"])
      assert.strictEqual(yield* neutral.state, "closed")
      const old = yield* having(["sick", "sick", "sick"])
      yield* TestClock.adjust("10 seconds")
      yield* old.report(yield* old.admit, "sick")
      assert.strictEqual(yield* old.state, "closed")
    })
  )

  it.effect("lets exactly one probe through when many come, and closes on its success", () =>
    Effect.gen(function* () {
      const breaker = yield* having(["sick", "sick", "sick", "sick"])
      yield* TestClock.adjust("5 seconds")
      const admitted = yield* Effect.forEach(Array.from({ length: 50 }), () => Effect.either(breaker.admit), {
        concurrency: "unbounded"
      })
      const permits = admitted.flatMap(result => (result._tag === "Right" ? [result.right] : []))
      assert.deepStrictEqual(permits, [{ isProbe: true }])
      assert.strictEqual(yield* breaker.state, "half_open")
      yield* breaker.report({ isProbe: true }, "healthy")
      assert.strictEqual(yield* breaker.state, "closed")
    })
  )

  it.effect("opens again when the probe fails, and tries another when it said nothing", () =>
    Effect.gen(function* () {
      const breaker = yield* having(["sick", "sick", "sick", "sick"])
      yield* TestClock.adjust("5 seconds")
      yield* breaker.report(yield* breaker.admit, "neutral")
      assert.deepStrictEqual(yield* breaker.admit, { isProbe: true })
      yield* breaker.report({ isProbe: true }, "sick")
      assert.strictEqual(yield* breaker.state, "open")
      yield* TestClock.adjust("5 seconds")
      assert.deepStrictEqual(yield* breaker.admit, { isProbe: true })
    })
  )

  it.effect("is not closed by a call that was on its way when it opened", () =>
    Effect.gen(function* () {
      const breaker = makeBreaker(options)
      const early = yield* breaker.admit
      for (let index = 0; index < 4; index++) yield* breaker.report(yield* breaker.admit, "sick")
      yield* breaker.report(early, "healthy")
      assert.strictEqual(yield* breaker.state, "open")
    })
  )
})
