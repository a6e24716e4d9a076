/** What a log can tell of another policy at all. */
export interface Support {
  readonly effectiveSize: number
  readonly effectiveRewards: number
  /** Share of what the policy would do that was never done in a like situation. */
  readonly unsupported: number
}

export type TooLittle = "support_missing" | "effective_size_too_low" | "rewards_too_few"

export const fewestEffective = 100
export const fewestRewards = 10
const mostUnsupported = 0.02

/** Why nothing can be said, or null. */
export const tooLittle = ({ effectiveRewards, effectiveSize, unsupported }: Support): TooLittle | null => {
  if (unsupported > mostUnsupported) return "support_missing"
  if (effectiveSize < fewestEffective) return "effective_size_too_low"
  return effectiveRewards < fewestRewards ? "rewards_too_few" : null
}
