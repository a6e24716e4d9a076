import type { DateTime } from "effect"
import type { AgentId } from "../../keys/ApiKey.ts"
import type { Suggestion, SuggestionId } from "../Suggestion.ts"
import type { Decided } from "./Deciding.ts"
import type { Tenure } from "./Experience.ts"

/** A suggestion with all that its choice rested on: with the same it is chosen again. */
export interface Made {
  readonly kind: "made"
  readonly suggestion: Suggestion
  readonly rule: string
  readonly script: string | null
  readonly tenure: Tenure
  readonly agentId: AgentId | null
  /** Never shown, so that the effect of its kind can be measured. */
  readonly withheld: boolean
  readonly propensity: number
  readonly decided: Decided
}

export type SuggestionChange =
  | Made
  | { readonly kind: "said"; readonly suggestionId: SuggestionId; readonly at: DateTime.Utc }
  | { readonly kind: "expires"; readonly suggestionId: SuggestionId; readonly expiresAt: DateTime.Utc }
