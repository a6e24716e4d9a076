import { Metric } from "effect"

const attempts = Metric.counter("callwise_webhook_attempts_total", {
  description: "Attempts to deliver to webhooks by outcome.",
  incremental: true
})

export const recordAttempt = (outcome: "delivered" | "failed" | "dead") =>
  Metric.increment(Metric.tagged(attempts, "outcome", outcome))
