import type { About } from "../About.ts"
import type { CallFacts } from "../CallFacts.ts"
import type { Topic } from "./Topic.ts"

/** One thing that has to be in what the agent says; phrases as in the hearing's cues. */
export interface Element {
  readonly what: string
  readonly cues: ReadonlyArray<string>
  /** What says this much of it, where the rest was said before. */
  readonly sentence?: string
  /** Only where it is known. */
  readonly needs?: "tpmo"
}

export type Due =
  /** Within the agent's first few lines. */
  | { readonly kind: "opening"; readonly lines: number }
  /** Before the agent speaks of it; when the person does, it is time. */
  | { readonly kind: "before"; readonly topic: Topic }
  /** Once it is spoken of, within the agent's next few lines. */
  | { readonly kind: "after"; readonly topic: Topic; readonly lines: number }

export interface Duty extends About {
  readonly id: string
  /** The day on which its wording was last checked. */
  readonly version: string
  readonly title: string
  readonly script: string
  /** Where a state has it said in its own way. */
  readonly scripts?: Readonly<Record<string, string>>
  readonly elements: ReadonlyArray<Element>
  readonly due: Due
  /** Nobody need think of it before: it joins the list when its topic has come up. */
  readonly onceSpokenOf?: true
  readonly directions?: ReadonlyArray<CallFacts["direction"]>
  readonly states?: ReadonlyArray<string>
  /** Also where it is not known in which state the person is. */
  readonly evenWhereUnknown?: true
  readonly citation: string
  /** Where the wording was collected. */
  readonly source: string
  readonly effectiveFrom?: string
  readonly effectiveTo?: string
  readonly confidence: "high" | "medium" | "low"
}
