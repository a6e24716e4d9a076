import { decimal } from "../../platform/NumberSetting.ts"

/** Share of a minute's calls that may be made at once; the rest flows evenly. */
export const BurstShare = decimal("CALLWISE_RATE_BURST_SHARE", { from: 0, to: 0.5, otherwise: 0.2 })

export const burstOf = (perMinute: number, share: number): number => Math.max(1, Math.floor(perMinute * share))
