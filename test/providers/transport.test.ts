import { assert, describe, it } from "@effect/vitest"
import { Duration, Effect, Layer, Tracer } from "effect"
import type { ProviderType } from "../../src/providers/Provider.ts"
import * as Custom from "./fixtures/Custom.ts"
import { ada } from "./support/Queries.ts"
import { adapterFor, failureOf, hangingUp, json, lookUp, vendor } from "./support/VendorServer.ts"

const withoutTokens = ["apollo", "clearbit", "custom"] as const
const withTokens = ["zoominfo", "dun_bradstreet"] as const
const make = (type: ProviderType, url: string) =>
  adapterFor(type, url, type === "custom" ? Custom.mapping() : undefined)

const token = JSON.stringify({ access_token: "t", expires_in: 1000 })
const tokenThen = (reply: () => Response) => vendor(seen => (seen.path.endsWith("/token") ? json(token) : reply()))

describe("every adapter", () => {
  for (const type of [...withoutTokens, ...withTokens]) {
    it.live(`${type}: a refused connection is unreachable and costs nothing`, () =>
      Effect.gen(function* () {
        const failure = yield* failureOf(yield* make(type, "http://127.0.0.1:1"), ada)
        assert.deepInclude({ ...failure }, { reason: "unreachable", billing: "none" })
      })
    )

    it.live(`${type}: a host that does not exist is unreachable and costs nothing`, () =>
      Effect.gen(function* () {
        const failure = yield* failureOf(yield* make(type, "http://nowhere.invalid"), ada)
        assert.deepInclude({ ...failure }, { reason: "unreachable", billing: "none" })
      })
    )

    it.scopedLive(`${type}: an answer that is no JSON is malformed, its charge unknown`, () =>
      Effect.gen(function* () {
        const server = yield* tokenThen(() => json('{"data":[{"id":'))
        const failure = yield* failureOf(yield* make(type, server.url), ada)
        assert.deepInclude({ ...failure }, { reason: "malformed", billing: "unknown", status: 200 })
      })
    )

    it.scopedLive(`${type}: an answer of another shape is malformed or no match, and no defect`, () =>
      Effect.gen(function* () {
        for (const body of ["null", "[]", '"text"', "17", "true", `${"[".repeat(20_000)}${"]".repeat(20_000)}`]) {
          const server = yield* tokenThen(() => json(body))
          const outcome = yield* Effect.either(lookUp(yield* make(type, server.url), ada))
          const told = outcome._tag === "Left" ? outcome.left._tag : outcome.right._tag
          assert.include(["ProviderFailure", "NotFound"], told, body.slice(0, 20))
        }
      })
    )

    it.scopedLive(`${type}: an answer beyond two mebibytes is not read to its end`, () =>
      Effect.gen(function* () {
        const server = yield* tokenThen(() => json(`{"a":"${"x".repeat(3 * 1024 * 1024)}"}`))
        const failure = yield* failureOf(yield* make(type, server.url), ada)
        assert.deepInclude({ ...failure }, { reason: "malformed", billing: "unknown" })
      })
    )

    it.scopedLive(`${type}: can be interrupted while the vendor hangs`, () =>
      Effect.gen(function* () {
        const server = yield* vendor(async () => {
          await Bun.sleep(10_000)
          return json({})
        })
        const adapter = yield* make(type, server.url)
        const started = Date.now()
        yield* Effect.option(Effect.timeout(lookUp(adapter, ada), Duration.millis(100)))
        assert.isBelow(Date.now() - started, 2000)
      })
    )

    it.scopedLive(`${type}: leaves no span with an URL or a header`, () =>
      Effect.gen(function* () {
        const server = yield* tokenThen(() => json({}))
        const spans: Array<string> = []
        const tracer = Tracer.make({
          context: f => f(),
          span: (name, parent, context, links, startTime, kind) => {
            spans.push(name)
            const attributes = new Map<string, unknown>()
            return {
              _tag: "Span",
              name,
              spanId: "s",
              traceId: "t",
              parent,
              context,
              status: { _tag: "Started", startTime },
              attributes,
              links,
              sampled: true,
              kind,
              end: () => undefined,
              attribute: (key, value) => attributes.set(key, value),
              event: () => undefined,
              addLinks: () => undefined
            }
          }
        })
        const adapter = yield* make(type, server.url)
        yield* Effect.either(lookUp(adapter, ada)).pipe(
          Effect.withSpan("outer"),
          Effect.provide(Layer.setTracer(tracer))
        )
        assert.deepStrictEqual(spans, ["outer"])
        assert.isTrue(server.seen.every(({ headers }) => !headers.has("traceparent") && !headers.has("b3")))
      })
    )
  }

  const cut = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{"person":'
  for (const type of withoutTokens) {
    it.scopedLive(`${type}: half an answer is malformed, its charge unknown`, () =>
      Effect.gen(function* () {
        const server = yield* hangingUp(cut)
        const failure = yield* failureOf(yield* make(type, server.url), ada)
        assert.deepInclude({ ...failure }, { reason: "malformed", billing: "unknown", status: 200 })
      })
    )

    it.scopedLive(`${type}: a connection lost before any answer leaves the charge unknown`, () =>
      Effect.gen(function* () {
        const server = yield* hangingUp("")
        const failure = yield* failureOf(yield* make(type, server.url), ada)
        assert.deepInclude({ ...failure }, { reason: "unreachable", billing: "unknown" })
      })
    )

    it.scopedLive(`${type}: half an error is the error its status says`, () =>
      Effect.gen(function* () {
        const server = yield* hangingUp("HTTP/1.1 503 Down\r\ncontent-length: 500\r\nretry-after: 7\r\n\r\n{")
        const failure = yield* failureOf(yield* make(type, server.url), ada)
        assert.deepInclude({ ...failure }, { reason: "unavailable", billing: "none", status: 503 })
        assert.strictEqual(failure.retryAfter && Duration.toSeconds(failure.retryAfter), 7)
      })
    )
  }

  for (const type of withTokens)
    it.scopedLive(`${type}: nothing that befalls the token is ever charged`, () =>
      Effect.gen(function* () {
        const lost = yield* hangingUp("")
        assert.deepInclude(
          { ...(yield* failureOf(yield* make(type, lost.url), ada)) },
          { reason: "unreachable", billing: "none" }
        )
        const half = yield* hangingUp(cut)
        assert.deepInclude(
          { ...(yield* failureOf(yield* make(type, half.url), ada)) },
          { reason: "malformed", billing: "none" }
        )
        const down = yield* vendor(() => json("down", 503))
        assert.deepInclude(
          { ...(yield* failureOf(yield* make(type, down.url), ada)) },
          { reason: "unavailable", billing: "none" }
        )
      })
    )
})
