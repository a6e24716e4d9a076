import { Context, Effect, Layer, Schema } from "effect"

const AnyValue = Schema.Struct({
  stringValue: Schema.optional(Schema.String),
  intValue: Schema.optional(Schema.Number),
  doubleValue: Schema.optional(Schema.Number),
  boolValue: Schema.optional(Schema.Boolean)
})

const Attributes = Schema.transform(
  Schema.Array(Schema.Struct({ key: Schema.String, value: AnyValue })),
  Schema.Record({ key: Schema.String, value: Schema.Union(Schema.String, Schema.Number, Schema.Boolean) }),
  {
    decode: entries =>
      Object.fromEntries(
        entries.map(({ key, value }) => [
          key,
          value.stringValue ?? value.intValue ?? value.doubleValue ?? value.boolValue ?? ""
        ])
      ),
    encode: () => []
  }
)

const Resource = Schema.Struct({ attributes: Attributes })

const Span = Schema.Struct({
  traceId: Schema.String,
  spanId: Schema.String,
  parentSpanId: Schema.optional(Schema.String),
  name: Schema.String,
  kind: Schema.Number,
  attributes: Attributes,
  events: Schema.Array(Schema.Struct({ name: Schema.String, attributes: Attributes })),
  status: Schema.Struct({ code: Schema.Number, message: Schema.optional(Schema.String) })
})

const Traces = Schema.Struct({
  resourceSpans: Schema.Array(
    Schema.Struct({
      resource: Resource,
      scopeSpans: Schema.Array(Schema.Struct({ spans: Schema.Array(Span) }))
    })
  )
})

const LogRecord = Schema.Struct({
  traceId: Schema.optional(Schema.String),
  spanId: Schema.optional(Schema.String),
  severityText: Schema.String,
  body: AnyValue,
  attributes: Attributes
})

const Logs = Schema.Struct({
  resourceLogs: Schema.Array(
    Schema.Struct({
      resource: Resource,
      scopeLogs: Schema.Array(Schema.Struct({ logRecords: Schema.Array(LogRecord) }))
    })
  )
})

const Metrics = Schema.Struct({
  resourceMetrics: Schema.Array(
    Schema.Struct({
      resource: Resource,
      scopeMetrics: Schema.Array(
        Schema.Struct({ metrics: Schema.Array(Schema.Struct({ name: Schema.String, unit: Schema.String })) })
      )
    })
  )
})

interface Request {
  readonly path: string
  readonly headers: Headers
  readonly body: string
}

/** A collector of one's own: takes OTLP/HTTP JSON at `url` and shows what came, as text and decoded. */
export class OtlpSink extends Context.Tag("test/OtlpSink")<
  OtlpSink,
  {
    readonly url: string
    readonly requests: ReadonlyArray<Request>
    /** All that was received, headers and bodies, to search for what must not be there. */
    readonly raw: () => string
    readonly spans: () => ReadonlyArray<typeof Span.Type>
    readonly logs: () => ReadonlyArray<typeof LogRecord.Type>
    readonly metricNames: () => ReadonlyArray<string>
    readonly resources: () => ReadonlyArray<typeof Resource.Type>
  }
>() {
  /** Answers with what `answer` makes; a promise that never settles is a collector that hangs. */
  static readonly layerAnswering = (answer: () => Response | Promise<Response>) =>
    Layer.scoped(
      OtlpSink,
      Effect.gen(function* () {
        const requests: Array<Request> = []
        const server = yield* Effect.acquireRelease(
          Effect.sync(() =>
            Bun.serve({
              port: 0,
              hostname: "127.0.0.1",
              fetch: async request => {
                const { pathname } = new URL(request.url)
                requests.push({ path: pathname, headers: request.headers, body: await request.text() })
                return answer()
              }
            })
          ),
          server => Effect.promise(() => server.stop(true))
        )
        const decoded = <A, I>(path: string, schema: Schema.Schema<A, I>) =>
          requests
            .filter(request => request.path === path)
            .map(({ body }) => Schema.decodeSync(Schema.parseJson(schema))(body))
        const traces = () => decoded("/v1/traces", Traces).flatMap(({ resourceSpans }) => resourceSpans)
        const logs = () => decoded("/v1/logs", Logs).flatMap(({ resourceLogs }) => resourceLogs)
        const metrics = () => decoded("/v1/metrics", Metrics).flatMap(({ resourceMetrics }) => resourceMetrics)
        return {
          url: `http://127.0.0.1:${server.port}`,
          requests,
          raw: () => JSON.stringify(requests.map(({ path, headers, body }) => [path, ...headers, body])),
          spans: () => traces().flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
          logs: () => logs().flatMap(({ scopeLogs }) => scopeLogs.flatMap(({ logRecords }) => logRecords)),
          metricNames: () =>
            metrics().flatMap(({ scopeMetrics }) =>
              scopeMetrics.flatMap(({ metrics }) => metrics.map(({ name }) => name))
            ),
          resources: () => [...traces(), ...logs(), ...metrics()].map(({ resource }) => resource)
        }
      })
    )

  static readonly layer = this.layerAnswering(() => Response.json({}))
}
