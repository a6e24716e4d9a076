import { Schema } from "effect"
import { attributes, type Compared, levels } from "./Levels.ts"

const level = <const L extends ReadonlyArray<string>>(levels: L) => Schema.UndefinedOr(Schema.Literal<L>(...levels))

/** How alike two records were, and of how many pairs that was found. It tells nothing of whom. */
export const Pattern = Schema.Struct({
  found: Schema.Struct({
    givenName: level(levels.givenName),
    familyName: level(levels.familyName),
    birthDate: level(levels.birthDate),
    home: level(levels.home),
    phone: level(levels.phone),
    email: level(levels.email),
    employer: level(levels.employer)
  }),
  count: Schema.Int
})
export type Pattern = typeof Pattern.Type

const patternKey = (found: Compared): string => attributes.map(attribute => found[attribute] ?? "-").join(" ")

export const patternsOf = (pairs: Iterable<Compared>): ReadonlyArray<Pattern> =>
  [...Map.groupBy(pairs, patternKey).values()].flatMap(([found, ...others]) =>
    found === undefined ? [] : [{ found, count: others.length + 1 }]
  )
