import { Schema } from "effect"
import { Tier } from "../offers/Offer.ts"
import { OfferType } from "../offers/OfferType.ts"
import { wilson } from "../statistics/FixedSample.ts"
import { type Counts, of } from "./Counts.ts"

export const Combination = Schema.Struct({
  offerType: OfferType,
  tier: Tier,
  source: Schema.NullOr(Schema.String).annotations({ description: "Where the lead came from." }),
  presented: Schema.Int,
  accepted: Schema.Int,
  acceptanceRate: Schema.Number.annotations({ description: "Percent." }),
  pooledRate: Schema.Number.annotations({
    description: "Percent, drawn towards the mean of all as far as little is known of it."
  }),
  interval: Schema.Tuple(Schema.Number, Schema.Number).annotations({
    description: "Of the acceptance rate, percent; 95 % for all combinations at once."
  })
}).annotations({ identifier: "Combination" })
export type Combination = typeof Combination.Type

export const CombinationsAnswer = Schema.Struct({ items: Schema.Array(Combination) }).annotations({
  identifier: "CombinationsAnswer"
})
export type CombinationsAnswer = typeof CombinationsAnswer.Type

export type Tried = Pick<Combination, "offerType" | "tier" | "source" | "presented" | "accepted">

const Name = Schema.parseJson(
  Schema.Tuple(Schema.Literal("presented", "accepted"), OfferType, Tier, Schema.NullOr(Schema.String))
)
const nameOf = Schema.decodeSync(Name)
const comparedAtMost = 500

/** Those that were presented most, from their counts. */
export const triedIn = (counts: Counts): ReadonlyArray<Tried> =>
  [...counts]
    .flatMap(([name, presented]) => {
      const [came, offerType, tier, source] = nameOf(name)
      if (came === "accepted") return []
      const accepted = of(counts, name.replace("presented", "accepted"))
      return [{ offerType, tier, source, presented, accepted }]
    })
    .toSorted((a, b) => b.presented - a.presented)
    .slice(0, comparedAtMost)

/** Of how many offers' worth the mean of all stands for one of them. */
const pooled = 20
const shownAtMost = 20

/** The best first, by what is left after chance has been allowed for in all of them at once. */
export const rankedOf = (tried: ReadonlyArray<Tried>): ReadonlyArray<Combination> => {
  const presented = tried.reduce((sum, one) => sum + one.presented, 0)
  const meanRate = presented === 0 ? 0 : tried.reduce((sum, one) => sum + one.accepted, 0) / presented
  const alpha = 0.05 / Math.max(1, tried.length)
  return tried
    .map(one => {
      const [low, high] = wilson(one.accepted, one.presented, alpha)
      const interval: Combination["interval"] = [100 * low, 100 * high]
      return {
        ...one,
        acceptanceRate: (100 * one.accepted) / one.presented,
        pooledRate: (100 * (one.accepted + pooled * meanRate)) / (one.presented + pooled),
        interval
      }
    })
    .toSorted((a, b) => b.pooledRate - a.pooledRate)
    .slice(0, shownAtMost)
}
