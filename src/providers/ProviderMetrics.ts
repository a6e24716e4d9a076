import { Effect, Metric, MetricBoundaries } from "effect"
import { labelled } from "../platform/LabelledMetric.ts"
import type { ProviderConfig } from "./ProviderConfig.ts"

const requests = labelled(
  Metric.counter("callwise_provider_requests_total", {
    description: "Look-ups of providers by outcome.",
    incremental: true
  }),
  "provider",
  "outcome"
)
const seconds = labelled(
  Metric.histogram(
    "callwise_provider_duration_seconds",
    MetricBoundaries.fromIterable([0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30]),
    "Duration of one HTTP exchange with a provider, seconds."
  ),
  "provider"
)
const dollars = labelled(
  Metric.counter("callwise_provider_cost_dollars_total", {
    description: "Money owed to providers, US dollars; lost answers count as charged.",
    incremental: true
  }),
  "provider"
)
const cache = labelled(
  Metric.counter("callwise_cache_requests_total", { description: "Reads of a cache by result.", incremental: true }),
  "cache",
  "result"
)

type Named = Pick<ProviderConfig, "name">

export const countLookUp = ({ name }: Named, outcome: string) => Effect.sync(() => requests(1, name, outcome))

export const recordDuration = ({ name }: Named, durationMs: number) =>
  Effect.sync(() => seconds(durationMs / 1000, name))

export const addCost = ({ name }: Named, cost: number) =>
  cost > 0 ? Effect.sync(() => dollars(cost, name)) : Effect.void

export const countCache = (name: "memory" | "database" | "profile" | "decision", hit: boolean) =>
  Effect.sync(() => cache(1, name, hit ? "hit" : "miss"))
