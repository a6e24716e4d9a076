import { Effect } from "effect"
import type { Lead } from "../leads/Lead.ts"
import { ConsentMissing } from "./Enrichment.ts"
import type { EnrichmentSettings } from "./EnrichmentSettings.ts"

/** Consent never stated counts as given, unless the operator says that it must be stated. */
export const consented = ({ leadId, consent }: Lead, { consentRequired }: EnrichmentSettings) =>
  consent?.enrichment === false || (consent?.enrichment === undefined && consentRequired)
    ? new ConsentMissing({ leadId })
    : Effect.void

export const worthEnriching = ({ score }: Lead, minScore: number): boolean => score >= minScore
