import { Schema } from "effect"
import { PlainDate } from "../../leads/PlainDate.ts"

export const ObligationStatus = Schema.Literal("open", "satisfied", "violated", "late").annotations({
  identifier: "ObligationStatus",
  description:
    "open: still to be said; satisfied: said in time; violated: not said when it had to be; late: said, but too late."
})

const Said = Schema.Struct({
  eventIndex: Schema.Int,
  at: Schema.DateTimeUtc,
  span: Schema.Tuple(Schema.Int, Schema.Int)
})

const Obligation = Schema.Struct({
  id: Schema.String,
  status: ObligationStatus,
  /** Which of its elements were said, by place. */
  said: Schema.Array(Schema.Int),
  discharged: Schema.NullOr(Said),
  /** The agent's line up to which it is to be said; null while nothing has called for it. */
  dueBy: Schema.NullOr(Schema.Int),
  reminded: Schema.Boolean
})
export type Obligation = typeof Obligation.Type

const SaidWrongly = Schema.Struct({
  id: Schema.String,
  eventIndex: Schema.Int,
  at: Schema.DateTimeUtc,
  span: Said.fields.span
})

/** What must be said in a call, and what of it was: as many entries as there are duties, however long the call. */
export const Obligations = Schema.Struct({
  lawAsOf: PlainDate,
  agentLines: Schema.Int,
  topics: Schema.Array(Schema.String),
  items: Schema.Array(Obligation),
  /** The first few, and how many in all. */
  prohibited: Schema.Array(SaidWrongly),
  prohibitedTimes: Schema.Int
})
export type Obligations = typeof Obligations.Type

export const prohibitedAtMost = 20
