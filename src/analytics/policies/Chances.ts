import type { Choice } from "../../offers/ranking/Choice.ts"
import { firstBy, type Ranking } from "../../offers/ranking/Ranking.ts"

/** An arm that a lead could have come into, and how surely. */
export interface ArmShare {
  readonly ranking: Ranking
  readonly share: number
}

/**
 * With which probability a choice was to be mentioned first. Where chance decided about the lead's arm, over all arms together:
 * what one arm would hardly have tried, another may have said as a rule, which makes for small weights.
 */
export const chancesOf = (
  choices: ReadonlyArray<Choice>,
  arms: ReadonlyArray<ArmShare> | null
): ((choice: Choice) => number) => {
  if (arms === null || choices.length < 2) return ({ propensity }) => propensity
  const explored = Math.min(...choices.map(({ propensity }) => propensity))
  const asARule = 1 - explored * choices.length
  const bests = arms.map(({ ranking, share }) => ({ best: firstBy(choices, ranking), share }))
  return choice => explored + asARule * bests.reduce((sum, { best, share }) => (best === choice ? sum + share : sum), 0)
}
