import type { Comparator } from "./Comparator.ts"

/** The values of one field, compared once. */
export interface Compared {
  /** `distinct[i]` is the value that vote i names. */
  readonly distinct: ReadonlyArray<number>
  /** How many different values there are. */
  readonly size: number
  readonly supports: (claim: number, candidate: number) => number
}

const same = () => 1

/** A handful of values is searched faster than it is hashed. */
const few = 8

const numbered = <V>(
  values: ReadonlyArray<V>
): { readonly distinct: Array<number>; readonly seen: ReadonlyArray<V> } => {
  const seen: Array<V> = []
  const index = values.length > few ? new Map<V, number>() : undefined
  const distinct = values.map(value => {
    const known = index === undefined ? seen.indexOf(value) : (index.get(value) ?? -1)
    if (known >= 0) return known
    index?.set(value, seen.length)
    return seen.push(value) - 1
  })
  return { distinct, seen }
}

export const compare = <V>(values: ReadonlyArray<V>, comparator: Comparator<V>): Compared => {
  if (values.every(value => value === values[0])) return { distinct: values.map(() => 0), size: 1, supports: same }
  const { distinct, seen } = numbered(values)
  const size = seen.length
  const support = comparator(seen)
  const table = new Float64Array(size * size)
  for (let claim = 0; claim < size; claim++)
    for (let candidate = 0; candidate < size; candidate++)
      table[claim * size + candidate] = claim === candidate ? 1 : support(claim, candidate)
  return { distinct, size, supports: (claim, candidate) => table[claim * size + candidate] ?? 0 }
}
