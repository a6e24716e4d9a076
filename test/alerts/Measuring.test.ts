import { assert, it } from "@effect/vitest"
import { ConfigProvider, DateTime, Effect, Layer, TestClock } from "effect"
import { MeasuresRepo } from "../../src/alerts/MeasuresRepo.ts"
import { Measuring } from "../../src/alerts/Measuring.ts"
import { Experiments } from "../../src/experiments/Experiments.ts"

const nothing = { numerator: 0, denominator: 0 }

it.scoped("keeps what takes long to count for its time, and a failure not at all", () =>
  Effect.gen(function* () {
    let counted = 0
    let isDown = true
    const Counted = Layer.mock(Experiments, {
      isHeldOut: () => false,
      sampleRatios: Effect.suspend(() => {
        counted++
        return isDown ? Effect.die("the database is away") : Effect.succeed([])
      })
    })
    const Repo = Layer.mock(MeasuresRepo, {
      enrichments: () => Effect.succeed(nothing),
      suggestions: () => Effect.succeed(nothing),
      risks: () => Effect.succeed(nothing),
      lookUps: () => Effect.succeed([]),
      spent: () => Effect.succeed([])
    })
    const context = yield* Layer.build(Measuring.layerNoDeps.pipe(Layer.provide([Counted, Repo]))).pipe(
      Effect.withConfigProvider(ConfigProvider.fromMap(new Map()))
    )
    const all = Effect.flatMap(Measuring, measuring => Effect.flatMap(DateTime.now, measuring.all)).pipe(
      Effect.provide(context)
    )
    assert.isTrue((yield* Effect.exit(all))._tag === "Failure")
    isDown = false
    for (const _ of [1, 2, 3]) assert.strictEqual((yield* all).length, 3)
    assert.strictEqual(counted, 2)
    yield* TestClock.adjust("10 minutes")
    yield* all
    assert.strictEqual(counted, 3)
  })
)
