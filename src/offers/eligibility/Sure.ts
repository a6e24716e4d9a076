import type { Fact } from "../../rules/Field.ts"

/** What is likelier wrong than right is asked for rather than ruled by. */
const least = 0.5

export const sure = <A>(fact: Fact<A> | undefined): Fact<A> | undefined =>
  fact?.confidence !== undefined && fact.confidence < least ? undefined : fact

export const mapped = <A, B>(fact: Fact<A> | undefined, to: (value: A) => B | undefined): Fact<B> | undefined => {
  const value = fact === undefined ? undefined : to(fact.value)
  return fact === undefined || value === undefined ? undefined : { ...fact, value }
}
