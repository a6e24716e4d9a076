import { wilson } from "../../src/statistics/FixedSample.ts"
import { covers } from "../../src/statistics/Interval.ts"
import { evaluate } from "../../src/statistics/offpolicy/Evaluation.ts"
import type { Choices } from "../../src/statistics/offpolicy/Logged.ts"
import type { Estimate } from "../../src/statistics/offpolicy/Weighted.ts"
import { say } from "./Figures.ts"

type Row = Readonly<Record<string, string>>

export interface BanditLog {
  readonly policy: "random" | "bts"
  readonly rows: ReadonlyArray<Row>
}

/** Click rates of the policies' own full logs, in percent, as published beside the data set. */
export const publishedRates = {
  men: { random: 0.51, bts: 0.67 },
  women: { random: 0.48, bts: 0.64 }
} as const

/** What a policy does at each position, by how often it did so itself: its actions are read here, no reward. */
const behaviourOf = (rows: ReadonlyArray<Row>): ReadonlyMap<string, Choices> =>
  new Map(
    [...Map.groupBy(rows, row => row.position ?? "")].map(([position, own]) => [
      position,
      new Map([...Map.groupBy(own, row => row.item_id ?? "")].map(([item, times]) => [item, times.length / own.length]))
    ])
  )

const uniformOver = (behaviour: ReadonlyMap<string, Choices>): ReadonlyMap<string, Choices> => {
  const items = new Set([...behaviour.values()].flatMap(choices => [...choices.keys()]))
  const uniform = new Map([...items].map(item => [item, 1 / items.size]))
  return new Map([...behaviour.keys()].map(position => [position, uniform]))
}

const percent = (share: number) => (100 * share).toFixed(3)

const shown = (name: string, { interval, value }: Estimate, truth: number) =>
  `  ${name.padEnd(6)} ${percent(value)} % (${percent(interval[0])} … ${percent(interval[1])}) ${covers(interval, truth) ? "covers" : "MISSES"}`

export const fromTheOther = (log: BanditLog, target: BanditLog, publishedRate: number) => {
  const behaviour = behaviourOf(target.rows)
  const choices = target.policy === "random" ? uniformOver(behaviour) : behaviour
  const evaluation = evaluate(
    log.rows.map(row => ({
      action: row.item_id ?? "",
      propensity: Number(row.propensity_score),
      reward: Number(row.click),
      target: choices.get(row.position ?? "") ?? new Map(),
      stratum: row.position ?? ""
    }))
  )
  const clicks = target.rows.filter(row => row.click === "1").length
  const [low, high] = wilson(clicks, target.rows.length)
  const { decisions, effectiveRewards, effectiveSize } = evaluation
  say(
    `${log.policy} → ${target.policy}: effective size ${effectiveSize.toFixed(0)} of ${decisions}, effective clicks ${effectiveRewards.toFixed(1)}`
  )
  say(
    `  on-policy: published ${publishedRate} %, own rows ${percent(clicks / target.rows.length)} % (${percent(low)} … ${percent(high)})`
  )
  if (evaluation.refused !== null) return say(`  refused: ${evaluation.refused}`)
  say(shown("IPS", evaluation.inversePropensity, publishedRate / 100))
  say(shown("SNIPS", evaluation.selfNormalised, publishedRate / 100))
  say(shown("DR", evaluation.doublyRobust, publishedRate / 100))
}
