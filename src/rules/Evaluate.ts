import type { Facts, FieldName } from "./Field.ts"
import { holds } from "./Holds.ts"
import type { Line } from "./Line.ts"
import type { Rule } from "./Rule.ts"
import { rulesInForce } from "./Rulebook.ts"
import { all, isUnknown, type Truth } from "./Truth.ts"

export interface Judgement {
  readonly rule: Rule
  readonly verdict: "fires" | "clear" | "unknown"
  /** What would have to be known to tell; empty but for `unknown`. */
  readonly missing: ReadonlyArray<FieldName>
}

const isThere = ({ states }: Rule, { state }: Facts): Truth => {
  if (states.some(ruled => ruled === "*")) return true
  return state === undefined ? ["state"] : states.some(ruled => ruled === state.value)
}

export const judge = (rule: Rule, facts: Facts): Judgement => {
  const truth = all([isThere(rule, facts), holds(rule.when, facts)], part => part)
  if (isUnknown(truth)) return { rule, verdict: "unknown", missing: truth }
  return { rule, verdict: truth ? "fires" : "clear", missing: [] }
}

/** Every rule on the line that is in force there on that day, the more specific first. */
export const evaluate = (line: Line, facts: Facts, day: string): ReadonlyArray<Judgement> =>
  rulesInForce(line, facts.state?.value, day).map(rule => judge(rule, facts))
