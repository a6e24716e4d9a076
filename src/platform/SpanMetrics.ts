import { Metric, MetricBoundaries, type Tracer } from "effect"
import { labelled } from "./LabelledMetric.ts"

const seconds = MetricBoundaries.fromIterable([0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10])

const database = labelled(
  Metric.histogram(
    "db_client_operation_duration_seconds",
    seconds,
    "Time of one statement on PostgreSQL, waiting for a connection included, seconds."
  ),
  "db_operation_name"
)

const outgoing = labelled(
  Metric.histogram(
    "http_client_request_duration_seconds",
    seconds,
    "Time from an outgoing request to its answer, seconds, by host called."
  ),
  "http_request_method",
  "http_response_status_code",
  "server_address"
)

const maxHosts = 50
const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])

/** Observes a client span that has ended. Hosts beyond the first fifty count as "other": an operator may enter any. */
export const spanMetrics = () => {
  const hosts = new Set<string>()
  const bounded = (host: string) => {
    if (hosts.size < maxHosts) hosts.add(host)
    return hosts.has(host) ? host : "other"
  }
  return (span: Tracer.Span, durationSeconds: number) => {
    if (span.kind !== "client") return
    const text = (key: string) => `${span.attributes.get(key) ?? "none"}`
    if (span.attributes.has("db.operation.name")) database(durationSeconds, text("db.operation.name"))
    else if (span.attributes.has("http.request.method")) {
      const method = text("http.request.method")
      const known = methods.has(method) ? method : "_OTHER"
      outgoing(durationSeconds, known, text("http.response.status_code"), bounded(text("server.address")))
    }
  }
}
