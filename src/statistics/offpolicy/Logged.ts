import type { Weighted } from "./Weighted.ts"

/** What a policy does in one situation: the probability of each action it may choose. */
export type Choices = ReadonlyMap<string, number>

/** One past decision, seen with the eyes of another policy. */
export interface Logged {
  readonly action: string
  /** Probability with which the action was chosen at the time. */
  readonly propensity: number
  readonly reward: number
  /** What the policy under evaluation would do in the same situation. */
  readonly target: Choices
  /** Situations that resemble each other, for the outcome model. */
  readonly stratum: string
}

export const weightedOf = ({ action, propensity, reward, target }: Logged): Weighted => ({
  weight: (target.get(action) ?? 0) / propensity,
  reward
})
