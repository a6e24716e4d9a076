import { Struct } from "effect"
import type { Finding } from "../checks/Check.ts"
import { signalOf } from "../checks/Signals.ts"
import { isTooFew, isUnusual, type Rank } from "./Conformal.ts"
import { type Measure, measures } from "./Measure.ts"

export type Ranks = { readonly [M in Measure]?: Rank | undefined }

const base = {
  name: "unusual_behaviour",
  category: "behavioral",
  cannotTell: "Whether what is unusual for the source is wrong: it only says how rarely it happens there."
} as const

const entry = (ranks: Ranks, measure: Measure) => {
  const rank = ranks[measure]
  return rank === undefined ? [] : [{ measure, rank }]
}

/** Set against how leads of its own source usually come. */
export const unusualBehaviour = (ranks: Ranks): Finding => {
  const asked = Struct.keys(measures).flatMap(measure => entry(ranks, measure))
  const said = (says: string) => (one: { readonly measure: Measure }) => ({
    field: `source.${one.measure}`,
    says: `${measures[one.measure].says}: ${says}`
  })
  const rare = asked.filter(({ rank }) => isUnusual(rank, asked.length))
  const tooFew = asked.filter(({ rank }) => isTooFew(rank, asked.length))
  if (rare.length > 0)
    return {
      ...base,
      verdict: "contradicted",
      signals: [signalOf("FR-09-RARE")],
      evidence: rare.map(said("unusual for the source")),
      settledBy: null,
      message: `Unusual for its source: ${rare.map(({ measure }) => measures[measure].says).join(", ")}.`
    }
  if (asked.length === 0 || tooFew.length > 0)
    return {
      ...base,
      verdict: "unknown",
      signals: [],
      evidence: tooFew.map(said("too little history")),
      settledBy: "More leads of the same source; nothing needs to be asked.",
      message: "The source has too little history to say what is usual there."
    }
  return {
    ...base,
    verdict: "clear",
    signals: [],
    evidence: asked.map(said("usual")),
    settledBy: null,
    message: "Came as leads of its source usually come."
  }
}
