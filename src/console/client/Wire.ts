import type { Briefing } from "../../calls/Briefing.ts"
import type { Call } from "../../calls/Call.ts"
import type { TranscriptUpdate } from "../../calls/events/HeardEvent.ts"
import type { ChecklistItem } from "../../coaching/disclosures/Checklist.ts"
import type { Suggestion } from "../../coaching/Suggestion.ts"
import type { Lead } from "../../leads/Lead.ts"
import type { NotOffered } from "../../offers/NotOffered.ts"
import type { Offer } from "../../offers/Offer.ts"
import type { EnrichedProfile } from "../../profile/EnrichedProfile.ts"
import type { RiskValidation } from "../../risk/RiskValidation.ts"

/** What the service sends, as JSON. */
export type CallJson = typeof Call.Encoded
export type BriefingJson = typeof Briefing.Encoded
export type SuggestionJson = typeof Suggestion.Encoded
export type LeadJson = typeof Lead.Encoded
export type OfferJson = typeof Offer.Encoded
export type NotOfferedJson = typeof NotOffered.Encoded
export type ProfileJson = typeof EnrichedProfile.Encoded
export type RiskJson = typeof RiskValidation.Encoded
export type ChecklistJson = typeof ChecklistItem.Encoded
export type TranscriptJson = typeof TranscriptUpdate.Encoded
export type EventJson = TranscriptJson["events"][number]

export type MessageJson =
  | { readonly type: "suggestions_update"; readonly sequence: number; readonly data: ReadonlyArray<SuggestionJson> }
  | { readonly type: "offers_update"; readonly sequence: number; readonly data: ReadonlyArray<OfferJson> }
  | { readonly type: "profile_update"; readonly sequence: number; readonly data: ProfileJson | null }
  | { readonly type: "risk_update"; readonly sequence: number; readonly data: RiskJson }
  | { readonly type: "compliance_update"; readonly sequence: number; readonly data: ReadonlyArray<ChecklistJson> }
  | { readonly type: "transcript_update"; readonly sequence: number; readonly data: TranscriptJson }
  | { readonly type: "call_ended"; readonly sequence: number; readonly data: CallJson }

export interface SampleJson {
  readonly id: string
  readonly title: string
  readonly lead: object
  readonly agent: { readonly agentId: string }
  readonly lines: ReadonlyArray<{ readonly afterMs: number; readonly speaker: "lead" | "agent"; readonly text: string }>
}
