import { Either } from "effect"
import { PremiumStep } from "../Premium.ts"
import type { Product } from "../Product.ts"
import { type NotRated, notRated, type Rated } from "./Rated.ts"
import { autoTables } from "./tables/AutoTables.ts"
import { type Figure, factorOf } from "./tables/Figure.ts"
import { sourceText } from "./tables/Source.ts"
import { priceOf, unchecked } from "./Worksheet.ts"

const { bundle, leastAfterDiscounts } = autoTables

const names = {
  personal_auto: "Auto",
  homeowners: "Home",
  condo: "Condominium",
  mobile_home: "Manufactured home",
  renters: "Renters"
} as const satisfies Partial<Record<Product, string>>

const isBundled = (product: Product): product is keyof typeof names => product in names

/** Small policies bring small discounts. */
const discountFor = (parts: ReadonlyArray<Rated>): Figure =>
  parts.some(({ product }) => product === "homeowners" || product === "mobile_home") ? bundle.home : bundle.renters

/** All discounts together never take more than the cap, those already in a part included. */
const capped = (figure: Figure, parts: ReadonlyArray<Rated>): Figure => {
  const least = Math.min(1, leastAfterDiscounts.value / Math.min(...parts.map(({ afterDiscounts }) => afterDiscounts)))
  const { value, low = value, high = value } = figure
  return { ...figure, value: Math.max(value, least), low: Math.max(low, least), high: Math.max(high, least) }
}

/** The auto policy with one of the home: what each costs alone, and the discount for taking both. */
export const bundleOf = (parts: ReadonlyArray<Rated>): Either.Either<Rated, NotRated> => {
  const dwellings = parts.filter(({ product }) => product !== "personal_auto" && isBundled(product))
  const isPair =
    parts.length === 2 && dwellings.length === 1 && parts.some(({ product }) => product === "personal_auto")
  if (!isPair) return notRated("bundle", "A bundle is an auto policy and one of the home.", "Both can be priced.")
  const discount = capped(discountFor(parts), parts)
  const { value, low = value, high = value } = discount
  const sum = (of: (part: Rated) => number) => parts.reduce((total, part) => total + of(part), 0)
  const breakdown = [
    ...parts.map(
      ({ product, premium }) =>
        new PremiumStep(
          {
            factor: `${isBundled(product) ? names[product] : product}, alone`,
            amount: premium.annual,
            source: "Its own breakdown, as offered alone"
          },
          unchecked
        )
    ),
    new PremiumStep(
      {
        factor: "Discount for both together",
        multiplier: factorOf(value),
        source: sourceText(discount.source)
      },
      unchecked
    )
  ]
  return Either.right({
    product: "bundle",
    premium: priceOf(breakdown, () => [
      sum(({ premium }) => premium.range[0]) * low,
      sum(({ premium }) => premium.range[1]) * high
    ]),
    coverage: parts.flatMap(({ coverage }) => coverage),
    assumed: [...new Map(parts.flatMap(({ assumed }) => assumed).map(each => [each.field, each])).values()],
    afterDiscounts: Math.min(...parts.map(({ afterDiscounts }) => afterDiscounts)) * value
  })
}
