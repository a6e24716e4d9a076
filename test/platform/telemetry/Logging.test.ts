import { assert, describe, it } from "@effect/vitest"
import { Cause, ConfigProvider, Effect, Exit, Layer, Logger, LogLevel, Schema } from "effect"
import { jsonLine, Logging } from "../../../src/platform/Logging.ts"

class QuotaSpent extends Schema.TaggedError<QuotaSpent>()("QuotaSpent", { detail: Schema.String }) {}

const Line = Schema.parseJson(Schema.Record({ key: Schema.String, value: Schema.Unknown }))

const linesOf = (program: Effect.Effect<unknown>) =>
  Effect.suspend(() => {
    const lines: Array<string> = []
    const capture = Logger.map(jsonLine, line => void lines.push(line))
    return program.pipe(
      Effect.provide(Logger.replace(Logger.defaultLogger, capture)),
      Effect.andThen(() => lines.map(line => Schema.decodeSync(Line)(line)))
    )
  })

const buildWith = (level: string) =>
  Layer.build(
    Logging.pipe(
      Layer.provide(Layer.setConfigProvider(ConfigProvider.fromMap(new Map([["CALLWISE_LOG_LEVEL", level]]))))
    )
  ).pipe(Effect.scoped, Effect.exit)

describe("log lines", () => {
  it.effect("say when, how grave, what, for whom and in which trace", () =>
    Effect.gen(function* () {
      const [line] = yield* linesOf(
        Effect.logWarning("quota low").pipe(
          Effect.annotateLogs({ requestId: "r1", keyId: "k1", level: "spoofed" }),
          Effect.withLogSpan("enrich"),
          Effect.withSpan("test")
        )
      )
      assert.deepInclude(line, { level: "WARN", message: "quota low", requestId: "r1", keyId: "k1", enrichMillis: 0 })
      assert.match(`${line?.timestamp}`, /^\d{4}-\d\d-\d\dT.*Z$/)
      assert.match(`${line?.traceId} ${line?.spanId}`, /^[0-9a-f]{32} [0-9a-f]{16}$/)
    })
  )

  it.effect("tell an error's type, its cause's type and where it arose, not its words", () =>
    Effect.gen(function* () {
      const database = Object.assign(new Error("Key (email)=(zq@mail.example) exists"), { code: "23505" })
      const [failed, died, bare] = yield* linesOf(
        Effect.gen(function* () {
          yield* Effect.logError("failed", Cause.fail(new QuotaSpent({ detail: "Zebulon" })))
          yield* Effect.logError("died", Cause.die(new Error("Zebulon\n  at Zebulon", { cause: database })))
          yield* Effect.logError(Cause.fail("Zebulon"))
        })
      )
      for (const line of [failed, died, bare]) assert.notMatch(JSON.stringify(line), /Zebulon|zq@/)
      assert.match(JSON.stringify(failed?.errors), /^\[\{"type":"QuotaSpent","stack":\["at .*Logging\.test\.ts:\d+/)
      assert.match(JSON.stringify(died?.errors), /"type":"Error".*"cause":"Error 23505"/)
      assert.strictEqual(bare?.message, "string")
    })
  )

  it.effect("are one a line, whatever they hold", () =>
    Effect.gen(function* () {
      const lines = yield* linesOf(Effect.logInfo("two\nlines", new Map([["a", 1n]]), undefined, Symbol("s"), () => 1))
      assert.strictEqual(lines.length, 1)
    })
  )
})

describe("log level", () => {
  it.effect("is the operator's", () =>
    Effect.gen(function* () {
      assert.isTrue(Exit.isSuccess(yield* buildWith("debug")))
      assert.isTrue(Exit.isSuccess(yield* buildWith(LogLevel.Error.label)))
    })
  )

  it.effect("is refused by the variable's name when there is no such level", () =>
    Effect.gen(function* () {
      const exit = yield* buildWith("loud")
      assert.isTrue(Exit.isFailure(exit))
      if (Exit.isFailure(exit)) assert.include(Cause.pretty(exit.cause), "CALLWISE_LOG_LEVEL")
    })
  )
})
