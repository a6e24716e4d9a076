import { DateTime, Duration, Effect, Metric, MetricBoundaries } from "effect"
import { labelled } from "../platform/LabelledMetric.ts"
import type { Offer } from "./Offer.ts"

const offers = labelled(
  Metric.counter("callwise_offers_total", {
    description: "Steps of offers by tier, type and the status they came to.",
    incremental: true
  }),
  "tier",
  "type",
  "status"
)

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

const counted = ({ tier, offerType }: Offer, status: string) => offers(1, tier, offerType, status)

export const recordSuggested = (suggested: ReadonlyArray<Offer>) =>
  Effect.sync(() => {
    for (const offer of suggested) {
      counted(offer, "suggested")
      fitScore.unsafeUpdate(offer.fitScore, [])
    }
  })

export const recordStep = (offer: Offer, wasSuggested: boolean) =>
  Effect.sync(() => {
    const { presentedAt, respondedAt, status } = offer
    if (wasSuggested) counted(offer, "presented")
    if (respondedAt === undefined || presentedAt === undefined) return
    counted(offer, status)
    responseSeconds.unsafeUpdate(Duration.toSeconds(DateTime.distanceDuration(presentedAt, respondedAt)), [])
  })
