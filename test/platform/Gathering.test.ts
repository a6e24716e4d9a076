import { assert, describe, it } from "@effect/vitest"
import { Cause, Deferred, Effect, Exit, Fiber, Scope } from "effect"
import { gathering } from "../../src/platform/Gathering.ts"

const counting = Effect.gen(function* () {
  const calls: Array<ReadonlyArray<number>> = []
  const ask = gathering(yield* Effect.scope, (questions: ReadonlyArray<number>) =>
    Effect.suspend(() => {
      calls.push(questions)
      return questions.includes(0) ? Effect.dieMessage("nought") : Effect.succeed(questions.map(each => each * 10))
    })
  )
  return { calls, ask }
})

describe("gathering what is asked at the same time", () => {
  it.scopedLive("asks once, and gives each its own answers in order", () =>
    Effect.gen(function* () {
      const { calls, ask } = yield* counting
      const answers = yield* Effect.all([ask([1, 2]), ask([3]), ask([])], { concurrency: "unbounded" })
      assert.deepStrictEqual(answers, [[10, 20], [30], []])
      assert.deepStrictEqual(calls, [[1, 2, 3]])
      assert.deepStrictEqual(yield* ask([4]), [40])
      assert.strictEqual(calls.length, 2)
    })
  )

  it.scopedLive("lets nobody fail for another's question", () =>
    Effect.gen(function* () {
      const { ask } = yield* counting
      const [good, bad] = yield* Effect.all([Effect.exit(ask([1])), Effect.exit(ask([0]))], {
        concurrency: "unbounded"
      })
      assert.deepStrictEqual(good, Exit.succeed([10]))
      assert.isTrue(Exit.isFailure(bad))
    })
  )

  it.scopedLive("goes on for the others when the first who asked leaves", () =>
    Effect.gen(function* () {
      const { ask } = yield* counting
      const leaving = yield* Effect.fork(ask([1]))
      const staying = yield* Effect.fork(ask([2]))
      yield* Effect.yieldNow()
      yield* Fiber.interrupt(leaving)
      assert.deepStrictEqual(yield* Fiber.join(staying), [20])
    })
  )

  it.live("keeps nobody waiting when its scope closes", () =>
    Effect.gen(function* () {
      const scope = yield* Scope.make()
      const asked = yield* Deferred.make<void>()
      const ask = gathering(scope, () => Effect.zipRight(Deferred.succeed(asked, undefined), Effect.never))
      const waiting = yield* Effect.fork(ask([1]))
      yield* Deferred.await(asked)
      yield* Scope.close(scope, Exit.void)
      const exit = yield* Fiber.await(waiting)
      assert.isTrue(Exit.isFailure(exit) && Cause.isInterrupted(exit.cause))
    })
  )
})
