import { assert, describe, it } from "@effect/vitest"
import { ConfigProvider, Deferred, Effect, Fiber, Layer, TestClock } from "effect"
import { MxLookup } from "../../../src/risk/lookups/MxLookup.ts"
import { NameService, type NoRecord } from "../../../src/risk/lookups/NameService.ts"

const exchange = (name: string) => Effect.succeed([{ exchange: name, priority: 10 }])
const no = (reason: NoRecord) => Effect.fail(reason)

const names = (known: Partial<typeof NameService.Service>) =>
  MxLookup.layerNoDeps.pipe(
    Layer.provide(
      Layer.succeed(NameService, {
        mailExchanges: () => no("no_such_name"),
        addresses: () => no("no_such_name"),
        isUp: Effect.succeed(true),
        ...known
      })
    ),
    Layer.provide(Layer.setConfigProvider(ConfigProvider.fromMap(new Map([["CALLWISE_MX_TIMEOUT_MS", "100"]]))))
  )

const routeOf = (domain: string, known: Partial<typeof NameService.Service>) =>
  Effect.provide(
    Effect.flatMap(MxLookup, ({ routeOf }) => routeOf(domain)),
    names(known)
  )

describe("whether a domain takes mail", () => {
  it.effect("follows what the name service says", () =>
    Effect.gen(function* () {
      assert.strictEqual(yield* routeOf("a.com", { mailExchanges: () => exchange("mx.a.com") }), "takes_mail")
      assert.strictEqual(yield* routeOf("a.com", { mailExchanges: () => exchange("") }), "takes_no_mail")
      assert.strictEqual(yield* routeOf("a.com", {}), "takes_no_mail")
      const bare = { mailExchanges: () => no("no_record") }
      assert.strictEqual(
        yield* routeOf("a.com", { ...bare, addresses: () => Effect.succeed(["192.0.2.1"]) }),
        "takes_mail"
      )
      assert.strictEqual(yield* routeOf("a.com", { ...bare, addresses: () => no("no_record") }), "takes_no_mail")
    })
  )

  it.effect("is unknown while the name service is down, even when it denies every name", () =>
    Effect.gen(function* () {
      assert.strictEqual(yield* routeOf("a.com", { isUp: Effect.succeed(false) }), "unknown")
      assert.strictEqual(yield* routeOf("a.com", { mailExchanges: () => no("no_answer") }), "unknown")
      assert.strictEqual(yield* routeOf("localhost", { mailExchanges: () => exchange("mx") }), "unknown")
    })
  )

  it.effect("asks for the name in its ASCII form, once for many", () =>
    Effect.gen(function* () {
      const asked: Array<string> = []
      const mailExchanges = (domain: string) =>
        Effect.zipRight(
          Effect.sync(() => asked.push(domain)),
          exchange("mx")
        )
      yield* Effect.provide(
        Effect.flatMap(MxLookup, ({ routeOf }) =>
          Effect.all([routeOf("münchen.de"), routeOf("münchen.de")], { concurrency: 2 })
        ),
        names({ mailExchanges })
      )
      assert.deepStrictEqual(asked, ["xn--mnchen-3ya.de"])
    })
  )

  it.effect("is unknown to who cannot wait, and known to the next", () =>
    Effect.gen(function* () {
      const answer = yield* Deferred.make<ReadonlyArray<{ readonly exchange: string; readonly priority: number }>>()
      yield* Effect.gen(function* () {
        const { routeOf } = yield* MxLookup
        const impatient = yield* Effect.fork(routeOf("slow.com"))
        yield* TestClock.adjust("100 millis")
        assert.strictEqual(yield* Fiber.join(impatient), "unknown")
        yield* Deferred.succeed(answer, [{ exchange: "mx.slow.com", priority: 1 }])
        assert.strictEqual(yield* routeOf("slow.com"), "takes_mail")
      }).pipe(Effect.provide(names({ mailExchanges: () => Effect.map(Deferred.await(answer), found => [...found]) })))
    })
  )
})
