import { Schema } from "effect"
import { Bands, Figure } from "./Figure.ts"
import lifeJson from "./life.json" with { type: "json" }
import { Sources } from "./Source.ts"

const Points = Schema.Array(Schema.Struct({ age: Schema.Int, value: Schema.Positive }))
const BySex = { female: Points, male: Points } as const
const Monthly = Schema.NonEmptyArray(Schema.Struct({ age: Schema.Int, monthlyPer10k: Schema.Positive }))

const Term = Schema.Struct({
  years: Schema.Literal(10, 15, 20, 25, 30),
  toAge: Schema.Int,
  toAgeTobacco: Schema.Int,
  relativity: Schema.optional(Figure),
  source: Sources
})
export type Term = typeof Term.Type

const LifeTables = Schema.Struct({
  asOf: Schema.String,
  /** US dollars a year per 1,000 of a 20-year, 500,000 policy, non-smoker, best class; one figure an age. */
  ratePer1000: Schema.Struct({
    fromAge: Schema.Int,
    female: Schema.NonEmptyArray(Schema.Positive),
    male: Schema.NonEmptyArray(Schema.Positive),
    source: Sources
  }),
  healthClass: Figure,
  tobacco: Schema.Struct({ ...BySex, source: Sources }),
  tenYears: Schema.Struct({ ...BySex, source: Sources }),
  terms: Schema.NonEmptyArray(Term),
  faceBand: Schema.Struct({
    points: Schema.Array(Schema.Struct({ face: Schema.Positive, value: Schema.Positive })),
    source: Sources
  }),
  finalExpense: Schema.Struct({
    fromAge: Schema.Int,
    toAge: Schema.Int,
    female: Monthly,
    male: Monthly,
    spread: Figure,
    tobacco: Figure,
    source: Sources
  }),
  financialMaximum: Bands,
  incomeMultiple: Schema.NonEmptyArray(
    Schema.Struct({ upTo: Schema.Int, withDependants: Schema.Number, alone: Schema.Number, source: Sources })
  )
})

export const lifeTables = Schema.decodeUnknownSync(LifeTables)(lifeJson)
