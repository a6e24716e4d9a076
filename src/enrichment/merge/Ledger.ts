import { Conflict, Provenance } from "../../profile/EnrichedProfile.ts"
import type { FieldPath } from "../../profile/FieldPath.ts"
import { compare } from "./Compared.ts"
import type { FieldRule, UnitedRule, VotedRule } from "./FieldRule.ts"
import { settle, usualEcho } from "./Posterior.ts"
import type { Statement } from "./Statement.ts"

/** What a statement turned out to be worth; see Reliability. */
export interface Outcome {
  readonly provider: string
  readonly field: FieldPath
  readonly reliability: number
  readonly exposure: number
  readonly right: number
}

/** Written while fields are settled, one after the other. */
export interface Ledger {
  readonly fieldConfidence: Record<string, number>
  readonly provenance: Record<string, Provenance>
  readonly conflicts: Array<Conflict>
  readonly outcomes: Array<Outcome>
  readonly importance: Record<string, number>
  readonly contributors: Set<string>
}

export const emptyLedger = (): Ledger => ({
  fieldConfidence: {},
  provenance: {},
  conflicts: [],
  outcomes: [],
  importance: {},
  contributors: new Set()
})

type Statements<V> = readonly [Statement<V>, ...Array<Statement<V>>]

interface Decided<V> {
  readonly value: V
  readonly confidence: number
  readonly from: Statement<V>
  readonly agreeing: ReadonlyArray<Statement<V>>
  readonly rejected: ReadonlyArray<Statement<V>>
  readonly right: ReadonlyArray<number>
}

const vote = <V>(rule: VotedRule<V>, statements: Statements<V>): Decided<V> => {
  const model = { falseValues: rule.falseValues, echo: usualEcho }
  const compared = compare(
    statements.map(({ value }) => value),
    rule.compare
  )
  const { candidates, compatible, right, support } = settle(statements, compared, model)
  const [from = statements[0], ...others] = statements.filter((_, index) => candidates[0]?.votes.includes(index))
  const chosen = rule.choose([from, ...others])
  return {
    value: chosen.value,
    confidence: right[statements.indexOf(chosen)] ?? 0,
    from: chosen,
    agreeing: statements.filter((_, index) => (support[index] ?? 0) > 0),
    rejected: statements.filter((_, index) => compatible[index] === false),
    right
  }
}

const unite = <V>(rule: UnitedRule<V>, statements: Statements<V>): Decided<V> => ({
  ...rule.unite(statements),
  from: statements.reduce((a, b) => (b.accuracy > a.accuracy ? b : a)),
  agreeing: statements,
  rejected: [],
  right: []
})

const names = (statements: ReadonlyArray<Statement<unknown>>, except: string) =>
  [...new Set(statements.map(({ source }) => source))].filter(name => name !== except).sort()

const unchecked = { disableValidation: true }

/** Settles one field, writes down how, and gives its value. */
export const decide = <V>(
  ledger: Ledger,
  path: string,
  field: FieldPath,
  rule: FieldRule<V>,
  statements: Statements<V>
): V => {
  const decided = rule.kind === "voted" ? vote(rule, statements) : unite(rule, statements)
  const { confidence, from, rejected } = decided
  for (const { source } of statements) ledger.contributors.add(source)
  ledger.fieldConfidence[path] = confidence
  ledger.importance[path] = rule.importance
  ledger.provenance[path] = new Provenance(
    {
      provider: from.source,
      observedAt: from.said.record.observedAt,
      agreedBy: names(decided.agreeing, from.source)
    },
    unchecked
  )
  if (rejected.length > 0)
    ledger.conflicts.push(
      new Conflict(
        {
          field: path,
          chosen: { value: decided.value, provider: from.source },
          rejected: rejected.map(({ value, source }) => ({ value, provider: source })),
          rule: rule.rule,
          confidence
        },
        unchecked
      )
    )
  if (statements.length > 1)
    decided.right.forEach((right, index) => {
      const said = statements[index]
      if (said === undefined) return
      const { exposure, reliability, source } = said
      ledger.outcomes.push({ provider: source, field, reliability, exposure, right })
    })
  return decided.value
}
