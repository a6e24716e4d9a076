import type { OfferType } from "../../offers/OfferType.ts"
import type { About } from "../About.ts"
import type { Priority, SuggestionType, Trigger } from "../Suggestion.ts"

export interface Script extends About {
  readonly id: string
  /** `{agent}` stands for what is known under that name: without it the script is not chosen. */
  readonly text: string
}

/** What an agent is told of one thing. */
export interface Words extends Pick<About, "lines"> {
  readonly title: string
  readonly content: string
  readonly talkingPoints: ReadonlyArray<string>
  readonly scripts: ReadonlyArray<Script>
  /** The line that it brings into the call. */
  readonly opens?: OfferType
}

/** Something worth saying now: a stated rule that the moment has called up. */
export interface Play extends Words {
  /** The rule, by which experience is kept: the same whoever the lead is. */
  readonly rule: string
  /** What is meant: of two plays with the same key one is enough. */
  readonly key: string
  readonly type: SuggestionType
  readonly priority: Priority
  readonly trigger: Trigger
  /** Another prompt must never take its place, and no budget holds it back. */
  readonly mustBeSeen: boolean
}
