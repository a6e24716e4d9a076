import { DateTime } from "effect"

export interface DeletionRule {
  readonly ruleId: string
  readonly law: string
  readonly acknowledgeBusinessDays: number
  readonly answerDays: number
  readonly citation: string
  readonly effectiveFrom: string
  readonly effectiveTo: string | null
}

/**
 * How soon a request to be deleted must be acknowledged and answered. Who asks does not say where they live: the strictest rule
 * in force is kept for everybody. Source: the statutes and regulations cited, as collected on 2026-11-23.
 */
const deletionRules: ReadonlyArray<DeletionRule> = [
  {
    ruleId: "PR-01",
    law: "California Consumer Privacy Act",
    acknowledgeBusinessDays: 10,
    answerDays: 45,
    citation: "Cal. Civ. Code 1798.130(a)(2); 11 CCR 7021",
    effectiveFrom: "2020-08-14",
    effectiveTo: null
  },
  {
    ruleId: "PR-03",
    law: "Virginia Consumer Data Protection Act, and the state laws like it",
    acknowledgeBusinessDays: 45,
    answerDays: 45,
    citation: "Va. Code 59.1-577(B)",
    effectiveFrom: "2023-01-01",
    effectiveTo: null
  }
]

const isInForce = (rule: DeletionRule, day: string) =>
  rule.effectiveFrom <= day && (rule.effectiveTo === null || day < rule.effectiveTo)

const byStrictness = (a: DeletionRule, b: DeletionRule) =>
  a.answerDays - b.answerDays || a.acknowledgeBusinessDays - b.acknowledgeBusinessDays

export const deletionRuleOn = (at: DateTime.Utc): DeletionRule | undefined =>
  deletionRules.filter(rule => isInForce(rule, DateTime.formatIsoDateUtc(at))).toSorted(byStrictness)[0]

export const deletionRuleOf = (ruleId: string): DeletionRule | undefined =>
  deletionRules.find(rule => rule.ruleId === ruleId)

const isWeekend = (at: DateTime.Utc) => [0, 6].includes(DateTime.toPartsUtc(at).weekDay)

/** Monday to Friday; holidays count as business days, which is never later than the law allows. */
export const afterBusinessDays = (from: DateTime.Utc, days: number): DateTime.Utc => {
  let at = from
  for (let left = days; left > 0; ) {
    at = DateTime.add(at, { days: 1 })
    if (!isWeekend(at)) left -= 1
  }
  return at
}

export const deadlinesOf = ({ acknowledgeBusinessDays, answerDays }: DeletionRule, receivedAt: DateTime.Utc) => ({
  acknowledgeBy: afterBusinessDays(receivedAt, acknowledgeBusinessDays),
  answerBy: DateTime.add(receivedAt, { days: answerDays })
})
