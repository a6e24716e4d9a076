import type { DateTime } from "effect"
import type { Licensing } from "../Licence.ts"
import type { Whereabouts } from "./Whereabouts.ts"

/** What a look-up on a list that others keep told: a list older than 31 days tells nothing of a number that is not on it. */
export type Listing = "listed" | "not_listed" | "list_outdated" | "never_imported"

/** All that decides whether a person may be called. */
export interface CallKnown extends Whereabouts {
  readonly direction: "outbound" | "inbound"
  /** Asked not to be contacted, or refused calls. */
  readonly onOwnList: boolean
  readonly nationalList: Listing
  readonly stateList: Listing
  /** To calls; undefined when nothing was ever said on them. */
  readonly consent: boolean | undefined
  readonly consentSince: DateTime.Utc | null
  /** Whether calls need a consent that was stated. */
  readonly consentRequired: boolean
  /** When the person asked to be contacted; null of those who did not. */
  readonly inquiredAt: DateTime.Utc | null
  readonly boughtAt: DateTime.Utc | null
  /** Earlier outbound contacts. */
  readonly attempts: ReadonlyArray<DateTime.Utc>
  /** Null when no agent was named. */
  readonly licensing: Licensing | null
  readonly licencesRequired: boolean
  readonly declaredEmergency: boolean
}
