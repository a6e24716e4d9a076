import { type Duration, Effect, Metric, MetricBoundaries } from "effect"
import * as Time from "effect/Duration"
import { labelled } from "../platform/LabelledMetric.ts"

const counted = labelled(
  Metric.counter("callwise_risk_validations_total", {
    description: "Validations by type and severity.",
    incremental: true
  }),
  "type",
  "severity"
)

const seconds = Metric.histogram(
  "callwise_risk_validation_duration_seconds",
  MetricBoundaries.fromIterable([0.0025, 0.005, 0.01, 0.02, 0.035, 0.05, 0.1, 0.25, 0.5, 1, 2.5]),
  "Time of a whole validation, seconds."
)

const decided = labelled(
  Metric.counter("callwise_risk_reviews_total", {
    description: "Reviews by decision: approving what was flagged makes it a false positive.",
    incremental: true
  }),
  "decision"
)

export const recordReview = (decision: string) => Effect.sync(() => decided(1, decision))

export const recordValidation = (type: string, severity: string, took: Duration.Duration) =>
  Effect.zipRight(
    Effect.sync(() => counted(1, type, severity)),
    Metric.update(seconds, Time.toSeconds(took))
  )
