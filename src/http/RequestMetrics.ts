import { Effect, Metric, MetricBoundaries } from "effect"
import { labelled } from "../platform/LabelledMetric.ts"

const duration = labelled(
  Metric.histogram(
    "http_server_request_duration_seconds",
    MetricBoundaries.fromIterable([0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]),
    "Time from request to answer, seconds, by route template."
  ),
  "http_request_method",
  "http_route",
  "http_response_status_code"
)

export const recordRequest = (method: string, route: string, status: number, seconds: number) =>
  Effect.sync(() => duration(seconds, method, route, `${status}`))
