import { Schema } from "effect"

export const OfferType = Schema.Literal("auto", "home", "life", "health", "commercial", "bundle").annotations({
  identifier: "OfferType",
  description: "A line of insurance that can be offered, or a bundle of several."
})
export type OfferType = typeof OfferType.Type
