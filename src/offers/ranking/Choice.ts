import { Schema } from "effect"
import { OfferType } from "../OfferType.ts"

/** What could have been mentioned first, with what another policy would choose by. */
export const Choice = Schema.Struct({
  offerType: OfferType,
  fitScore: Schema.Number,
  /** Of conversion, 0-1, were it mentioned first. */
  probability: Schema.Number,
  annualPremium: Schema.Number,
  /** The probability with which it was to stand first. */
  propensity: Schema.Number
})
export type Choice = typeof Choice.Type
