import type { DateTime } from "effect"
import type { Lead } from "../leads/Lead.ts"
import type { EnrichedProfile } from "../profile/EnrichedProfile.ts"
import type { ProviderId, ProviderRecord } from "../providers/Provider.ts"

/** The latest answer of one provider about a lead; no record means that it does not know the lead. */
export interface StoredAnswer {
  readonly providerId: ProviderId
  readonly provider: string
  readonly record: ProviderRecord | null
  readonly answeredAt: DateTime.Utc
  readonly validUntil: DateTime.Utc
}

/** All that is held on a lead when an enrichment begins. */
export interface Standing {
  readonly lead: Lead
  readonly profile: EnrichedProfile | null
  readonly answers: ReadonlyArray<StoredAnswer>
}
