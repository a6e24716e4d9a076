import { countText } from "./Numbers.ts"

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** How long since, in one unit. */
export const lengthOf = (ms: number): string => {
  if (ms < minuteMs) return `${Math.max(0, Math.round(ms / 1_000))}\u00a0s`
  if (ms < hourMs) return `${Math.floor(ms / minuteMs)}\u00a0min`
  if (ms < 2 * dayMs) return `${Math.floor(ms / hourMs)}\u00a0h`
  return countText(Math.floor(ms / dayMs), "day")
}

export const since = (moment: string, now: number): string => lengthOf(now - Date.parse(moment))
