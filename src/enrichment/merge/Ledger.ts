import { Array as Arr } from "effect"
import { Conflict, Provenance } from "../../profile/EnrichedProfile.ts"
import type { FieldPath } from "../../profile/FieldPath.ts"
import { compare } from "./Compared.ts"
import type { FieldRule, UnitedRule, VotedRule } from "./FieldRule.ts"
import { contradicts, type Posterior, right, settle, speaksFor, usualEcho } from "./Posterior.ts"
import type { Statement } from "./Statement.ts"

export interface Voted {
  readonly field: FieldPath
  readonly statements: ReadonlyArray<Statement<unknown>>
  readonly posterior: Posterior
}

/** Written while fields are settled, one after the other. */
export interface Ledger {
  readonly fieldConfidence: Record<string, number>
  readonly provenance: Record<string, Provenance>
  readonly conflicts: Array<Conflict>
  /** Fields on which several statements were put to the vote. */
  readonly votes: Array<Voted>
  readonly importance: Record<string, number>
  readonly contributors: Set<string>
}

export const emptyLedger = (): Ledger => ({
  fieldConfidence: {},
  provenance: {},
  conflicts: [],
  votes: [],
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
  readonly posterior?: Posterior
}

const vote = <V>(rule: VotedRule<V>, statements: Statements<V>): Decided<V> => {
  const compared = compare(
    statements.map(({ value }) => value),
    rule.compare
  )
  const posterior = settle(statements, compared, { falseValues: rule.falseValues, echo: usualEcho })
  const [{ probability, support }, ...others] = posterior
  if (others.length === 0) {
    const from = rule.choose(statements)
    return { value: from.value, confidence: probability, from, agreeing: statements, rejected: [], posterior }
  }
  const exact = statements.filter((_, index) => support[index] === 1)
  const from = rule.choose(Arr.isNonEmptyReadonlyArray(exact) ? exact : statements)
  return {
    value: from.value,
    confidence: right(posterior, statements.indexOf(from)),
    from,
    agreeing: statements.filter((_, index) => speaksFor(posterior, index)),
    rejected: statements.filter((_, index) => contradicts(posterior, compared, index)),
    posterior
  }
}

const unite = <V>(rule: UnitedRule<V>, statements: Statements<V>): Decided<V> => ({
  ...rule.unite(statements),
  from: statements.reduce((a, b) => (b.accuracy > a.accuracy ? b : a)),
  agreeing: statements,
  rejected: []
})

/** Statements come in the order of their providers' names. */
const names = (statements: ReadonlyArray<Statement<unknown>>, except: string) => {
  const found: Array<string> = []
  for (const { source } of statements) if (source !== except && source !== found.at(-1)) found.push(source)
  return found
}

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
  if (decided.posterior !== undefined && statements.length > 1)
    ledger.votes.push({ field, statements, posterior: decided.posterior })
  return decided.value
}
