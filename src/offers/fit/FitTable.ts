import type { ReasonCategory } from "../Reason.ts"
import type { FactName, ValueOf } from "./Facts.ts"

/**
 * Share of the rule's points, -1 to 1 (below 0 of its loss), and what may be said of it: `{}` stands for the value,
 * `{usd}` for it in round dollars. What counts for nothing may go unsaid.
 */
export type Level = readonly [share: 0] | readonly [share: number, says: string]

interface Terms {
  readonly category: ReasonCategory
  /** The most that it can add to the fit. */
  readonly gain: number
  /** The most that it can take. */
  readonly loss?: number
  /** Better words for the question than the fact's own. */
  readonly ask?: string
  /** Counts only so far as the role lets the person decide. */
  readonly scaledBy?: { readonly fact: "seniority"; readonly shares: Readonly<Record<ValueOf<"seniority">, number>> }
}

/** The last level whose start the value has reached counts. */
type NumberRule<N extends FactName> = Terms & {
  readonly fact: N
  readonly from: ReadonlyArray<readonly [start: number, level: Level]>
}

/** What a change does not concern is left out; all other values must be listed. */
type ChoiceRule<N extends FactName, A extends string> = Terms & {
  readonly fact: N
  readonly when: N extends "change" ? Partial<Readonly<Record<A, Level>>> : Readonly<Record<A, Level>>
}

export type FitRule = {
  readonly [N in FactName]: ValueOf<N> extends string ? ChoiceRule<N, ValueOf<N>> : NumberRule<N>
}[FactName]

/** The base and all gains are 100; all losses are at most the base: so a fit is 0-100 without being cut. */
export interface FitTable {
  readonly base: number
  readonly rules: ReadonlyArray<FitRule>
}
