import { Config } from "effect"

/** Share of a minute's calls that may be made at once; the rest flows evenly. */
export const BurstShare = Config.number("CALLWISE_RATE_BURST_SHARE").pipe(
  Config.withDefault(0.2),
  Config.validate({ message: "must be 0-0.5", validation: share => share >= 0 && share <= 0.5 })
)

export const burstOf = (perMinute: number, share: number): number => Math.max(1, Math.floor(perMinute * share))
