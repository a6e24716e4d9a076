import { assert, describe, it } from "@effect/vitest"
import { type Array as Arr, Duration, Effect, FastCheck as fc, TestClock } from "effect"
import { LruCache } from "../../../src/platform/LruCache.ts"
import { backoff, type RetryOptions } from "../../../src/providers/guard/Backoff.ts"
import { makeBatcher } from "../../../src/providers/guard/Batching.ts"
import { cacheKeyOf } from "../../../src/providers/guard/CacheKey.ts"
import { chargeOf } from "../../../src/providers/guard/Charging.ts"
import { freshFor } from "../../../src/providers/guard/ResponseCache.ts"
import { burstOf } from "../../../src/providers/guard/Tokens.ts"
import { isWorthRepeating, pauseAfter, verdictOf } from "../../../src/providers/guard/Verdicts.ts"
import { EnrichmentQuery, FailureReason, NotFound } from "../../../src/providers/Provider.ts"
import { failing, matched, notFound, providerId, terms } from "./Fakes.ts"

const options: RetryOptions = { maxAttempts: 5, baseMs: 100, capMs: 1000 }
const id = providerId("p")

describe("waiting before another attempt", () => {
  it.effect("grows exponentially, with jitter, to a cap", () =>
    Effect.gen(function* () {
      const waits = (attempt: number) => Effect.replicateEffect(backoff(options, attempt, failing("unavailable")), 200)
      for (const [attempt, most] of [
        [1, 100],
        [2, 200],
        [3, 400],
        [9, 1000]
      ] as const) {
        const drawn = yield* waits(attempt)
        assert.isAtMost(Math.max(...drawn), most)
        assert.isAbove(Math.max(...drawn), most * 0.8)
        assert.isBelow(Math.min(...drawn), most * 0.2)
      }
    })
  )

  it.effect("is what the vendor says", () =>
    Effect.gen(function* () {
      const stated = failing("rate_limited", { retryAfter: Duration.seconds(7) })
      assert.strictEqual(yield* backoff(options, 1, stated), 7000)
    })
  )
})

describe("what a failure means", () => {
  const reasons = FailureReason.literals

  it("only what passes and was not charged is repeated", () => {
    const repeated = reasons.filter(reason => isWorthRepeating(failing(reason), terms))
    assert.sameMembers(repeated, ["rate_limited", "pending", "unreachable", "unavailable"])
  })

  it("a lost answer is repeated only where that is free", () => {
    for (const reason of ["timeout", "malformed", "unreachable"] as const) {
      const lost = failing(reason, { billing: "unknown" })
      assert.isFalse(isWorthRepeating(lost, terms))
      assert.isTrue(isWorthRepeating(lost, { ...terms, repeatsAreFree: true }))
    }
  })

  it("counts against the vendor's health only where it speaks of it", () => {
    const sick = reasons.filter(reason => verdictOf([failing(reason)]) === "sick")
    assert.sameMembers(sick, ["unavailable", "timeout", "unreachable", "malformed"])
    assert.strictEqual(verdictOf([failing("unavailable"), matched()]), "healthy")
  })

  it("pauses everybody for as long as the vendor says, and long when only a person can mend it", () => {
    const stated = failing("rate_limited", { retryAfter: Duration.seconds(9) })
    assert.deepStrictEqual(pauseAfter([matched(), stated]), { reason: "rate_limited", pause: Duration.seconds(9) })
    const paused = reasons.filter(reason => pauseAfter([failing(reason)]) !== undefined)
    assert.sameMembers(paused, ["auth_rejected", "forbidden", "quota_exhausted"])
  })
})

describe("the bill", () => {
  it("is nothing for what was refused and unknown for what was lost", () => {
    assert.strictEqual(chargeOf(id, terms, "k", failing("bad_input")).billedCalls, 0)
    assert.isNull(chargeOf(id, terms, "k", failing("timeout", { billing: "unknown" })).billedCalls)
  })

  it("names the record or the question where the terms charge it once", () => {
    const record = chargeOf(id, { ...terms, billing: "per_unique_record" }, "k", matched("r-9"))
    assert.deepStrictEqual(record.subject, { parts: ["record", "p", "r-9"], days: 365 })
    const query = chargeOf(id, { ...terms, billing: "per_unique_query" }, "k", notFound(1))
    assert.deepStrictEqual(query.subject, { parts: ["query", "p", "k"], days: 30 })
    assert.isNull(chargeOf(id, terms, "k", matched()).subject)
  })
})

describe("the cache", () => {
  const source = { id, type: "apollo", apiEndpoint: "https://a.example" } as const
  const hash = (...parts: ReadonlyArray<string>) => Buffer.from(JSON.stringify(parts))
  const key = (query: EnrichmentQuery, more = {}) => cacheKeyOf(hash, { ...source, ...more }, query)

  it("knows the same question in another spelling, and tells others apart", () => {
    const query = new EnrichmentQuery({ email: "a@b.example", lastName: "Okonkwo" })
    const spelt = new EnrichmentQuery({ lastName: " OKONKWO", email: "A@b.example ", jobTitle: "anything" })
    assert.strictEqual(key(query), key(spelt))
    assert.notStrictEqual(key(query), key(new EnrichmentQuery({ email: "c@b.example", lastName: "Okonkwo" })))
    assert.notStrictEqual(key(query), key(query, { apiEndpoint: "https://b.example" }))
    assert.notStrictEqual(
      key(new EnrichmentQuery({ firstName: "a", lastName: "b" })),
      key(new EnrichmentQuery({ firstName: "b", lastName: "a" }))
    )
  })

  it("keeps the most recently used within its bound, each until its time", () => {
    const cache = new LruCache<number>(2)
    cache.set("a", 1, 100)
    cache.set("b", 2, 100)
    cache.get("a", 0)
    cache.set("c", 3, 100)
    assert.deepStrictEqual([cache.get("a", 0), cache.get("b", 0), cache.get("c", 0)], [1, undefined, 3])
    assert.isUndefined(cache.get("a", 100))
    assert.strictEqual(cache.size, 1)
  })

  it("holds nothing when its bound is nothing", () => {
    const cache = new LruCache<number>(0)
    cache.set("a", 1, 100)
    assert.strictEqual(cache.size, 0)
  })

  it("believes a miss for a tenth of the time, an hour at most", () => {
    const miss = NotFound.make({ billedCalls: 0 })
    assert.strictEqual(freshFor(miss, 100), 600_000)
    assert.strictEqual(freshFor(miss, 10_080), 3_600_000)
    const hit = matched()
    if (hit._tag === "Matched") assert.strictEqual(freshFor(hit, 100), 6_000_000)
  })
})

describe("the burst", () => {
  it("is one call at least and a share of the minute's", () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.double({ min: 0, max: 0.5, noNaN: true }), (rate, share) => {
        const burst = burstOf(rate, share)
        assert.isAtLeast(burst, 1)
        assert.isAtMost(burst, Math.max(1, rate * share))
      })
    ))
})

describe("gathering a batch", () => {
  const setup = Effect.gen(function* () {
    const sent: Array<ReadonlyArray<number>> = []
    const add = makeBatcher<number>(
      yield* Effect.scope,
      Duration.millis(10),
      (items: Arr.NonEmptyReadonlyArray<number>) => Effect.sync(() => sent.push(items))
    )
    return { sent, add }
  })

  it.scoped("sends what came within the window together", () =>
    Effect.gen(function* () {
      const { sent, add } = yield* setup
      yield* add(1, 5)
      yield* TestClock.adjust("5 millis")
      yield* add(2, 5)
      assert.deepStrictEqual(sent, [])
      yield* TestClock.adjust("5 millis")
      assert.deepStrictEqual(sent, [[1, 2]])
    })
  )

  it.scoped("sends at once when there is enough for a call, and the next window starts anew", () =>
    Effect.gen(function* () {
      const { sent, add } = yield* setup
      for (const item of [1, 2, 3]) yield* add(item, 2)
      yield* Effect.yieldNow()
      assert.deepStrictEqual(sent, [[1, 2]])
      yield* TestClock.adjust("9 millis")
      assert.deepStrictEqual(sent, [[1, 2]])
      yield* TestClock.adjust("1 millis")
      assert.deepStrictEqual(sent, [[1, 2], [3]])
    })
  )
})
