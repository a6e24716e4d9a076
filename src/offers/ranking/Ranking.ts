import { Schema } from "effect"
import { ofValidParts } from "../../profile/Trusted.ts"
import type { OfferType } from "../OfferType.ts"
import { policyYears } from "./PolicyYears.ts"
import { RankingPart } from "./RankingPart.ts"

export const Ranking = Schema.Literal("expected_value", "fit", "conversion", "standard").annotations({
  identifier: "Ranking",
  description:
    "How offers are ordered. expected_value: probability × value × fit; fit: by fit score; conversion: by probability; standard: the same order for everybody."
})
export type Ranking = typeof Ranking.Type

/** Of the levers and what they weigh. */
export const rankingVersion = "2026-11-26"

export interface Rankable {
  readonly offerType: OfferType
  readonly fitScore: number
  /** 0-1, were it mentioned first. */
  readonly probability: number
}

export interface Ranked<A> {
  readonly candidate: A
  readonly parts: ReadonlyArray<RankingPart>
  readonly score: number
}

interface Placed {
  readonly candidate: Rankable
  readonly score: number
}

const middlingFit = 50
const doublesWith = 20

/** The priors know the line and the channel, the fit knows the person: 20 points more are worth twice the probability. */
const fitLever = (fitScore: number) => 2 ** ((fitScore - middlingFit) / doublesWith)

const rarest = 1e-6

const levers: Readonly<Record<Ranking, (candidate: Rankable) => ReadonlyArray<readonly [string, number]>>> = {
  expected_value: ({ probability, offerType, fitScore }) => [
    ["conversion probability", Math.log(Math.max(probability, rarest))],
    ["policy-years kept", Math.log(policyYears(offerType))],
    ["fit", Math.log(fitLever(fitScore))]
  ],
  fit: ({ fitScore }) => [["fit", Math.log(fitLever(fitScore))]],
  conversion: ({ probability }) => [["conversion probability", Math.log(Math.max(probability, rarest))]],
  standard: ({ offerType }) => [["standard order", -standardOrder.indexOf(offerType)]]
}

const standardOrder: ReadonlyArray<OfferType> = ["auto", "home", "bundle", "life", "health", "commercial"]

/** Best first; ties keep the standard order, so that the same candidates always rank the same. */
const bestFirst = (a: Placed, b: Placed): number =>
  b.score - a.score || standardOrder.indexOf(a.candidate.offerType) - standardOrder.indexOf(b.candidate.offerType)

export const rank = <A extends Rankable>(candidates: ReadonlyArray<A>, by: Ranking): ReadonlyArray<Ranked<A>> =>
  candidates
    .map(candidate => {
      const parts = levers[by](candidate).map(
        ([lever, logWeight]) => new RankingPart({ lever, logWeight }, ofValidParts)
      )
      return { candidate, parts, score: parts.reduce((sum, { logWeight }) => sum + logWeight, 0) }
    })
    .toSorted(bestFirst)

/** What `rank` puts first, without its reasons. */
export const firstBy = <A extends Rankable>(candidates: ReadonlyArray<A>, by: Ranking): A | undefined =>
  candidates
    .map(candidate => ({ candidate, score: levers[by](candidate).reduce((sum, [, logWeight]) => sum + logWeight, 0) }))
    .toSorted(bestFirst)[0]?.candidate
