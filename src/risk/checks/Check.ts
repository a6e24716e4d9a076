import type { DateTime } from "effect"
import type { StoredAnswer } from "../../enrichment/Standing.ts"
import type { Lead } from "../../leads/Lead.ts"
import type { EnrichedProfile } from "../../profile/EnrichedProfile.ts"
import type { RiskCategory } from "../RiskCategory.ts"
import type { Belief } from "./identity/SamePerson.ts"

/** What weighs against a lead. A weak one never decides alone. */
export interface Signal {
  readonly id: string
  readonly points: number
  readonly strength: "hard" | "weak"
  readonly message: string
  readonly citation: string
}

/** Names a field and the class of its value, never the value. */
export interface Evidence {
  readonly field: string
  readonly says: string
}

export interface Finding {
  readonly name: string
  readonly category: RiskCategory
  /** Contradicting evidence is not missing evidence. */
  readonly verdict: "clear" | "contradicted" | "unknown"
  readonly signals: ReadonlyArray<Signal>
  readonly evidence: ReadonlyArray<Evidence>
  /** What the check by its nature cannot tell. */
  readonly cannotTell: string
  /** The cheapest question or look-up that would settle an unknown. */
  readonly settledBy: string | null
  readonly message: string
}

/** What was asked before the checks ran; what is absent could not be asked. */
export interface LookUps {
  readonly mailDomain?: "takes_mail" | "takes_no_mail" | undefined
  /** By the list of this installation, which is newer than the one built in. */
  readonly disposableMail?: boolean | undefined
  /** The people are made up, and have numbers and domains that are kept for fiction. */
  readonly rehearsal?: boolean | undefined
}

export interface Subject {
  readonly lead: Lead
  readonly profile: EnrichedProfile | null
  readonly answers: ReadonlyArray<StoredAnswer>
  readonly lookUps: LookUps
  /** What agreement is worth in telling one person from two; as stated when absent. */
  readonly belief?: Belief | undefined
  readonly at: DateTime.Utc
}

export type Check = (subject: Subject) => Finding
