import { Effect } from "effect"
import type { Lead } from "../leads/Lead.ts"
import { permissionFor } from "../privacy/Permission.ts"
import { ConsentMissing } from "./Enrichment.ts"
import type { EnrichmentSettings } from "./EnrichmentSettings.ts"

/** Consent never stated counts as given, unless the operator says that it must be stated. */
export const consented = ({ leadId, consent }: Lead, { consentRequired }: EnrichmentSettings) => {
  const { _tag } = permissionFor("purchase", consent)
  return _tag === "Refused" || (_tag === "NeverStated" && consentRequired)
    ? new ConsentMissing({ leadId })
    : Effect.void
}

export const worthEnriching = ({ score }: Lead, minScore: number): boolean => score >= minScore
