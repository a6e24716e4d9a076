import { type FactorRule, factorRules, type RatingFactor } from "./tables/FactorRules.ts"

export type RatedLine = "auto" | "home" | "life" | "health_aca" | "commercial"

const covers = (rule: FactorRule, line: RatedLine): boolean =>
  rule.line === line || rule.line === "all" || (rule.line === "all_personal" && (line === "auto" || line === "home"))

const keyOf = (state: string, line: RatedLine, factor: RatingFactor) => `${state} ${line} ${factor}`

const lines: ReadonlyArray<RatedLine> = ["auto", "home", "life", "health_aca", "commercial"]

const bans = Map.groupBy(
  lines.flatMap(line =>
    factorRules
      .filter(rule => !rule.mayEnter && covers(rule, line))
      .map(rule => ({ key: keyOf(rule.state, line, rule.factor), rule }))
  ),
  ({ key }) => key
)

/** The rule that keeps the factor out on that day. A ban holds whatever a broader row allows. */
export const banOf = (state: string, line: RatedLine, factor: RatingFactor, day: string): FactorRule | undefined => {
  const inForce = (where: string) =>
    bans.get(keyOf(where, line, factor))?.find(({ rule }) => (rule.from ?? "") <= day)?.rule
  return inForce("US") ?? inForce(state)
}

export const mayEnter = (state: string, line: RatedLine, factor: RatingFactor, day: string): boolean =>
  banOf(state, line, factor, day) === undefined
