import type { Choice, Stated } from "./Choice.ts"
import type { Comparator } from "./Comparator.ts"

interface Common {
  /** What `conflicts[].rule` states. */
  readonly rule: string
  /** After this many days half of such facts have changed; Infinity for what does not change. */
  readonly halfLifeDays: number
  /** Weight of the field in the profile's confidenceScore. */
  readonly importance: number
}

/** One value is true: statements are compared, weighed against each other, and one of the agreeing ones is told on. */
export interface VotedRule<V> extends Common {
  readonly kind: "voted"
  readonly compare: Comparator<V>
  readonly choose: Choice<V>
  /** How many wrong values are plausible. */
  readonly falseValues: number
  /** What a value observed this many years ago has become. */
  readonly advance?: (value: V, years: number) => V
}

export interface United<V> {
  readonly value: V
  readonly confidence: number
}

/** All are true: the lists are joined and the same things recognised, so nothing conflicts. */
export interface UnitedRule<V> extends Common {
  readonly kind: "united"
  readonly unite: (lists: readonly [Stated<V>, ...Array<Stated<V>>]) => United<V>
}

export type FieldRule<V> = VotedRule<V> | UnitedRule<V>

export type RulesOf<Fields> = { readonly [Name in keyof Fields]-?: FieldRule<NonNullable<Fields[Name]>> }
