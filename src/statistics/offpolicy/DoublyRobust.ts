import { type Logged, weightedOf } from "./Logged.ts"
import { fitOutcomes, type OutcomeModel } from "./OutcomeModel.ts"
import { type Estimate, effectiveRewards, intervalOf, meanOf } from "./Weighted.ts"

const folds = 5

/** Each decision is judged by an outcome model that was fitted without it and the rest of its fold. */
const crossFitted = (decisions: ReadonlyArray<Logged>): ReadonlyArray<OutcomeModel> =>
  Array.from({ length: folds }, (_, fold) => fitOutcomes(decisions.filter((_, at) => at % folds !== fold)))

const expectedUnder = (model: OutcomeModel, { stratum, target }: Logged): number => {
  let sum = 0
  for (const [action, probability] of target) sum += probability * model(stratum, action)
  return sum
}

/** What an outcome model expects, corrected by what it missed: right when either it or the propensities are. */
export const doublyRobust = (decisions: ReadonlyArray<Logged>, alpha: number): Estimate => {
  const models = crossFitted(decisions)
  const weighted = decisions.map(weightedOf)
  const contributions = decisions.map((decision, at) => {
    const model = models[at % folds]
    if (model === undefined) return 0
    const missed = decision.reward - model(decision.stratum, decision.action)
    return expectedUnder(model, decision) + (weighted[at]?.weight ?? 0) * missed
  })
  return { value: meanOf(contributions), interval: intervalOf(contributions, effectiveRewards(weighted), alpha) }
}
