import { Schema } from "effect"
import { type Counts, of, under } from "./Counts.ts"
import { type Figure, mean, none, ratio, share, total } from "./Figure.ts"

const plain = Schema.NullOr(Schema.Number)
const percent = plain.annotations({ description: "0-100; null with the reason in figures." })
const distribution = Schema.Record({ key: Schema.String, value: Schema.Int })

/** The mission's figures as plain numbers. */
export const Dashboard = Schema.Struct({
  conversionUplift: plain.annotations({ description: "Percentage points, against the random holdout." }),
  agentUtilization: percent,
  roi: plain.annotations({
    description: "Percent: what the uplift earned in commission beyond its cost, of its cost."
  }),
  totalEnrichmentCost: Schema.Number.annotations({ description: "US dollars." }),
  costPerConversionUplift: plain.annotations({
    description: "US dollars for each conversion that personalisation added."
  }),
  offerMetrics: Schema.Struct({
    totalOffers: Schema.Int,
    primaryOfferAcceptanceRate: percent,
    secondaryOfferAcceptanceRate: percent,
    tertiaryOfferAcceptanceRate: percent,
    averageOfferResponseTime: plain.annotations({ description: "Seconds." }),
    fitScoreDistribution: distribution.annotations({ description: "Offers by tens of the fit score: 0, 10, … 90." }),
    typeDistribution: distribution
  }),
  suggestionMetrics: Schema.Struct({
    totalSuggestions: Schema.Int,
    agentUtilizationRate: percent,
    averageEffectivenessRating: plain,
    feedbackParticipation: percent,
    sentimentImprovement: plain.annotations({ description: "-2 to 2: the last words of a call against its first." }),
    typeDistribution: distribution
  }),
  enrichmentMetrics: Schema.Struct({
    totalEnrichments: Schema.Int,
    successRate: percent,
    averageTime: plain.annotations({ description: "Seconds." }),
    providerSuccessRate: percent,
    cacheHitRate: percent
  }),
  riskMetrics: Schema.Struct({
    totalValidations: Schema.Int,
    fraudDetectionRate: percent,
    falsePositiveRate: percent,
    escalationRate: percent
  })
}).annotations({ identifier: "AnalyticsDashboard" })
export type Dashboard = typeof Dashboard.Type

export type Figures = Readonly<Record<string, Figure>>

const acceptanceOf = (counts: Counts, tier: string): Figure =>
  share(
    of(counts, `offers.accepted.tier.${tier}`),
    of(counts, `offers.presented.tier.${tier}`),
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
  counts: Counts,
  uplift: Figure,
  commissionPercent: number
): Readonly<Record<"roi" | "cost", Figure>> => {
  const noUplift = `There is no uplift to value: ${uplift.reason ?? ""}`
  if (uplift.value === null) return { roi: none("percent", noUplift), cost: none("US dollars", noUplift) }
  const spent = of(counts, "enrichments.maturedCost")
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
export const figuresOf = (counts: Counts, uplift: Figure, commissionPercent: number): Figures => {
  const cost = of(counts, "enrichments.cost")
  const worth = worthOf(counts, uplift, commissionPercent)
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
      enrichments - skipped,
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
    "riskMetrics.escalationRate": share(of(counts, "validations.escalated"), validations, "Nobody was validated.")
  }
}

const record = (counts: Counts, prefix: string, name: (last: string) => string = last => last) =>
  Object.fromEntries(under(counts, prefix).map(([last, value]) => [name(last), value]))

/** The plain numbers of the figures. */
export const dashboardOf = (counts: Counts, figures: Figures): Dashboard => {
  const value = (path: string): number | null => figures[path]?.value ?? null
  const whole = (path: string): number => value(path) ?? 0
  return {
    conversionUplift: value("conversionUplift"),
    agentUtilization: value("agentUtilization"),
    roi: value("roi"),
    totalEnrichmentCost: whole("totalEnrichmentCost"),
    costPerConversionUplift: value("costPerConversionUplift"),
    offerMetrics: {
      totalOffers: whole("offerMetrics.totalOffers"),
      primaryOfferAcceptanceRate: value("offerMetrics.primaryOfferAcceptanceRate"),
      secondaryOfferAcceptanceRate: value("offerMetrics.secondaryOfferAcceptanceRate"),
      tertiaryOfferAcceptanceRate: value("offerMetrics.tertiaryOfferAcceptanceRate"),
      averageOfferResponseTime: value("offerMetrics.averageOfferResponseTime"),
      fitScoreDistribution: record(counts, "offers.fit.", tens => `${10 * Number(tens)}`),
      typeDistribution: record(counts, "offers.suggested.type.")
    },
    suggestionMetrics: {
      totalSuggestions: whole("suggestionMetrics.totalSuggestions"),
      agentUtilizationRate: value("suggestionMetrics.agentUtilizationRate"),
      averageEffectivenessRating: value("suggestionMetrics.averageEffectivenessRating"),
      feedbackParticipation: value("suggestionMetrics.feedbackParticipation"),
      sentimentImprovement: value("suggestionMetrics.sentimentImprovement"),
      typeDistribution: record(counts, "suggestions.type.")
    },
    enrichmentMetrics: {
      totalEnrichments: whole("enrichmentMetrics.totalEnrichments"),
      successRate: value("enrichmentMetrics.successRate"),
      averageTime: value("enrichmentMetrics.averageTime"),
      providerSuccessRate: value("enrichmentMetrics.providerSuccessRate"),
      cacheHitRate: value("enrichmentMetrics.cacheHitRate")
    },
    riskMetrics: {
      totalValidations: whole("riskMetrics.totalValidations"),
      fraudDetectionRate: value("riskMetrics.fraudDetectionRate"),
      falsePositiveRate: value("riskMetrics.falsePositiveRate"),
      escalationRate: value("riskMetrics.escalationRate")
    }
  }
}
