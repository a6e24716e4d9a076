import { ofValidParts } from "../profile/Trusted.ts"
import { RiskCheck, RiskSignal } from "./RiskValidation.ts"
import type { WeighedFinding } from "./Weighing.ts"

export const checkOf = ({ verdict: _, ...finding }: WeighedFinding): RiskCheck =>
  new RiskCheck(
    {
      ...finding,
      result: finding.status !== "failed",
      signals: finding.signals.map(signal => new RiskSignal(signal, ofValidParts))
    },
    ofValidParts
  )
