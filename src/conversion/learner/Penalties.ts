import type { Term } from "./Terms.ts"
import { columnCount } from "./Terms.ts"

/** How dear a weight is: in all, and how many times that for a curve on top of a line, and for a pair. */
export interface Penalty {
  readonly strength: number
  readonly curve: number
  readonly pair: number
}

const ofTerm = (term: Term, { curve, pair }: Penalty): ReadonlyArray<number> => {
  const columns = Array.from({ length: columnCount(term) })
  switch (term._tag) {
    case "Number":
      return columns.map((_, column) => (column < 2 ? 1 : curve))
    case "Category":
      return columns.map(() => 1)
    case "Pair":
      return columns.map(() => pair)
  }
}

export const penaltiesOf = (terms: ReadonlyArray<Term>, penalty: Penalty): Float64Array =>
  Float64Array.from([0, ...terms.flatMap(term => ofTerm(term, penalty)).map(times => times * penalty.strength)])
