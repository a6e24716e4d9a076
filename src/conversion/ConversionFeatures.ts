import { Schema } from "effect"
import { Channel } from "../leads/Channel.ts"
import { EmailQuality } from "../leads/EmailQuality.ts"
import { Tier } from "../offers/Offer.ts"
import { OfferType } from "../offers/OfferType.ts"
import type { FeatureKind } from "./learner/Features.ts"

const percent = Schema.Number.pipe(Schema.between(0, 100))
const natural = Schema.NonNegativeInt

/**
 * All that the probability of acceptance may rest on, and nothing else: about the offer, the contact and what was said; not
 * about who somebody is. `null` is not known.
 */
export const ConversionFeatures = Schema.Struct({
  offerType: OfferType,
  channel: Schema.NullOr(Channel).annotations({ description: "How the lead came, as far as its source says." }),
  hoursSinceLead: Schema.NullOr(Schema.NonNegative).annotations({ description: "Since the lead came in." }),
  statedInterest: Schema.Literal("this_line", "other_line", "none").annotations({
    description: "Whether the lead asked for this line, for others only, or for none by name."
  }),
  intentStrength: Schema.NullOr(percent).annotations({ description: "Observed intent on this line, 0-100." }),
  fitScore: percent.annotations({
    description: "Fit without the points for age, sex, family, work or home-ownership."
  }),
  tier: Tier,
  position: natural.annotations({ description: "0 is mentioned first." }),
  premiumToStateAverage: Schema.NullOr(Schema.Positive).annotations({
    description: "Estimated premium over the state's average of the line."
  }),
  hasCallablePhone: Schema.Boolean,
  emailQuality: Schema.NullOr(EmailQuality),
  linesHeld: Schema.NullOr(natural).annotations({ description: "Lines the agency holds of this client already." }),
  leadScore: Schema.NullOr(percent)
}).annotations({ identifier: "ConversionFeatures", parseOptions: { onExcessProperty: "error" } })
export type ConversionFeatures = typeof ConversionFeatures.Type

/** The same list, as the learner reads it. */
export const conversionAllowList = {
  offerType: "category",
  channel: "category",
  hoursSinceLead: "number",
  statedInterest: "category",
  intentStrength: "number",
  fitScore: "number",
  tier: "category",
  position: "number",
  premiumToStateAverage: "number",
  hasCallablePhone: "category",
  emailQuality: "category",
  linesHeld: "number",
  leadScore: "number"
} as const satisfies Readonly<Record<keyof ConversionFeatures, FeatureKind>>
