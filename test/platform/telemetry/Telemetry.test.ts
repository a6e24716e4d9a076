import { fileURLToPath } from "node:url"
import { assert, describe, it } from "@effect/vitest"
import { Cause, ConfigProvider, Duration, Effect, Exit, Layer, Logger } from "effect"
import { Telemetry } from "../../../src/platform/Telemetry.ts"
import { OtlpSink } from "../../support/OtlpSink.ts"
import { parsePrometheus } from "./prometheusParser.ts"

const person = {
  PERSON_NAME: "Zebulon-Quirkworthy",
  PERSON_EMAIL: "zq.8841@mailbox.example",
  PERSON_PHONE: "+1 512 555 0142"
}

const traces = [
  ...Object.values(person),
  ...Object.values(person).map(encodeURIComponent),
  new URLSearchParams(person).get("PERSON_PHONE")?.replaceAll(" ", "+") ?? "",
  "Quirkworthy",
  "zq.8841",
  "555 0142"
]

const assertNothingPersonal = (text: string) => {
  for (const trace of traces) assert.notInclude(text, trace)
}

const program = fileURLToPath(new URL("program.ts", import.meta.url))

const run = (settings: Record<string, string>) =>
  Effect.promise(async () => {
    const child = Bun.spawn([process.execPath, program], {
      env: { PATH: process.env.PATH ?? "", ...person, ...settings },
      stdout: "pipe",
      stderr: "pipe"
    })
    const [stdout, stderr, code] = await Promise.all([
      new Response(child.stdout).text(),
      new Response(child.stderr).text(),
      child.exited
    ])
    assert.strictEqual(code, 0, stderr)
    const lines = stdout.split("\n")
    return {
      all: stdout + stderr,
      logs: lines.filter(line => line.startsWith("{")).map((line): Record<string, unknown> => JSON.parse(line)),
      metrics: parsePrometheus(lines.filter(line => !line.startsWith("{")).join("\n"))
    }
  })

const settingsFor = (url: string) =>
  Layer.setConfigProvider(ConfigProvider.fromMap(new Map([["OTEL_EXPORTER_OTLP_ENDPOINT", url]])))

describe("telemetry", () => {
  it.scopedLive("sends traces, metrics and logs that belong together, and nothing of a person", () =>
    Effect.gen(function* () {
      const sink = yield* OtlpSink
      const { all, logs, metrics } = yield* run({
        OTEL_EXPORTER_OTLP_ENDPOINT: sink.url,
        OTEL_EXPORTER_OTLP_HEADERS: "authorization=Bearer%20collector%3D1,x-tenant=a",
        OTEL_RESOURCE_ATTRIBUTES: "deployment.environment.name=staging,service.namespace=a%2Cb"
      })

      for (const { attributes } of sink.resources()) {
        assert.strictEqual(attributes["service.name"], "callwise")
        assert.strictEqual(attributes["service.version"], "0.1.0")
        assert.strictEqual(attributes["deployment.environment.name"], "staging")
        assert.strictEqual(attributes["service.namespace"], "a,b")
      }
      assert.strictEqual(new Set(sink.resources().map(({ attributes }) => attributes["service.instance.id"])).size, 1)
      assert.sameMembers([...new Set(sink.requests.map(({ path }) => path))], ["/v1/traces", "/v1/metrics", "/v1/logs"])
      for (const { headers } of sink.requests) {
        assert.strictEqual(headers.get("authorization"), "Bearer collector=1")
        assert.strictEqual(headers.get("x-tenant"), "a")
      }

      const spans = sink.spans()
      const span = (name: string, kind: number) => {
        const found = spans.find(span => span.name === name && span.kind === kind)
        assert.isDefined(found, `${name} among ${spans.map(({ name, kind }) => `${name} ${kind}`)}`)
        return found
      }
      const outer = span("Outer.work", 1)
      const inner = span("Inner.work", 1)
      assert.isUndefined(outer.parentSpanId)
      assert.strictEqual(inner.parentSpanId, outer.spanId)
      assert.strictEqual(inner.traceId, outer.traceId)
      assert.strictEqual(inner.attributes.leadId, "lead-1")
      assert.strictEqual(inner.attributes.count, 3)
      assert.strictEqual(inner.attributes.note, "call [redacted]")
      assert.strictEqual(inner.attributes["error.type"], "LeadBroken")
      assert.strictEqual(inner.status.code, 2)
      assert.notProperty(inner.attributes, "status.interrupted")
      const [exception] = inner.events.filter(({ name }) => name === "exception")
      assert.strictEqual(exception?.attributes["exception.type"], "LeadBroken")
      assert.match(`${exception?.attributes["exception.stacktrace"]}`, /program\.ts:\d+:\d+/)

      const served = span("GET /leads/:name", 2)
      assert.deepStrictEqual(served.attributes, {
        "http.request.method": "GET",
        "http.response.status_code": 200,
        "http.route": "/leads/:name",
        "url.scheme": "http"
      })
      const called = spans.find(({ spanId }) => spanId === served.parentSpanId)
      assert.deepInclude(called?.attributes, { "server.address": "127.0.0.1", "http.response.status_code": 200 })
      assert.strictEqual(called?.traceId, outer.traceId)
      const refused = span("GET /refused", 2)
      assert.strictEqual(refused.status.code, 2)
      assert.strictEqual(refused.attributes["error.type"], "503")
      assert.isFalse(
        spans.some(({ attributes }) => `${attributes["server.port"]}` === new URL(sink.url).port),
        "exporting is not traced"
      )

      assert.include(sink.metricNames(), "callwise_test_total")
      const hosts = metrics
        .get("http_client_request_duration_seconds")
        ?.samples.map(({ labels }) => labels.server_address)
      assert.deepStrictEqual([...new Set(hosts)], ["127.0.0.1"])

      const warning = sink.logs().find(({ severityText }) => severityText === "WARN")
      assert.deepInclude(warning, { traceId: outer.traceId, spanId: inner.spanId })
      const line = logs.find(({ level }) => level === "WARN")
      assert.deepInclude(line, { traceId: outer.traceId, spanId: inner.spanId })
      assert.isTrue(logs.some(({ requestId, message }) => requestId === "request-1" && message === "lead read"))
      assert.isFalse(logs.some(({ level }) => level === "DEBUG"))
      assert.isTrue(logs.some(({ errors }) => JSON.stringify(errors ?? []).includes('"type":"LeadBroken"')))
      assert.isTrue(logs.some(({ errors }) => JSON.stringify(errors ?? []).includes('"cause":"TypeError"')))

      assertNothingPersonal(all)
      assertNothingPersonal(sink.raw())
    }).pipe(Effect.provide(OtlpSink.layer))
  )

  it.scopedLive("sends protobuf when asked to", () =>
    Effect.gen(function* () {
      const sink = yield* OtlpSink
      yield* run({ OTEL_EXPORTER_OTLP_ENDPOINT: sink.url, OTEL_EXPORTER_OTLP_PROTOCOL: "http/protobuf" })
      assert.isAbove(sink.requests.length, 0)
      for (const { headers } of sink.requests) assert.strictEqual(headers.get("content-type"), "application/x-protobuf")
      assertNothingPersonal(sink.raw())
    }).pipe(Effect.provide(OtlpSink.layer))
  )

  it.scopedLive("sends nothing when no endpoint is set, and still counts", () =>
    Effect.gen(function* () {
      const sink = yield* OtlpSink
      const { all, metrics } = yield* run({})
      assert.strictEqual(sink.requests.length, 0)
      assert.isTrue(metrics.has("http_client_request_duration_seconds"))
      assertNothingPersonal(all)
    }).pipe(Effect.provide(OtlpSink.layer))
  )

  it.scopedLive("sends what is pending when the service leaves", () =>
    Effect.gen(function* () {
      const sink = yield* OtlpSink
      yield* Effect.logInfo("last words").pipe(
        Effect.withSpan("last"),
        Effect.provide(
          Layer.merge(Telemetry, Logger.remove(Logger.defaultLogger)).pipe(Layer.provide(settingsFor(sink.url)))
        )
      )
      assert.isTrue(sink.spans().some(({ name }) => name === "last"))
      assert.isTrue(sink.logs().some(({ body }) => body.stringValue === "last words"))
    }).pipe(Effect.provide(OtlpSink.layer))
  )

  it.scopedLive("leaves in time when the collector hangs", () =>
    Effect.gen(function* () {
      const sink = yield* OtlpSink
      const [took] = yield* Effect.void.pipe(
        Effect.withSpan("last"),
        Effect.provide(Telemetry.pipe(Layer.provide(settingsFor(sink.url)))),
        Effect.timed
      )
      assert.isAbove(sink.requests.length, 0)
      assert.isBelow(Duration.toSeconds(took), 5)
    }).pipe(Effect.provide(OtlpSink.layerAnswering(() => new Promise<Response>(() => {}))))
  )

  it.effect("refuses settings it cannot follow and names the variable", () =>
    Effect.gen(function* () {
      const wrong = {
        OTEL_EXPORTER_OTLP_ENDPOINT: "not a url",
        OTEL_EXPORTER_OTLP_PROTOCOL: "grpc",
        OTEL_EXPORTER_OTLP_HEADERS: "no-pair",
        OTEL_RESOURCE_ATTRIBUTES: "a=%E0%A4%A"
      }
      for (const [name, value] of Object.entries(wrong)) {
        const exit = yield* Effect.exit(
          Effect.scoped(
            Layer.build(
              Telemetry.pipe(Layer.provide(Layer.setConfigProvider(ConfigProvider.fromMap(new Map([[name, value]])))))
            )
          )
        )
        assert.isTrue(Exit.isFailure(exit))
        if (Exit.isFailure(exit)) assert.include(Cause.pretty(exit.cause), name)
      }
    })
  )
})
