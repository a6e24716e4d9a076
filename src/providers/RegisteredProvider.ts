import type { FieldPath } from "../profile/FieldPath.ts"
import type { Learned } from "./LearnedTermsRepo.ts"
import type { EnrichmentQuery, Terms } from "./Provider.ts"
import type { ProviderConfig } from "./ProviderConfig.ts"

export interface RegisteredProvider {
  readonly config: Omit<ProviderConfig, "apiKey">
  /** The adapter's own, with match rate and reliability as they were learned. */
  readonly terms: Terms
  /** Reliability of single fields, where anything was learned of them. */
  readonly fieldReliability: Readonly<Partial<Record<FieldPath, number>>>
  readonly canLookUp: (query: EnrichmentQuery) => boolean
  readonly expectedCost: number
}

/** How many observations the figures of the terms are worth against what is observed. */
const priorWeight = 20

const smoothed = (prior: number, successes: number, trials: number): number =>
  (prior * priorWeight + successes) / (priorWeight + trials)

/** Beta smoothing: the terms' figures give way to what was seen, the more of it there is. */
export const learnedTerms = (terms: Terms, { matched, answered, fields }: Learned) => {
  const seen = fields.reduce((sum, { agreed, total }) => ({ agreed: sum.agreed + agreed, total: sum.total + total }), {
    agreed: 0,
    total: 0
  })
  return {
    terms: {
      ...terms,
      expectedMatchRate: smoothed(terms.expectedMatchRate, matched, answered),
      reliability: smoothed(terms.reliability, seen.agreed, seen.total)
    },
    fieldReliability: Object.fromEntries(
      fields.map(({ field, agreed, total }) => [field, smoothed(terms.reliability, agreed, total)])
    )
  }
}
