import { assert, describe, it } from "@effect/vitest"
import { Deferred, Effect, Fiber, Ref } from "effect"
import { makeInFlight } from "../../../src/providers/guard/InFlight.ts"

const setup = Effect.gen(function* () {
  const share = makeInFlight<number, string>(yield* Effect.scope)
  const gate = yield* Deferred.make<void>()
  const runs = yield* Ref.make(0)
  const stopped = yield* Ref.make(0)
  const joined: Array<string> = []
  const effect = Ref.updateAndGet(runs, count => count + 1).pipe(
    Effect.zipLeft(Deferred.await(gate)),
    Effect.onInterrupt(() => Ref.update(stopped, count => count + 1))
  )
  const ask = (key: string) =>
    share(
      key,
      () => ({ handle: `run of ${key}`, effect }),
      handle => Effect.sync(() => joined.push(handle))
    )
  return { ask, gate, runs, stopped, joined }
})

const begin = <A, E>(effect: Effect.Effect<A, E>) => Effect.zipLeft(Effect.fork(effect), Effect.yieldNow())

describe("sharing what is in flight", () => {
  it.scoped("runs once for all who ask for the same key, and tells the run of later ones", () =>
    Effect.gen(function* () {
      const { ask, gate, joined } = yield* setup
      const asking = yield* begin(Effect.all([ask("a"), ask("a"), ask("b")], { concurrency: "unbounded" }))
      yield* Deferred.succeed(gate, undefined)
      const [first, second, other] = yield* Fiber.join(asking)
      assert.strictEqual(first, second)
      assert.notStrictEqual(first, other)
      assert.deepStrictEqual(joined, ["run of a"])
    })
  )

  it.scoped("goes on when one of those who wait leaves, even the first", () =>
    Effect.gen(function* () {
      const { ask, gate, runs, stopped } = yield* setup
      const first = yield* begin(ask("a"))
      const second = yield* begin(ask("a"))
      yield* Fiber.interrupt(first)
      yield* Deferred.succeed(gate, undefined)
      assert.strictEqual(yield* Fiber.join(second), 1)
      assert.strictEqual(yield* runs, 1)
      assert.strictEqual(yield* stopped, 0)
    })
  )

  it.scoped("stops when the last one leaves, and begins anew for the next", () =>
    Effect.gen(function* () {
      const { ask, gate, runs, stopped } = yield* setup
      const first = yield* begin(ask("a"))
      const second = yield* begin(ask("a"))
      yield* Fiber.interrupt(first)
      yield* Fiber.interrupt(second)
      const third = yield* begin(ask("a"))
      yield* Deferred.succeed(gate, undefined)
      assert.strictEqual(yield* Fiber.join(third), 2)
      assert.strictEqual(yield* runs, 2)
      assert.strictEqual(yield* stopped, 1)
    })
  )

  it.scoped("shares a failure and does not keep it", () =>
    Effect.gen(function* () {
      const share = makeInFlight<number, null>(yield* Effect.scope)
      const ask = (effect: Effect.Effect<number>) =>
        share(
          "a",
          () => ({ handle: null, effect }),
          () => Effect.void
        )
      const failed = yield* Effect.exit(ask(Effect.die("broken")))
      assert.strictEqual(failed._tag, "Failure")
      assert.strictEqual(yield* ask(Effect.succeed(2)), 2)
    })
  )
})
