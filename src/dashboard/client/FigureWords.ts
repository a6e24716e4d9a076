import { numberText, rangeText } from "./Numbers.ts"
import type { FigureJson } from "./Wire.ts"

export interface Words {
  readonly title: string
  /** What it counts: the 412 of "31 % of 412 presented". */
  readonly of: string
  readonly better: "more" | "less" | "neither"
}

export const figureWords = {
  conversionUplift: { title: "Conversion uplift", of: "personalised leads", better: "more" },
  roi: { title: "Return on cost", of: "", better: "more" },
  costPerConversionUplift: { title: "Cost per added conversion", of: "", better: "less" },
  totalEnrichmentCost: { title: "Spent on enrichment", of: "", better: "neither" },
  agentUtilization: { title: "Suggestions used", of: "shown", better: "more" },
  "offerMetrics.totalOffers": { title: "Offers suggested", of: "", better: "neither" },
  "offerMetrics.primaryOfferAcceptanceRate": { title: "Primary offers accepted", of: "presented", better: "more" },
  "offerMetrics.secondaryOfferAcceptanceRate": { title: "Secondary offers accepted", of: "presented", better: "more" },
  "offerMetrics.tertiaryOfferAcceptanceRate": { title: "Tertiary offers accepted", of: "presented", better: "more" },
  "offerMetrics.averageOfferResponseTime": { title: "Time to an answer", of: "answers", better: "less" },
  "suggestionMetrics.totalSuggestions": { title: "Suggestions made", of: "", better: "neither" },
  "suggestionMetrics.averageEffectivenessRating": {
    title: "How suggestions were rated",
    of: "ratings",
    better: "more"
  },
  "suggestionMetrics.feedbackParticipation": { title: "Suggestions answered", of: "shown", better: "more" },
  "suggestionMetrics.sentimentImprovement": { title: "Mood gained in a call", of: "calls", better: "more" },
  "enrichmentMetrics.successRate": { title: "Leads found", of: "enriched", better: "more" },
  "enrichmentMetrics.averageTime": { title: "Time to enrich", of: "enrichments", better: "less" },
  "enrichmentMetrics.averageCost": { title: "Cost of an enrichment", of: "enrichments", better: "less" },
  "enrichmentMetrics.providerSuccessRate": { title: "Look-ups answered", of: "look-ups", better: "more" },
  "enrichmentMetrics.cacheHitRate": { title: "Served from the cache", of: "look-ups", better: "more" },
  "riskMetrics.falsePositiveRate": { title: "False alarms", of: "flagged and reviewed", better: "less" },
  "riskMetrics.fraudDetectionRate": { title: "High or critical risk", of: "validated", better: "neither" }
} as const satisfies Readonly<Record<string, Words>>

export type FigurePath = keyof typeof figureWords

const nothing: FigureJson = {
  value: null,
  unit: "count",
  numerator: 0,
  denominator: 0,
  interval: null,
  reason: "The service did not send it."
}

export const figureAt = (figures: Readonly<Record<string, FigureJson>>, path: FigurePath): FigureJson =>
  figures[path] ?? nothing

/** What a figure divides by, in words: "of 412 presented". */
export const basisText = ({ denominator, unit }: FigureJson, { of }: Words): string =>
  of === "" ? "" : `${unit === "percent" ? "of" : "over"} ${denominator.toLocaleString("en-US")} ${of}`

/** A figure with what it means, "31 % of 412 presented (27-36 %)", or why there is none. */
export const figureText = (figure: FigureJson, words: Words): string => {
  if (figure.value === null) return figure.reason ?? "There is no value."
  const range = figure.interval === null ? "" : `(${rangeText(figure.interval, figure.unit)})`
  return [numberText(figure.value, figure.unit), basisText(figure, words), range].filter(part => part !== "").join(" ")
}
