import { Schema } from "effect"
import { type Counts, under } from "./Counts.ts"
import type { Figures } from "./Figures.ts"

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
    averageOfferResponseTime: plain.annotations({ description: "Seconds, from shown to answered." }),
    averageTimeToAcceptance: plain.annotations({ description: "Seconds, from shown to accepted." }),
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
    cacheHitRate: percent,
    averageCost: plain.annotations({ description: "US dollars an enrichment." })
  }),
  riskMetrics: Schema.Struct({
    totalValidations: Schema.Int,
    fraudDetectionRate: percent,
    falsePositiveRate: percent,
    escalationRate: percent,
    averageValidationTime: plain.annotations({ description: "Seconds." })
  })
}).annotations({ identifier: "AnalyticsDashboard" })
export type Dashboard = typeof Dashboard.Type

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
      averageTimeToAcceptance: value("offerMetrics.averageTimeToAcceptance"),
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
      cacheHitRate: value("enrichmentMetrics.cacheHitRate"),
      averageCost: value("enrichmentMetrics.averageCost")
    },
    riskMetrics: {
      totalValidations: whole("riskMetrics.totalValidations"),
      fraudDetectionRate: value("riskMetrics.fraudDetectionRate"),
      falsePositiveRate: value("riskMetrics.falsePositiveRate"),
      escalationRate: value("riskMetrics.escalationRate"),
      averageValidationTime: value("riskMetrics.averageValidationTime")
    }
  }
}
