import { type Counts, of } from "./Counts.ts"
import { type Figure, mean, none, pooledShare, ratio, share, total } from "./Figure.ts"

export type Figures = Readonly<Record<string, Figure>>

export interface Happened {
  readonly counts: Counts
  /** Of them, long enough ago that it is known what came of it. */
  readonly matured: Counts
}

const acceptanceOf = (counts: Counts, tier: string): Figure =>
  pooledShare(
    of(counts, `offers.accepted.tier.${tier}`),
    of(counts, `offers.presented.tier.${tier}`),
    { part: of(counts, "offers.accepted"), whole: of(counts, "offers.presented") },
    `No ${tier} offer was presented.`
  )

const succeeded = ["complete", "partial", "cached"]
const asked = ["matched", "not_found", "failed", "timeout", "rate_limited"]

const sumOf = (counts: Counts, prefix: string, names: ReadonlyArray<string>) =>
  names.reduce((sum, name) => sum + of(counts, `${prefix}${name}`), 0)

/** The same of the uplift and of both ends of its interval. */
const throughUplift = (uplift: Figure, of: (points: number) => number): Figure["interval"] =>
  uplift.interval && [of(uplift.interval[0]), of(uplift.interval[1])]

/** What the uplift earned beyond what enriching the leads of the same age cost, and what each added conversion cost. */
const worthOf = (
  { counts, matured }: Happened,
  uplift: Figure,
  commissionPercent: number
): Readonly<Record<"roi" | "cost", Figure>> => {
  const noUplift = `There is no uplift to value: ${uplift.reason ?? ""}`
  if (uplift.value === null) return { roi: none("percent", noUplift), cost: none("US dollars", noUplift) }
  const spent = of(matured, "enrichments.cost")
  const sold = of(counts, "offers.acceptances")
  const premium = sold === 0 ? 0 : of(counts, "offers.acceptedPremium") / sold
  const conversions = (points: number) => (points / 100) * uplift.denominator
  const gained = (points: number) => (conversions(points) * premium * commissionPercent) / 100 - spent
  const roi = ratio("percent", gained(uplift.value), spent, "Nothing was spent.")
  const cost = ratio("US dollars", spent, conversions(uplift.value), "Personalisation added no conversion.")
  const surelyAdds = uplift.interval !== null && uplift.interval[0] > 0
  const ends = surelyAdds ? throughUplift(uplift, points => spent / conversions(points)) : null
  return {
    roi:
      roi.value === null
        ? roi
        : {
            ...roi,
            value: 100 * roi.value,
            interval: throughUplift(uplift, points => (100 * gained(points)) / spent),
            reason: `At a commission of ${commissionPercent} % of the mean premium accepted (CALLWISE_COMMISSION_PERCENT), for leads old enough to have converted; the interval is that of the uplift.`
          },
    cost: ends === null ? cost : { ...cost, interval: [ends[1], ends[0]] }
  }
}

/** Every figure with what it was made of. */
export const figuresOf = (happened: Happened, uplift: Figure, commissionPercent: number): Figures => {
  const { counts } = happened
  const cost = of(counts, "enrichments.cost")
  const worth = worthOf(happened, uplift, commissionPercent)
  const utilization = share(of(counts, "suggestions.used"), of(counts, "suggestions.shown"), "No suggestion was shown.")
  const enrichments = of(counts, "enrichments")
  const skipped = of(counts, "enrichments.status.skipped")
  const validations = of(counts, "validations")
  return {
    conversionUplift: uplift,
    agentUtilization: utilization,
    roi: worth.roi,
    totalEnrichmentCost: total("US dollars", cost),
    costPerConversionUplift: worth.cost,
    "offerMetrics.totalOffers": total("count", of(counts, "offers.suggested")),
    "offerMetrics.primaryOfferAcceptanceRate": acceptanceOf(counts, "primary"),
    "offerMetrics.secondaryOfferAcceptanceRate": acceptanceOf(counts, "secondary"),
    "offerMetrics.tertiaryOfferAcceptanceRate": acceptanceOf(counts, "tertiary"),
    "offerMetrics.averageOfferResponseTime": mean(
      "seconds",
      of(counts, "offers.responseSeconds"),
      of(counts, "offers.responseSecondsSquared"),
      of(counts, "offers.responses"),
      "No offer was answered."
    ),
    "offerMetrics.averageTimeToAcceptance": mean(
      "seconds",
      of(counts, "offers.acceptanceSeconds"),
      of(counts, "offers.acceptanceSecondsSquared"),
      of(counts, "offers.acceptances"),
      "No offer was accepted."
    ),
    "suggestionMetrics.totalSuggestions": total("count", of(counts, "suggestions.made")),
    "suggestionMetrics.agentUtilizationRate": utilization,
    "suggestionMetrics.averageEffectivenessRating": mean(
      "stars, 1-5",
      of(counts, "suggestions.stars"),
      of(counts, "suggestions.starsSquared"),
      of(counts, "suggestions.rated"),
      "No suggestion was rated."
    ),
    "suggestionMetrics.feedbackParticipation": share(
      of(counts, "suggestions.used") + of(counts, "suggestions.dismissed"),
      of(counts, "suggestions.shown"),
      "No suggestion was shown."
    ),
    "suggestionMetrics.sentimentImprovement": mean(
      "-2 to 2",
      of(counts, "calls.sentimentGain"),
      of(counts, "calls.sentimentGainSquared"),
      of(counts, "calls.heard"),
      "In no call was enough heard: six utterances of the lead."
    ),
    "enrichmentMetrics.totalEnrichments": total("count", enrichments),
    "enrichmentMetrics.successRate": share(
      sumOf(counts, "enrichments.status.", succeeded),
      enrichments - skipped + of(counts, "enrichments.unanswered"),
      "Nobody was enriched."
    ),
    "enrichmentMetrics.averageTime": mean(
      "seconds",
      of(counts, "enrichments.seconds"),
      of(counts, "enrichments.secondsSquared"),
      enrichments,
      "Nobody was enriched."
    ),
    "enrichmentMetrics.providerSuccessRate": share(
      sumOf(counts, "lookups.", ["matched", "not_found"]),
      sumOf(counts, "lookups.", asked),
      "No provider was asked."
    ),
    "enrichmentMetrics.cacheHitRate": share(
      of(counts, "lookups.cached"),
      of(counts, "lookups.cached") + sumOf(counts, "lookups.", asked),
      "Nothing was looked up."
    ),
    "enrichmentMetrics.averageCost": mean(
      "US dollars",
      cost,
      of(counts, "enrichments.costSquared"),
      enrichments,
      "Nobody was enriched."
    ),
    "riskMetrics.totalValidations": total("count", validations),
    "riskMetrics.fraudDetectionRate": share(
      sumOf(counts, "validations.severity.", ["high", "critical"]),
      validations,
      "Nobody was validated."
    ),
    "riskMetrics.falsePositiveRate": share(
      of(counts, "reviews.falsePositive"),
      of(counts, "reviews.flagged"),
      "No flagged lead was reviewed."
    ),
    "riskMetrics.escalationRate": share(of(counts, "validations.escalated"), validations, "Nobody was validated."),
    "riskMetrics.averageValidationTime": mean(
      "seconds",
      of(counts, "validations.seconds"),
      of(counts, "validations.secondsSquared"),
      of(counts, "validations.timed"),
      "Nobody was validated."
    )
  }
}
