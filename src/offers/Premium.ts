import { BigDecimal, Schema } from "effect"

const cents = Schema.NonNegative.pipe(Schema.finite())

export class PremiumStep extends Schema.Class<PremiumStep>("PremiumStep")({
  factor: Schema.String,
  multiplier: Schema.optional(Schema.NonNegative),
  amount: Schema.optional(Schema.Number.annotations({ description: "US dollars a year, added." })),
  source: Schema.String.annotations({ description: "Where the figure comes from, with its date." })
}) {}

export const estimateNotQuote = "An estimate, not a quote: the insurer sets the price after it reviews the application."

export class Premium extends Schema.Class<Premium>("Premium")({
  monthly: cents.annotations({ description: "A twelfth of the annual premium, to the cent." }),
  annual: cents.annotations({ description: "US dollars." }),
  currency: Schema.Literal("USD"),
  range: Schema.Tuple(cents, cents).annotations({
    description: "Annual; where the sources differ, so does the estimate."
  }),
  breakdown: Schema.Array(PremiumStep).annotations({
    description:
      "From nothing, each step in order adds its amount or multiplies by its multiplier; the last result, rounded half up to the cent, is the annual premium."
  }),
  notice: Schema.Literal(estimateNotQuote)
}) {}

const zero = BigDecimal.fromBigInt(0n)

const toCents = (value: BigDecimal.BigDecimal): number =>
  BigDecimal.unsafeToNumber(BigDecimal.round(value, { scale: 2, mode: "half-from-zero" }))

/** The one way from the steps to the premium; it is what a reader of the breakdown would do by hand. */
export const annualOf = (steps: ReadonlyArray<PremiumStep>): number =>
  toCents(
    steps.reduce((running, { amount, multiplier }) => {
      if (amount !== undefined) return BigDecimal.sum(running, BigDecimal.unsafeFromNumber(amount))
      return multiplier === undefined ? running : BigDecimal.multiply(running, BigDecimal.unsafeFromNumber(multiplier))
    }, zero)
  )

export const monthlyOf = (annual: number): number =>
  toCents(BigDecimal.unsafeDivide(BigDecimal.unsafeFromNumber(annual), BigDecimal.fromBigInt(12n)))
