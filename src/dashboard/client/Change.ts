import type { Words } from "./FigureWords.ts"
import { numberText } from "./Numbers.ts"
import type { FigureJson, Interval } from "./Wire.ts"

export interface Change {
  readonly difference: number
  /** Whether more than chance moved it; null where that cannot be told. */
  readonly isReal: boolean | null
  readonly tone: "good" | "act" | "plain"
}

/** Of a difference, from the intervals of what is subtracted (Zou and Donner 2008): Newcombe's for two shares. */
const intervalOf = (now: number, nowIn: Interval, before: number, beforeIn: Interval): Interval => [
  now - before - Math.hypot(now - nowIn[0], beforeIn[1] - before),
  now - before + Math.hypot(nowIn[1] - now, before - beforeIn[0])
]

export const changeOf = (now: FigureJson, before: FigureJson, { better }: Words): Change | null => {
  if (now.value === null || before.value === null) return null
  const difference = now.value - before.value
  if (now.interval === null || before.interval === null) return { difference, isReal: null, tone: "plain" }
  const [low, high] = intervalOf(now.value, now.interval, before.value, before.interval)
  const isReal = low > 0 || high < 0
  if (!isReal || better === "neither") return { difference, isReal, tone: "plain" }
  return { difference, isReal, tone: difference > 0 === (better === "more") ? "good" : "act" }
}

/** "up from 27 %, more than chance", with the sign that goes with it. */
export const changeText = (change: Change | null, before: FigureJson): readonly [mark: string, text: string] => {
  if (change === null || before.value === null) return ["", "no value for the period before"]
  const was = numberText(before.value, before.unit)
  if (change.difference === 0) return ["=", `as before, ${was}`]
  const [mark, way] = change.difference > 0 ? ["▲", "up"] : ["▼", "down"]
  if (change.isReal === null) return [mark, `${way} from ${was}`]
  return change.isReal ? [mark, `${way} from ${was}, more than chance`] : ["≈", `was ${was}, may be chance`]
}
