import type { DecisionInputs } from "./Decision.ts"
import type { Eligibility } from "./eligibility/Eligibility.ts"
import { tablesInForce } from "./Versions.ts"

/**
 * What must be the same for a decision to stand: who it is about, what the rules open on the day, the tables, the arm, and the
 * agent where agents are what is randomised: what is shown counts for her.
 */
export const groundsHash = (
  {
    agentId,
    applicant,
    experiment,
    holdout,
    unit
  }: Pick<DecisionInputs, "agentId" | "applicant" | "experiment" | "holdout" | "unit">,
  { eligible, notOffered }: Eligibility
): string => {
  const opened = eligible.map(({ product, notices }) => [product, notices.map(({ ruleId }) => ruleId)])
  const closed = notOffered.map(({ offerType, ruleId }) => [offerType, ruleId])
  const grounds = [applicant, opened, closed, experiment, unit === "agent" ? agentId : null, holdout, tablesInForce]
  return new Bun.CryptoHasher("sha256").update(JSON.stringify(grounds)).digest("hex")
}
