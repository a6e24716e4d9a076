import type { DateTime } from "effect"
import type { Lead } from "../leads/Lead.ts"
import type { EnrichedProfile } from "../profile/EnrichedProfile.ts"
import type { ProviderId, ProviderRecord } from "../providers/Provider.ts"

/** That a provider has answered about a lead, and how long that holds. */
export interface Heard {
  readonly providerId: ProviderId
  readonly provider: string
  readonly answeredAt: DateTime.Utc
  readonly validUntil: DateTime.Utc
}

/** The latest answer of one provider about a lead; no record means that it does not know the lead. */
export interface StoredAnswer extends Heard {
  readonly record: ProviderRecord | null
}

/** What is held on a lead when an enrichment begins. */
export interface Standing {
  readonly lead: Lead
  /** Another lead that later takes the same id has another. */
  readonly position: string
  readonly profile: EnrichedProfile | null
  readonly heard: ReadonlyArray<Heard>
}

export const withAnswers = (
  earlier: ReadonlyArray<StoredAnswer>,
  later: ReadonlyArray<StoredAnswer>
): ReadonlyArray<StoredAnswer> => [
  ...earlier.filter(({ providerId }) => !later.some(answer => answer.providerId === providerId)),
  ...later
]
