import { Array as Arr } from "effect"
import type { FieldPath } from "../../profile/FieldPath.ts"
import type { FieldRule, RulesOf } from "./FieldRule.ts"
import { decide, type Ledger } from "./Ledger.ts"
import { type Heard, type Statement, statement } from "./Statement.ts"

/** One provider's words about one thing: a section of the profile, or one vehicle. */
export interface Testimony<F> {
  readonly said: Heard
  readonly facts: F
}

export type Settled<F> = { -readonly [Name in keyof F]?: F[Name] }

/** Merges what several providers say about one thing, field by field. */
export const mergeThing = <F extends object>(
  rules: RulesOf<F>,
  fields: ReadonlyArray<{ readonly name: keyof F; readonly path: string; readonly field: FieldPath }>,
  testimonies: ReadonlyArray<Testimony<F>>,
  ledger: Ledger
): Settled<F> => {
  const settled: Settled<F> = {}
  const one = <Name extends keyof F>(name: Name, path: string, field: FieldPath) => {
    const rule: FieldRule<NonNullable<F[Name]>> = rules[name]
    const statements: Array<Statement<NonNullable<F[Name]>>> = []
    for (const { said, facts } of testimonies) {
      const value = facts[name]
      if (value !== undefined && value !== null) statements.push(statement(said, field, rule, value))
    }
    if (Arr.isNonEmptyReadonlyArray(statements)) settled[name] = decide(ledger, path, field, rule, statements)
  }
  for (const { name, path, field } of fields) one(name, path, field)
  for (const { facts, said } of testimonies)
    if (fields.some(({ name }) => facts[name] !== undefined)) ledger.contributors.add(said.provider)
  return settled
}
