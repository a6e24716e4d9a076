import type { Option } from "effect"
import type { ConversionFeatures } from "../conversion/ConversionFeatures.ts"
import type { ConversionModel } from "../conversion/ConversionModel.ts"
import { type Estimate, estimate, modelVersionOf } from "../conversion/Estimate.ts"
import { ofValidParts } from "../profile/Trusted.ts"
import { type Candidate, candidatesOf } from "./Candidates.ts"
import type { DecisionInputs } from "./Decision.ts"
import { type Eligibility, eligibility } from "./eligibility/Eligibility.ts"
import { featuresOf } from "./Features.ts"
import { Assumption, Offer, OfferId, type Tier } from "./Offer.ts"
import { Recommendation } from "./Recommendation.ts"
import type { Choice } from "./ranking/Choice.ts"
import { firstMention, type Mentioned } from "./ranking/FirstMention.ts"
import { type Ranked, rank } from "./ranking/Ranking.ts"

export interface Decided {
  readonly recommendation: Recommendation
  /** What the conversion model saw, by offer. */
  readonly features: Readonly<Record<string, ConversionFeatures>>
  /** All that was open, as it was ordered, also what there was no room for. */
  readonly choices: ReadonlyArray<Choice>
}

const percent = (probability: number) => Math.round(probability * 10_000) / 100

const tierAt = (position: number): Tier => (position === 0 ? "primary" : position <= 2 ? "secondary" : "tertiary")

type Ordered = Mentioned<Ranked<Candidate & { readonly probability: number }>>

/** How sure one may be of an offer: of the person, and of how such people decide. */
const confidenceOf = ({ fit }: Candidate, { confidence }: Estimate) =>
  Math.round(100 * Math.sqrt(fit.knownShare * (confidence / 100)))

/**
 * The whole decision from its inputs and the model: no clock, no chance and no database, so that it can be replayed. Who has
 * judged already what is open to the applicant at that time need not do so twice.
 */
export const decide = (
  inputs: DecisionInputs,
  model: Option.Option<ConversionModel>,
  judged: Eligibility = eligibility(inputs.applicant, inputs.at)
): Decided => {
  const { applicant, at, decisionId, experiment, holdout, leadId, validUntil } = inputs
  const { candidates, notOffered } = candidatesOf(applicant, judged, at)

  const estimateAt = (candidate: Candidate, position: number) => {
    const features = featuresOf(applicant, candidate, { position, tier: tierAt(position) }, at)
    return { features, estimated: estimate(model, features) }
  }
  const likely = candidates.map(candidate => ({
    ...candidate,
    probability: estimateAt(candidate, 0).estimated.probability
  }))
  const ordered: ReadonlyArray<Ordered> = firstMention(rank(likely, holdout ? "standard" : inputs.ranking), {
    exploration: holdout ? 0 : inputs.exploration,
    seed: inputs.seed
  })

  const offers = ordered.slice(0, inputs.maxOffers).map(({ item: { candidate, parts }, propensity }, position) => {
    const { estimated, features } = estimateAt(candidate, position)
    const [low, high] = estimated.interval
    const offer = new Offer(
      {
        offerId: OfferId.make(inputs.offerIds[position] ?? decisionId),
        decisionId,
        leadId,
        tier: tierAt(position),
        offerType: candidate.offerType,
        product: candidate.product,
        position,
        fitScore: candidate.fitScore,
        fitBase: candidate.fit.fitBase,
        confidence: confidenceOf(candidate, estimated),
        estimatedConversionProbability: percent(estimated.probability),
        conversionInterval: [percent(low), percent(high)],
        reasoning: candidate.fit.reasons,
        questions: candidate.questions,
        competitiveAdvantages: candidate.advantages,
        notices: candidate.notices,
        premium: candidate.rated.premium,
        assumed: candidate.rated.assumed.map(each => new Assumption(each, ofValidParts)),
        coverage: candidate.rated.coverage,
        ranking: parts,
        propensity,
        abTestVariant: experiment?.variant ?? null,
        status: "suggested",
        validUntil,
        createdAt: at
      },
      ofValidParts
    )
    return { offer, features }
  })

  return {
    recommendation: new Recommendation(
      {
        leadId,
        decisionId,
        offers: offers.map(({ offer }) => offer),
        notOffered,
        experiment,
        holdout,
        modelVersion: modelVersionOf(model),
        generatedAt: at
      },
      ofValidParts
    ),
    features: Object.fromEntries(offers.map(({ offer, features }) => [offer.offerId, features])),
    choices: ordered.map(({ item: { candidate }, propensity }) => ({
      offerType: candidate.offerType,
      fitScore: candidate.fitScore,
      probability: candidate.probability,
      annualPremium: candidate.rated.premium.annual,
      propensity
    }))
  }
}
