import { assert, it } from "@effect/vitest"
import { Effect, Option, Tracer } from "effect"
import { watchingTracer } from "../../../src/platform/WatchingTracer.ts"

const statement = Effect.useSpan("sql.execute", { kind: "client" }, span =>
  Effect.sync(() => {
    span.attribute("db.query.text", "select * from leads where email = 'zq@mailbox.example'")
    span.attribute("client.address", "zq@mailbox.example")
    return span
  })
)

it.effect("measures who talks to others, and holds nothing of the rest", () =>
  Effect.gen(function* () {
    const ended: Array<Tracer.Span> = []
    const request = Effect.gen(function* () {
      yield* Effect.annotateCurrentSpan({ callId: "call-1" })
      return yield* statement
    }).pipe(
      Effect.withSpan("request", { parent: Tracer.externalSpan({ traceId: "t".repeat(32), spanId: "s".repeat(16) }) })
    )
    const inner = yield* Effect.withTracer(
      request,
      watchingTracer(span => ended.push(span))
    )
    assert.deepStrictEqual(
      ended.map(({ name, attributes }) => [name, [...attributes.keys()]]),
      [
        ["sql.execute", ["db.operation.name", "db.query.summary", "db.query.text"]],
        ["request", []]
      ]
    )
    assert.notInclude(Bun.inspect([...inner.attributes]), "zq@")
    assert.strictEqual(inner.traceId, "t".repeat(32))
    assert.match(inner.spanId, /^[0-9a-f]{16}$/)
    assert.strictEqual(inner.spanId, inner.spanId)
    assert.strictEqual(Option.getOrThrow(inner.parent).spanId, ended[1]?.spanId)
  })
)

it.effect("begins a trace where none came with the request", () =>
  Effect.map(
    Effect.withTracer(
      statement,
      watchingTracer(() => undefined)
    ),
    span => {
      assert.match(span.traceId, /^[0-9a-f]{32}$/)
      assert.strictEqual(span.status._tag, "Ended")
    }
  )
)
