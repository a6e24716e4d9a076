import { type Comparator, comparator, looser } from "./Comparator.ts"

/** A broader place, class or code supports every narrower one inside it. */
export const hierarchy = <V>(isWithin: (narrower: V, broader: V) => boolean): Comparator<V> =>
  comparator<V, readonly [V]>(
    value => [value],
    ([claim], [candidate]) => (isWithin(candidate, claim) ? looser : 0)
  )

/** Codes and postal codes: what is a prefix of another is its broader class. */
export const prefixCode: Comparator<string> = comparator(
  code => code.replace(/[^0-9A-Za-z]/g, "").toUpperCase(),
  (claim, candidate) => (claim === candidate ? 1 : candidate.startsWith(claim) ? looser : 0)
)
