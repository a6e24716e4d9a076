import { Schema } from "effect"

/** How a number is cut for a pair. */
const Cuts = Schema.Struct({ cuts: Schema.Array(Schema.Number) })
const Names = Schema.Struct({ levels: Schema.Array(Schema.String) })
export const Bucketing = Schema.Union(Cuts, Names)
export type Bucketing = typeof Bucketing.Type

/** A line through the place among the knots, and a curve on top of it. */
export const NumberTerm = Schema.TaggedStruct("Number", {
  feature: Schema.String,
  knots: Schema.Array(Schema.Number),
  centre: Schema.Number,
  scale: Schema.Number
})
export type NumberTerm = typeof NumberTerm.Type

/** A weight for each frequent level, one for all others together, and one for not known. */
export const CategoryTerm = Schema.TaggedStruct("Category", {
  feature: Schema.String,
  levels: Schema.Array(Schema.String)
})
export type CategoryTerm = typeof CategoryTerm.Type

/** A weight for each combination of two features' buckets. */
export const PairTerm = Schema.TaggedStruct("Pair", {
  features: Schema.Tuple(Schema.String, Schema.String),
  buckets: Schema.Tuple(Bucketing, Bucketing)
})
export type PairTerm = typeof PairTerm.Type

export const Term = Schema.Union(NumberTerm, CategoryTerm, PairTerm)
export type Term = typeof Term.Type

export const nameOf = (term: Term): string => (term._tag === "Pair" ? term.features.join(" x ") : term.feature)

/** Not known, other, and each level or step. */
export const bucketCount = (bucketing: Bucketing): number =>
  2 + ("cuts" in bucketing ? bucketing.cuts.length : bucketing.levels.length)

export const columnCount = (term: Term): number => {
  switch (term._tag) {
    case "Number":
      return 2 + term.knots.length
    case "Category":
      return 2 + term.levels.length
    case "Pair":
      return bucketCount(term.buckets[0]) * bucketCount(term.buckets[1])
  }
}

/** The most cells of a row that are not 0. */
export const widthOf = (term: Term): number => (term._tag === "Number" ? 3 : 1)
