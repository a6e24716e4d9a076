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
  /** Whether the call would be about Medicare: about nothing else, or about other things as well. */
  readonly medicare: "only" | "also" | "no"
  /** When the person last let this agency call: by consent, or by asking; null of those who never did. */
  readonly permittedAt: DateTime.Utc | null
  /** Comes from somebody who sells the same lead to others. */
  readonly isShared: boolean
  /** In writing, to this agency by name; undefined when nothing was ever said on it. */
  readonly oneToOneConsent: boolean | undefined
  /** Earlier outbound contacts. */
  readonly attempts: ReadonlyArray<DateTime.Utc>
  /** Null when no agent was named. */
  readonly licensing: Licensing | null
  readonly licencesRequired: boolean
  readonly declaredEmergency: boolean
}
