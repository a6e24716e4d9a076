import { BigDecimal, Schema } from "effect"

const cents = Schema.NonNegative.pipe(Schema.finite())

export class PremiumStep extends Schema.Class<PremiumStep>("PremiumStep")({
  factor: Schema.String,
  multiplier: Schema.optional(Schema.NonNegative),
  amount: Schema.optional(Schema.Number.annotations({ description: "US dollars a year, added." })),
  source: Schema.String.annotations({ description: "Where the figure comes from, with its date." })
}) {}

export const estimateNotQuote = "An estimate, not a quote: the insurer sets the price after it reviews the application."

export class TaxCredit extends Schema.Class<TaxCredit>("TaxCredit")({
  monthly: cents.annotations({ description: "US dollars; 0 with the reason why there is none." }),
  reason: Schema.String,
  source: Schema.String.annotations({ description: "Where the figures come from, with their date." })
}) {}

export class Premium extends Schema.Class<Premium>("Premium")({
  monthly: cents.annotations({ description: "A twelfth of the annual premium, to the cent." }),
  annual: cents.annotations({ description: "US dollars." }),
  currency: Schema.Literal("USD"),
  range: Schema.Tuple(cents, cents).annotations({
    description: "Annual; as wide as the sources differ and as what is not known leaves open."
  }),
  breakdown: Schema.Array(PremiumStep).annotations({
    description:
      "From nothing, each step in order adds its amount or multiplies by its multiplier; the last result, rounded half up to the cent, is the annual premium."
  }),
  taxCredit: Schema.optional(TaxCredit).annotations({
    description:
      "Premium tax credit that may come off a Marketplace plan: an estimate beside the premium, not taken off it."
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

/** Whole cents divide exactly enough for a number: only a half can lie between two of them. */
export const monthlyOf = (annual: number): number => Math.round(Math.round(annual * 100) / 12) / 100
