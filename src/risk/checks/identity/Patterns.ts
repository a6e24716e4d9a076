import { attributes, type Compared } from "./Levels.ts"

/** How alike two records were, and of how many pairs that was found. It tells nothing of whom. */
export interface Pattern {
  readonly found: Compared
  readonly count: number
}

const patternKey = (found: Compared): string => attributes.map(attribute => found[attribute] ?? "-").join(" ")

export const patternsOf = (pairs: Iterable<Compared>): ReadonlyArray<Pattern> =>
  [...Map.groupBy(pairs, patternKey).values()].flatMap(([found, ...others]) =>
    found === undefined ? [] : [{ found, count: others.length + 1 }]
  )
