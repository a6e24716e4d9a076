import { Metric, MetricBoundaries, MetricLabel, type Tracer } from "effect"

const seconds = MetricBoundaries.fromIterable([0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10])

const database = Metric.histogram(
  "db_client_operation_duration_seconds",
  seconds,
  "Time of one statement on PostgreSQL, waiting for a connection included, seconds."
)

const outgoing = Metric.histogram(
  "http_client_request_duration_seconds",
  seconds,
  "Time from an outgoing request to its answer, seconds, by host called."
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
    if (span.attributes.has("db.operation.name"))
      database.unsafeUpdate(durationSeconds, [MetricLabel.make("db_operation_name", text("db.operation.name"))])
    else if (span.attributes.has("http.request.method"))
      outgoing.unsafeUpdate(durationSeconds, [
        MetricLabel.make(
          "http_request_method",
          methods.has(text("http.request.method")) ? text("http.request.method") : "_OTHER"
        ),
        MetricLabel.make("http_response_status_code", text("http.response.status_code")),
        MetricLabel.make("server_address", bounded(text("server.address")))
      ])
  }
}
