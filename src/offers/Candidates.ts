import { type DateTime, Either } from "effect"
import type { Applicant } from "./applicant/Applicant.ts"
import type { Eligibility } from "./eligibility/Eligibility.ts"
import type { OfferNotice } from "./eligibility/OfferNotice.ts"
import { advantages } from "./fit/Advantages.ts"
import { type Fit, fitOf } from "./fit/Fit.ts"
import { NotOffered } from "./NotOffered.ts"
import type { OfferType } from "./OfferType.ts"
import type { Product } from "./Product.ts"
import type { OfferQuestion } from "./Reason.ts"
import { bundleOf } from "./rating/Bundle.ts"
import { rate } from "./rating/Rate.ts"
import type { NotRated, Rated } from "./rating/Rated.ts"
import { worthAsking } from "./WorthAsking.ts"

export interface Candidate {
  readonly offerType: OfferType
  readonly product: Product
  readonly fit: Fit
  readonly fitScore: number
  readonly questions: ReadonlyArray<OfferQuestion>
  readonly rated: Rated
  readonly advantages: ReadonlyArray<string>
  readonly notices: ReadonlyArray<OfferNotice>
}

export interface Candidates {
  readonly candidates: ReadonlyArray<Candidate>
  readonly notOffered: ReadonlyArray<NotOffered>
}

type Eligible = Eligibility["eligible"][number]

const unpriced = (offerType: OfferType, { reason, opensWhen }: NotRated): NotOffered =>
  new NotOffered({
    offerType,
    ruleId: "OFF-PRICE",
    reason,
    citation: "Callwise offer rule, 2026-11: nothing is offered without a price that can be explained",
    opensWhen,
    questions: []
  })

const ratedApart = (applicant: Applicant, eligible: ReadonlyArray<Eligible>, at: DateTime.Utc) =>
  eligible.flatMap(({ offerType, product }) =>
    product === "bundle" ? [] : [[offerType, rate(applicant, product, at)] as const]
  )

/** What may be offered and has a price, with how well it fits; and what may not or has none, with the reason. */
export const candidatesOf = (
  applicant: Applicant,
  { eligible, notOffered }: Eligibility,
  at: DateTime.Utc
): Candidates => {
  const apart = new Map(ratedApart(applicant, eligible, at))
  const parts = [apart.get("auto"), apart.get("home")].flatMap(part =>
    part !== undefined && Either.isRight(part) ? [part.right] : []
  )
  const priced = eligible.map(one => ({ ...one, price: apart.get(one.offerType) ?? bundleOf(parts) }))
  return {
    candidates: priced.flatMap(({ offerType, product, notices, price, questions }) => {
      if (Either.isLeft(price)) return []
      const fit = fitOf(applicant, { offerType, product }, at)
      const rated = price.right
      return [
        {
          offerType,
          product,
          notices,
          fit,
          fitScore: fit.fitScore,
          questions: worthAsking(fit.questions, questions),
          rated,
          advantages: advantages(applicant, { offerType, product }, rated.coverage)
        }
      ]
    }),
    notOffered: [
      ...notOffered,
      ...priced.flatMap(({ offerType, price }) => (Either.isLeft(price) ? [unpriced(offerType, price.left)] : []))
    ]
  }
}
