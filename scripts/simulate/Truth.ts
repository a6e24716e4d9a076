/** What is true of a simulated agency: the probabilities and means that its events are drawn from. */
export interface Truth {
  /** Probability that an offer of a tier is presented, and that it is then accepted: with personalisation, and without. */
  readonly presented: number
  readonly accepted: Readonly<Record<Tier, { readonly personalised: number; readonly heldOut: number }>>
  /** Probability that a lead buys in a call without accepting an offer first. */
  readonly sold: number
  readonly meanPremium: number
  readonly meanResponseSeconds: number
  readonly enrichmentCost: number
  readonly enrichmentSucceeds: number
  readonly cacheHits: number
  readonly meanEnrichmentSeconds: number
  readonly suggestionUsed: number
  readonly suggestionDismissed: number
  readonly meanRating: number
  readonly sentimentGain: number
  readonly fraud: number
  readonly escalated: number
  readonly falsePositive: number
  readonly meanValidationSeconds: number
}

export const tiers = ["primary", "secondary", "tertiary"] as const
export type Tier = (typeof tiers)[number]

export const truth: Truth = {
  presented: 0.7,
  accepted: {
    primary: { personalised: 0.34, heldOut: 0.25 },
    secondary: { personalised: 0.12, heldOut: 0.1 },
    tertiary: { personalised: 0.05, heldOut: 0.05 }
  },
  sold: 0.02,
  meanPremium: 1_400,
  meanResponseSeconds: 240,
  enrichmentCost: 0.19,
  enrichmentSucceeds: 0.9,
  cacheHits: 0.3,
  meanEnrichmentSeconds: 0.4,
  suggestionUsed: 0.62,
  suggestionDismissed: 0.2,
  meanRating: 3.7,
  sentimentGain: 0.15,
  fraud: 0.06,
  escalated: 0.03,
  falsePositive: 0.25,
  meanValidationSeconds: 0.02
}

const conversion = ({ accepted, presented, sold }: Truth, arm: "personalised" | "heldOut"): number =>
  1 - (1 - sold) * tiers.reduce((none, tier) => none * (1 - presented * accepted[tier][arm]), 1)

const mixed = ({ accepted }: Truth, tier: Tier, heldOut: number): number =>
  (1 - heldOut) * accepted[tier].personalised + heldOut * accepted[tier].heldOut

/** Each figure of the dashboard as the truth has it, by its path. */
export const trueFigures = (
  of: Truth,
  { commission, heldOut, leads }: { readonly heldOut: number; readonly leads: number; readonly commission: number }
): Readonly<Record<string, number>> => {
  const uplift = conversion(of, "personalised") - conversion(of, "heldOut")
  const [added, spent] = [uplift * (1 - heldOut) * leads, of.enrichmentCost * leads]
  return {
    conversionUplift: 100 * uplift,
    roi: (100 * (added * of.meanPremium * commission - spent)) / spent,
    costPerConversionUplift: spent / added,
    agentUtilization: 100 * of.suggestionUsed,
    "offerMetrics.primaryOfferAcceptanceRate": 100 * mixed(of, "primary", heldOut),
    "offerMetrics.secondaryOfferAcceptanceRate": 100 * mixed(of, "secondary", heldOut),
    "offerMetrics.tertiaryOfferAcceptanceRate": 100 * mixed(of, "tertiary", heldOut),
    "offerMetrics.averageOfferResponseTime": of.meanResponseSeconds,
    "suggestionMetrics.averageEffectivenessRating": of.meanRating,
    "suggestionMetrics.feedbackParticipation": 100 * (of.suggestionUsed + of.suggestionDismissed),
    "suggestionMetrics.sentimentImprovement": of.sentimentGain,
    "enrichmentMetrics.successRate": 100 * of.enrichmentSucceeds,
    "enrichmentMetrics.averageTime": of.meanEnrichmentSeconds,
    "enrichmentMetrics.cacheHitRate": 100 * of.cacheHits,
    "enrichmentMetrics.averageCost": of.enrichmentCost,
    "riskMetrics.fraudDetectionRate": 100 * of.fraud,
    "riskMetrics.escalationRate": 100 * of.escalated,
    "riskMetrics.falsePositiveRate": 100 * of.falsePositive,
    "riskMetrics.averageValidationTime": of.meanValidationSeconds
  }
}
