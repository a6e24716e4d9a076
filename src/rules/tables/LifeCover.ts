import { Schema } from "effect"
import type { Facts } from "../Field.ts"
import { absent, type Truth } from "../Truth.ts"
import incomeMultiples from "./incomeMultiples.json" with { type: "json" }

const { bands } = Schema.decodeUnknownSync(
  Schema.Struct({ source: Schema.String, bands: Schema.NonEmptyArray(Schema.Tuple(Schema.Int, Schema.Int)) })
)(incomeMultiples)
const [, smallest] = bands[bands.length - 1] ?? bands[0]

const multipleAt = (age: number) => bands.find(([upTo]) => age <= upTo)?.[1] ?? smallest

export const coverExceedsIncomeMultiple = (facts: Facts): Truth => {
  const { age, income, totalLifeCover } = facts
  if (age === undefined || income === undefined || totalLifeCover === undefined)
    return absent(facts, "age", "income", "totalLifeCover")
  return totalLifeCover.value > income.value * multipleAt(age.value)
}
