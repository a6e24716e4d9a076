import { DateTime, Duration } from "effect"
import type { ConversionFeatures } from "../conversion/ConversionFeatures.ts"
import { type Applicant, homeState } from "./applicant/Applicant.ts"
import type { Candidate } from "./Candidates.ts"
import { intent } from "./fit/facts/Attention.ts"
import type { Tier } from "./Offer.ts"
import { typicalAnnual } from "./rating/Typical.ts"

export interface Place {
  readonly position: number
  readonly tier: Tier
}

/** Of whoever they speak: age, family, work, home and health enter the fit of a line, and never how likely one is to buy. */
const aboutThePerson =
  /^(demographics|lead\.dateOfBirth|attributes\.(sex|tobacco|dependants|lifeEvents|medicare|marketplace))/

const impersonalFit = ({ fit }: Candidate): number =>
  fit.reasons.reduce(
    (score, { field, weight }) => (field !== null && aboutThePerson.test(field) ? score : score + weight),
    fit.fitBase
  )

const interestIn = ({ offerType }: Candidate, { interests }: Applicant): ConversionFeatures["statedInterest"] => {
  if (interests.includes(offerType)) return "this_line"
  return interests.length > 0 ? "other_line" : "none"
}

const toStateAverage = ({ product, rated }: Candidate, applicant: Applicant): number | null => {
  const state = homeState(applicant)?.value
  const typical = state === undefined ? 0 : typicalAnnual(product, state)
  return typical > 0 && rated.premium.annual > 0 ? rated.premium.annual / typical : null
}

const intentIn = ({ offerType, product }: Candidate, applicant: Applicant, at: DateTime.Utc): number | null => {
  const [strongest] = intent.read({ applicant, offerType, product, at })
  return strongest === undefined ? null : Math.round(100 * strongest.value)
}

/** What the conversion model may see of an offer at a place. */
export const featuresOf = (
  applicant: Applicant,
  candidate: Candidate,
  { position, tier }: Place,
  at: DateTime.Utc
): ConversionFeatures => ({
  offerType: candidate.offerType,
  channel: applicant.channel,
  hoursSinceLead: Math.max(0, Duration.toHours(DateTime.distanceDuration(applicant.leadCreatedAt, at))),
  statedInterest: interestIn(candidate, applicant),
  intentStrength: intentIn(candidate, applicant, at),
  fitScore: impersonalFit(candidate),
  tier,
  position,
  premiumToStateAverage: toStateAverage(candidate, applicant),
  hasCallablePhone: applicant.isCallable,
  emailQuality: applicant.emailQuality,
  linesHeld: null,
  leadScore: applicant.leadScore
})
