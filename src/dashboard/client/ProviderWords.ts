import { plainWord } from "../../pages/client/Plain.ts"
import { countText, numberText } from "./Numbers.ts"
import type { HealthJson } from "./Wire.ts"

export interface Standing {
  readonly tone: "good" | "watch" | "act" | "off"
  readonly mark: string
  readonly word: string
}

const nearlyUsed = 0.1

export const standingOf = ({ breaker, calls, paused, quota, status }: HealthJson): Standing => {
  if (status === "disabled") return { tone: "off", mark: "○", word: "not asked" }
  if (paused !== null) return { tone: "act", mark: "▲", word: `paused: ${plainWord(paused.reason)}` }
  if (breaker === "open") return { tone: "act", mark: "▲", word: "cut off after failures" }
  if (status === "degraded") return { tone: "act", mark: "▲", word: "most calls fail" }
  if (quota.left === 0) return { tone: "act", mark: "▲", word: "today's quota is used up" }
  if (breaker === "half_open") return { tone: "watch", mark: "●", word: "being tried again" }
  if (quota.left < nearlyUsed * quota.limit) return { tone: "watch", mark: "●", word: "quota nearly used up" }
  return { tone: "good", mark: "✓", word: calls === 0 ? "ready" : "works" }
}

export const answeredText = ({ calls, successRate }: HealthJson): string =>
  successRate === null
    ? "not asked in 24 hours"
    : `${numberText(100 * successRate, "percent")} of ${countText(calls, "call")} answered`

export const isWrong = (health: HealthJson): boolean => ["act", "watch"].includes(standingOf(health).tone)
