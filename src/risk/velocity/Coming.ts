import type { DateTime } from "effect"
import type { KeyedHash } from "../../audit/Chain.ts"
import type { Lead, LeadId } from "../../leads/Lead.ts"
import { type Measured, measuredOf } from "../behaviour/Measure.ts"
import { cameAt, isHoneypotFilled, submittedOf } from "../behaviour/Submitted.ts"
import { type Fingerprint, fingerprintsOf, namesOf } from "./Fingerprints.ts"

/** One coming of a lead, as it is remembered. */
export interface Coming {
  readonly leadId: LeadId
  readonly source: string | null
  readonly at: DateTime.Utc
  readonly fingerprints: ReadonlyArray<Fingerprint>
  readonly who: Buffer | null
  readonly family: Buffer | null
  readonly measured: ReadonlyArray<Measured>
}

/** Leads of machines tell nothing of how a source's leads usually come. */
export const comingOf = (hash: KeyedHash, lead: Lead): Coming => {
  const submitted = submittedOf(lead.attributes)
  return {
    leadId: lead.leadId,
    source: lead.source ?? null,
    at: cameAt(submitted, lead.createdAt),
    fingerprints: fingerprintsOf(hash, lead),
    ...namesOf(hash, lead),
    measured: isHoneypotFilled(submitted) ? [] : measuredOf(submitted)
  }
}
