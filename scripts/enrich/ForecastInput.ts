import type { FieldPath } from "../../src/profile/FieldPath.ts"
import type { RegisteredProvider } from "../../src/providers/RegisteredProvider.ts"
import type { PastBills, PastFills } from "./PastAnswers.ts"

/** What is known of a row before anything is asked. */
export interface Prospect {
  /** Required fields that are not filled well enough yet. */
  readonly missing: ReadonlyArray<FieldPath>
  /** Whom to ask: none of them has a valid answer stored with the lead. */
  readonly open: ReadonlyArray<RegisteredProvider>
  /** Of them, who would answer from the cache, and whether with a match. */
  readonly cached: ReadonlyMap<string, boolean>
  readonly isKnownAlready: boolean
}

export interface Rules {
  readonly strategy: "waterfall" | "parallel"
  readonly dollarsPerLead: number
  readonly dollarsPerField: number
  readonly maxCost: number
  readonly fieldConfidence: number
}

export interface Past {
  /** Look-ups of each provider that its match rate rests on. */
  readonly answered: ReadonlyMap<string, number>
  readonly fills: PastFills
  readonly bills: PastBills
}

/** What a rate that a provider's terms state is worth, in look-ups seen. */
export const statedWeight = 4
/** With fewer past answers than this, what a match fills follows from the terms. */
export const fewestAnswers = 20
