import { Schema } from "effect"
import { ExperimentUnit } from "../experiments/Experiment.ts"
import { AgentId } from "../keys/ApiKey.ts"
import { LeadId } from "../leads/Lead.ts"
import { Applicant } from "./applicant/Applicant.ts"
import { DecisionId } from "./DecisionId.ts"
import { Tier } from "./Offer.ts"
import { OfferType } from "./OfferType.ts"
import { ExperimentShown } from "./Recommendation.ts"
import { Ranking } from "./ranking/Ranking.ts"

/** What of a decision is shown: the offers stay as they were decided, whatever is asked to be seen of them. */
export const View = Schema.Struct({
  maxOffers: Schema.optional(Schema.Int),
  includeTiers: Schema.optional(Schema.Array(Tier)),
  types: Schema.optional(Schema.Array(OfferType))
})
export type View = typeof View.Type

export class Versions extends Schema.Class<Versions>("Versions")({
  rules: Schema.String,
  rating: Schema.String,
  fit: Schema.String,
  ranking: Schema.String,
  conversion: Schema.String
}) {}

/** All that a decision rests on: the same inputs under the same versions give the same answer, on any day. */
export class DecisionInputs extends Schema.Class<DecisionInputs>("DecisionInputs")({
  leadId: LeadId,
  decisionId: DecisionId,
  offerIds: Schema.Array(Schema.UUID),
  at: Schema.DateTimeUtc,
  validUntil: Schema.DateTimeUtc,
  applicant: Applicant,
  seed: Schema.Int,
  exploration: Schema.Number.pipe(Schema.between(0, 1)),
  ranking: Ranking,
  experiment: Schema.NullOr(ExperimentShown),
  unit: Schema.NullOr(ExperimentUnit),
  /** When agents are what the experiment randomises. */
  agentId: Schema.NullOr(AgentId),
  holdout: Schema.Boolean,
  maxOffers: Schema.Int,
  view: View
}) {}

export class DecisionNotFound extends Schema.TaggedError<DecisionNotFound>()(
  "DecisionNotFound",
  { decisionId: DecisionId },
  { description: "No decision has this id." }
) {}

export class DecisionErased extends Schema.TaggedError<DecisionErased>()(
  "DecisionErased",
  { decisionId: DecisionId },
  { description: "The person this decision was about has been erased, and what it rested on with them." }
) {}

export class DecisionOutdated extends Schema.TaggedError<DecisionOutdated>()(
  "DecisionOutdated",
  { decisionId: DecisionId, decidedUnder: Versions, inForce: Versions },
  {
    description:
      "It was decided under other rules, tables or another model than this version of the service holds: replay it with the version that decided."
  }
) {}
