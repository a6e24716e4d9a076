import { Schema } from "effect"
import { ArmKey, ExperimentKey } from "../experiments/Experiment.ts"
import { LeadId } from "../leads/Lead.ts"
import { DecisionId } from "./DecisionId.ts"
import { NotOffered } from "./NotOffered.ts"
import { Offer } from "./Offer.ts"

export class ExperimentShown extends Schema.Class<ExperimentShown>("ExperimentShown")({
  key: ExperimentKey,
  variant: ArmKey,
  propensity: Schema.Number.pipe(Schema.between(0, 1)).annotations({
    description: "The probability with which the draw gives this variant."
  }),
  forced: Schema.Boolean.annotations({ description: "Asked for by abTestGroup rather than drawn: not counted." })
}) {}

export class Recommendation extends Schema.Class<Recommendation>("Recommendation")({
  leadId: LeadId,
  decisionId: DecisionId,
  offers: Schema.Array(Offer),
  notOffered: Schema.Array(NotOffered),
  experiment: Schema.NullOr(ExperimentShown),
  holdout: Schema.Boolean.annotations({ description: "Of the randomised holdout: the order is not personalised." }),
  modelVersion: Schema.String.annotations({ description: "What estimated the conversion probabilities." }),
  generatedAt: Schema.DateTimeUtc
}) {}

export class ProfileRequired extends Schema.TaggedError<ProfileRequired>()(
  "ProfileRequired",
  { leadId: LeadId },
  {
    description:
      "The lead was never enriched, so there is nothing to personalise by: enrich it, or ask with enrich=true."
  }
) {}
