import type { Comparator } from "./Comparator.ts"

/** The values of one field, compared once; `distinct[i]` is the value that vote i names. */
export interface Compared {
  readonly distinct: ReadonlyArray<number>
  readonly size: number
  readonly supports: (claim: number, candidate: number) => number
}

const unanimous = () => 1

export const compare = <V>(values: ReadonlyArray<V>, comparator: Comparator<V>): Compared => {
  const seen = new Map<V, number>()
  const distinct = values.map(value => {
    const known = seen.get(value)
    if (known !== undefined) return known
    seen.set(value, seen.size)
    return seen.size - 1
  })
  const size = seen.size
  if (size < 2) return { distinct, size, supports: unanimous }
  const support = comparator([...seen.keys()])
  const table = new Float64Array(size * size)
  for (let claim = 0; claim < size; claim++)
    for (let candidate = 0; candidate < size; candidate++)
      table[claim * size + candidate] = claim === candidate ? 1 : support(claim, candidate)
  return { distinct, size, supports: (claim, candidate) => table[claim * size + candidate] ?? 0 }
}

export const sameValue = (compared: Compared, a: number, b: number): boolean =>
  compared.supports(a, b) === 1 && compared.supports(b, a) === 1
