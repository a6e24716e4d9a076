import type { Candidate } from "../../offers/eligibility/LineJudgement.ts"
import { askedOf } from "../../offers/eligibility/Questions.ts"
import { type Judgement, judge } from "../../rules/Evaluate.ts"
import type { Rule } from "../../rules/Rule.ts"
import { rulesInForce } from "../../rules/Rulebook.ts"

/** What a firing rule weighs: what the law forbids, as much as calls for a person by itself; what it refers, half of it. */
export const rulePoints = { block: 50, refer: 25, require: 0, warn: 0, info: 0 } as const satisfies Record<
  Rule["severity"],
  number
>

/** How one line fares under the rules of one kind. */
export interface Ruling {
  readonly offerType: string
  readonly firing: ReadonlyArray<Rule>
  /** Points of the gravest rule that fires. */
  readonly points: number
  readonly waiting: ReadonlyArray<{ readonly rule: Rule; readonly question: string; readonly field: string }>
}

export type RuleKind = "age" | "geo" | "licence" | "appropriateness" | "regulatory"

const licence = "GEO-001"
const kindOf = (rule: Rule): string => (rule.id === licence ? "licence" : rule.category)

const licenceQuestion = { field: "agents.licences", question: "Register the agent's licences." }

const questionOf = ({ missing }: Judgement) =>
  missing.includes("agentLicensed") ? licenceQuestion : askedOf(missing)[0]

const decides = (rule: Rule) => rulePoints[rule.severity] > 0

/** Of what is not known, only what somebody can be asked for now waits; what a call brings out is judged in it. */
const waitingFor = (judgement: Judgement) => {
  const asked = judgement.verdict === "unknown" && decides(judgement.rule) ? questionOf(judgement) : undefined
  return asked === undefined ? [] : [{ rule: judgement.rule, ...asked }]
}

export const rulingOf = ({ facts, line, offerType }: Candidate, kind: RuleKind, day: string): Ruling => {
  const judgements = rulesInForce(line, facts.state?.value, day)
    .filter(rule => kindOf(rule) === kind)
    .map(rule => judge(rule, facts))
  const firing = judgements.filter(({ verdict }) => verdict === "fires").map(({ rule }) => rule)
  return {
    offerType,
    firing,
    points: Math.max(0, ...firing.map(({ severity }) => rulePoints[severity])),
    waiting: judgements.flatMap(waitingFor)
  }
}

/** A bundle fares as the worst of its parts. */
export const together = (offerType: string, rulings: ReadonlyArray<Ruling>): Ruling => ({
  offerType,
  firing: [...new Map(rulings.flatMap(({ firing }) => firing).map(rule => [rule.id, rule])).values()],
  points: Math.max(0, ...rulings.map(({ points }) => points)),
  waiting: rulings.flatMap(({ waiting }) => waiting)
})
