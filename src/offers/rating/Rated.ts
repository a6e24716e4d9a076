import { Either } from "effect"
import type { Coverage } from "../Coverage.ts"
import type { Premium } from "../Premium.ts"
import type { Product } from "../Product.ts"
import type { Assumption } from "./Worksheet.ts"

export interface Rated {
  readonly product: Product
  readonly premium: Premium
  readonly coverage: ReadonlyArray<Coverage>
  readonly assumed: ReadonlyArray<Assumption>
  /** What is left of the price after the discounts in it: 0.88 for 12 % off. */
  readonly afterDiscounts: number
}

export interface NotRated {
  readonly product: Product
  /** Fields without which there is no price. */
  readonly missing: ReadonlyArray<string>
  readonly reason: string
  /** The smallest change that would bring a price. */
  readonly opensWhen: string
}

export const notRated = (
  product: Product,
  reason: string,
  opensWhen: string,
  missing: ReadonlyArray<string> = []
): Either.Either<never, NotRated> => Either.left({ product, missing, reason, opensWhen })
