import type { RiskCategory } from "../RiskCategory.ts"
import type { Evidence, Finding, Signal } from "./Check.ts"

interface Nature {
  readonly name: string
  readonly category: RiskCategory
  readonly cannotTell: string
}

interface Said {
  readonly evidence?: ReadonlyArray<Evidence>
  readonly signals?: ReadonlyArray<Signal>
  readonly settledBy?: string
  readonly message: string
}

const finding =
  (verdict: Finding["verdict"]) =>
  (
    nature: Nature,
    {
      evidence = [],
      signals = [],
      settledBy = null,
      message
    }: Omit<Said, "settledBy"> & { readonly settledBy?: string | null }
  ): Finding => ({
    ...nature,
    verdict,
    evidence,
    signals,
    settledBy,
    message
  })

export const clear = finding("clear")
export const contradicted = finding("contradicted")
export const unknown: (nature: Nature, said: Said & { readonly settledBy: string }) => Finding = finding("unknown")
