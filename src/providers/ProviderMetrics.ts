import { Effect, Metric, MetricBoundaries } from "effect"
import type { ProviderConfig } from "./ProviderConfig.ts"

const requests = Metric.counter("callwise_provider_requests_total", {
  description: "Look-ups of providers by outcome.",
  incremental: true
})
const seconds = Metric.histogram(
  "callwise_provider_duration_seconds",
  MetricBoundaries.fromIterable([0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30]),
  "Duration of one HTTP exchange with a provider, seconds."
)
const dollars = Metric.counter("callwise_provider_cost_dollars_total", {
  description: "Money owed to providers, US dollars; lost answers count as charged.",
  incremental: true
})
const cache = Metric.counter("callwise_cache_requests_total", {
  description: "Reads of a cache by result.",
  incremental: true
})

type Named = Pick<ProviderConfig, "name">

export const countLookUp = ({ name }: Named, outcome: string) =>
  Metric.update(requests.pipe(Metric.tagged("provider", name), Metric.tagged("outcome", outcome)), 1)

export const recordDuration = ({ name }: Named, durationMs: number) =>
  Metric.update(Metric.tagged(seconds, "provider", name), durationMs / 1000)

export const addCost = ({ name }: Named, cost: number) =>
  cost > 0 ? Metric.update(Metric.tagged(dollars, "provider", name), cost) : Effect.void

export const countCache = (name: "memory" | "database" | "profile", hit: boolean) =>
  Metric.update(cache.pipe(Metric.tagged("cache", name), Metric.tagged("result", hit ? "hit" : "miss")), 1)
