import { Effect, Metric, MetricBoundaries } from "effect"
import { labelled } from "../platform/LabelledMetric.ts"

const requests = labelled(
  Metric.counter("callwise_enrichment_requests_total", { description: "Enrichments by outcome.", incremental: true }),
  "outcome"
)

const seconds = Metric.histogram(
  "callwise_enrichment_duration_seconds",
  MetricBoundaries.fromIterable([0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 2, 3, 5, 10, 30]),
  "Duration of an enrichment, seconds."
)

export const recordEnrichment = (outcome: string, durationMs: number) =>
  Effect.zipRight(
    Effect.sync(() => requests(1, outcome)),
    Metric.update(seconds, durationMs / 1000)
  )
