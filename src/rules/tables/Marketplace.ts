import { Schema } from "effect"
import marketplace from "./marketplace.json" with { type: "json" }

const FirstAndFurther = Schema.Tuple(Schema.Int, Schema.Int)

const Table = Schema.Struct({
  source: Schema.String,
  poverty: Schema.Struct({
    source: Schema.String,
    years: Schema.Record({
      key: Schema.String,
      value: Schema.Struct({ default: FirstAndFurther, AK: FirstAndFurther, HI: FirstAndFurther })
    })
  }),
  states: Schema.Record({
    key: Schema.String,
    value: Schema.Struct({
      exchange: Schema.Literal("HealthCare.gov", "SBM"),
      medicaidExpansion: Schema.Boolean,
      openEnrolment2026: Schema.Tuple(Schema.String, Schema.String),
      ownExchangeFromPlanYear: Schema.optional(Schema.Int),
      opensAsEarlyAs: Schema.optional(Schema.String)
    })
  })
})
const { poverty, states } = Schema.decodeUnknownSync(Table)(marketplace)

export const marketplaceIn = (state: string) => states[state]

export const hasOwnExchange = (state: string, planYear: number): boolean => {
  const found = states[state]
  if (found?.ownExchangeFromPlanYear !== undefined) return planYear >= found.ownExchangeFromPlanYear
  return found?.exchange === "SBM"
}

const years = Object.entries(poverty.years)
  .map(([year, line]) => ({ year: Number(year), line }))
  .sort((a, b) => a.year - b.year)
const [oldest] = years

/** US dollars a year; of the latest guidelines that are known by then. */
export const povertyLine = (state: string, persons: number, year: number): number => {
  const found = years.findLast(known => known.year <= year) ?? oldest
  const [first, further] = (state === "AK" || state === "HI" ? found?.line[state] : found?.line.default) ?? [0, 0]
  return first + further * (persons - 1)
}
