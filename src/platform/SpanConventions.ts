import { OtlpSerialization } from "@effect/opentelemetry/OtlpSerialization"
import { Effect, Layer, Predicate, Record, Schema } from "effect"

const Attribute = Schema.Struct({
  key: Schema.String,
  value: Schema.Struct({ stringValue: Schema.optional(Schema.String), intValue: Schema.optional(Schema.Number) })
})

const Span = Schema.Struct({
  spanId: Schema.String,
  name: Schema.String,
  kind: Schema.Number,
  status: Schema.Struct({ code: Schema.Number }),
  attributes: Schema.Array(Attribute)
})

const isSpan = Schema.is(Span)
const server = 2
const client = 3
const failed = 2

/** The exporter calls every failed span interrupted (@effect/opentelemetry 0.64). */
const untrue = new Set(["span.label", "status.interrupted"])

const conventionalSpan = (span: typeof Span.Type): typeof Span.Type => {
  const attribute = (key: string) => span.attributes.find(known => known.key === key)?.value
  const method = attribute("http.request.method")?.stringValue
  const route = attribute("http.route")?.stringValue
  const status = attribute("http.response.status_code")?.intValue ?? 0
  const refused = (span.kind === server && status >= 500) || (span.kind === client && status >= 400)
  const name =
    method === undefined
      ? attribute("db.query.summary")?.stringValue
      : route === undefined || span.kind !== server
        ? method
        : `${method} ${route}`
  return {
    ...span,
    name: name ?? span.name,
    status: refused ? { ...span.status, code: failed } : span.status,
    attributes: [
      ...span.attributes.filter(({ key }) => !untrue.has(key)),
      ...(refused && attribute("error.type") === undefined
        ? [{ key: "error.type", value: { stringValue: `${status}` } }]
        : [])
    ]
  }
}

const conventional = (data: unknown): unknown =>
  isSpan(data)
    ? conventionalSpan(data)
    : Array.isArray(data)
      ? data.map(conventional)
      : Predicate.isReadonlyRecord(data)
        ? Record.map(data, conventional)
        : data

/** Names and status of spans as OpenTelemetry's semantic conventions have them, which are known only at a span's end. */
export const withSpanConventions = (serialization: Layer.Layer<OtlpSerialization>) =>
  Layer.effect(
    OtlpSerialization,
    Effect.map(OtlpSerialization, inner => ({ ...inner, traces: data => inner.traces(conventional(data)) }))
  ).pipe(Layer.provide(serialization))
