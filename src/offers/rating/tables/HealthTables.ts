import { Schema } from "effect"
import { byState } from "./ByState.ts"
import { Figure } from "./Figure.ts"
import healthJson from "./health.json" with { type: "json" }
import { Sources } from "./Source.ts"

const AgeCurve = Schema.Struct({
  factors: Schema.NonEmptyArray(Schema.Positive).pipe(Schema.itemsCount(65)),
  source: Sources
})

const PovertyLine = Schema.Struct({ first: Schema.Positive, more: Schema.Positive })

const HealthTables = Schema.Struct({
  asOf: Schema.String,
  planYear: Schema.Int,
  /** US dollars a month, benchmark silver plan at 40. */
  nationalMonthlyAt40: Figure,
  states: byState(
    Schema.Struct({
      benchmark: Figure,
      ageCurve: Schema.Literal("default", "community", "AL", "DC", "MA", "MN", "MS", "OR", "UT"),
      tobaccoMost: Schema.Number.pipe(Schema.between(1, 1.5)),
      expandedMedicaid: Schema.Boolean
    })
  ),
  withinState: Figure,
  /** On prices of a year that is already over. */
  laterYear: Figure,
  ageCurves: Schema.Record({
    key: Schema.Literal("default", "AL", "DC", "MA", "MN", "MS", "OR", "UT"),
    value: AgeCurve
  }),
  tobaccoSource: Sources,
  taxCredit: Schema.Struct({
    planYear: Schema.Int,
    /** Shares of income due, by income over the poverty line; linear within a band. */
    bands: Schema.Array(
      Schema.Struct({ from: Schema.Number, to: Schema.Number, startShare: Schema.Number, endShare: Schema.Number })
    ),
    poverty: Schema.Record({
      key: Schema.String,
      value: Schema.Struct({ ...PovertyLine.fields, AK: PovertyLine, HI: PovertyLine })
    }),
    source: Sources
  })
})

export const healthTables = Schema.decodeUnknownSync(HealthTables)(healthJson)
