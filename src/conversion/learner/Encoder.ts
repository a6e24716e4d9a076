import { type FeatureValue, levelIn, numberIn } from "./Features.ts"
import { placeAmong } from "./Knots.ts"
import {
  type Bucketing,
  bucketCount,
  type CategoryTerm,
  columnCount,
  type NumberTerm,
  type PairTerm,
  type Term
} from "./Terms.ts"

type Read = (feature: string) => FeatureValue | undefined
type Put = (column: number, value: number) => void

/** Writes the cells of one example that are not 0. */
export type Encode = (read: Read, put: Put) => void

const number =
  ({ feature, knots, centre, scale }: NumberTerm, first: number): Encode =>
  (read, put) => {
    const value = numberIn(read(feature))
    if (Number.isNaN(value)) return put(first, 1)
    const place = placeAmong(knots, value)
    put(first + 1, (place - centre) / scale)
    const below = Math.floor(place)
    const part = place - below
    put(first + 2 + below, 1 - part)
    if (part > 0) put(first + 3 + below, part)
  }

const indexOf = (levels: ReadonlyArray<string>) => {
  const places = new Map(levels.map((level, index) => [level, index + 2]))
  return (value: FeatureValue | undefined) => {
    const level = levelIn(value)
    return level === null ? 0 : (places.get(level) ?? 1)
  }
}

const category = ({ feature, levels }: CategoryTerm, first: number): Encode => {
  const index = indexOf(levels)
  return (read, put) => put(first + index(read(feature)), 1)
}

/** Which bucket a value falls into. */
export const bucketOf = (bucketing: Bucketing): ((value: FeatureValue | undefined) => number) => {
  if ("levels" in bucketing) return indexOf(bucketing.levels)
  const { cuts } = bucketing
  return value => {
    const known = numberIn(value)
    if (Number.isNaN(known)) return 0
    let bucket = 1
    for (const cut of cuts) if (known >= cut) bucket++
    return bucket
  }
}

const pair = ({ features: [one, other], buckets }: PairTerm, first: number): Encode => {
  const [row, column] = [bucketOf(buckets[0]), bucketOf(buckets[1])]
  const width = bucketCount(buckets[1])
  return (read, put) => put(first + row(read(one)) * width + column(read(other)), 1)
}

const encodeOf = (term: Term, first: number): Encode => {
  switch (term._tag) {
    case "Number":
      return number(term, first)
    case "Category":
      return category(term, first)
    case "Pair":
      return pair(term, first)
  }
}

export interface Encoded {
  readonly term: Term
  readonly first: number
  readonly columns: number
  readonly encode: Encode
}

/** The terms side by side; column 0 is the intercept's. */
export const layOut = (terms: ReadonlyArray<Term>): ReadonlyArray<Encoded> => {
  let first = 1
  return terms.map(term => {
    const columns = columnCount(term)
    const encoded = { term, first, columns, encode: encodeOf(term, first) }
    first += columns
    return encoded
  })
}
