import { Schema } from "effect"
import { readUpTo, told } from "../Told.ts"
import { EvaluatedPolicy } from "./Policy.ts"
import { PolicyFigure } from "./PolicyFigure.ts"

const Count = Schema.Int

export const Fate = Schema.Literal(
  "counted",
  "open",
  "forced",
  "heldOut",
  "notShown",
  "repeated",
  "unrecorded",
  "erased"
)
export type Fate = typeof Fate.Type

const PolicyDecisions = Schema.Struct({
  ...readUpTo,
  counted: Count.annotations({ description: "The first of each lead of which something was shown, now over." }),
  open: Count.annotations({ description: "An offer can still be answered." }),
  forced: Count.annotations({ description: "Of leads whose arm was asked for by hand." }),
  heldOut: Count.annotations({ description: "Of the random share that nothing is personalised for." }),
  notShown: Count.annotations({ description: "No offer of it was presented." }),
  repeated: Count.annotations({ description: "Later ones of a lead that counts already." }),
  unrecorded: Count.annotations({ description: "Made before it was kept what else could have been chosen." }),
  erased: Count.annotations({ description: "Of leads that were erased." })
}).annotations({ identifier: "PolicyDecisions" })

const PolicyEstimate = Schema.Struct({
  policy: EvaluatedPolicy,
  agreeing: Count.annotations({ description: "Decisions that it would have made alike." }),
  acceptance: PolicyFigure.annotations({
    description: "Percent of leads that accepted an offer of the decision before it was no longer valid."
  }),
  conversion: PolicyFigure.annotations({
    description: "Percent of leads that accepted an offer or bought in a call within CALLWISE_CONVERSION_DAYS."
  }),
  premiumPerLead: PolicyFigure.annotations({
    description: "Annual US dollars of the offers accepted, 0 of a lead that accepted none."
  })
}).annotations({ identifier: "PolicyEstimate" })
export type PolicyEstimate = typeof PolicyEstimate.Type

export const PoliciesAnswer = Schema.Struct({
  ...told,
  estimator: Schema.Literal("self_normalised").annotations({
    description:
      "Self-normalised inverse propensity score: each decision that the policy would have made alike counts by one over the probability that it was made."
  }),
  decisions: PolicyDecisions,
  policies: Schema.Array(PolicyEstimate)
}).annotations({ identifier: "PoliciesAnswer" })
export type PoliciesAnswer = typeof PoliciesAnswer.Type
