import { DateTime, Duration, Effect, Metric, MetricBoundaries } from "effect"
import type { Offer } from "./Offer.ts"

const offers = Metric.counter("callwise_offers_total", {
  description: "Steps of offers by tier, type and the status they came to.",
  incremental: true
})

const fitScore = Metric.histogram(
  "callwise_offer_fit_score",
  MetricBoundaries.linear({ start: 10, width: 10, count: 10 }),
  "Fit scores of the offers suggested, 0-100."
)

const responseSeconds = Metric.histogram(
  "callwise_offer_response_seconds",
  MetricBoundaries.fromIterable([10, 30, 60, 120, 300, 600, 1_800, 3_600, 14_400, 86_400, 604_800]),
  "From an offer's being presented to its answer, seconds."
)

const counted = ({ tier, offerType }: Offer, status: string) =>
  Metric.increment(
    Metric.tagged(Metric.tagged(Metric.tagged(offers, "tier", tier), "type", offerType), "status", status)
  )

export const recordSuggested = (suggested: ReadonlyArray<Offer>) =>
  Effect.forEach(
    suggested,
    offer => Effect.zipRight(counted(offer, "suggested"), Metric.update(fitScore, offer.fitScore)),
    { discard: true }
  )

export const recordStep = (offer: Offer, wasSuggested: boolean) =>
  Effect.gen(function* () {
    const { presentedAt, respondedAt, status } = offer
    if (wasSuggested) yield* counted(offer, "presented")
    if (respondedAt === undefined || presentedAt === undefined) return
    yield* counted(offer, status)
    yield* Metric.update(responseSeconds, Duration.toSeconds(DateTime.distanceDuration(presentedAt, respondedAt)))
  })
