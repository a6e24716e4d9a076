import { Schema } from "effect"
import limitsJson from "./auto-limits.json" with { type: "json" }
import { byState } from "./ByState.ts"
import { Sources } from "./Source.ts"

const Limits = Schema.Struct({
  from: Schema.optional(Schema.String),
  until: Schema.optional(Schema.String),
  perPerson: Schema.NonNegative,
  perAccident: Schema.NonNegative,
  property: Schema.NonNegative,
  source: Sources
})
export type Limits = typeof Limits.Type

const StateLaw = Schema.Struct({
  isCompulsory: Schema.Boolean,
  tort: Schema.Literal("at_fault", "no_fault", "choice_no_fault", "add_on_pip", "add_on_optional_pip"),
  uninsuredMotorist: Schema.Literal("yes", "no", "yes_if_policy"),
  /** US dollars of personal injury protection, where it is required. */
  injuryProtection: Schema.optional(Schema.NonNegative),
  limits: Schema.NonEmptyArray(Limits)
})
export type StateLaw = typeof StateLaw.Type

const { states } = Schema.decodeUnknownSync(Schema.Struct({ asOf: Schema.String, states: byState(StateLaw) }))(
  limitsJson
)

export const autoLawOf = (state: string): StateLaw | undefined => states[state]

/** The minimum in force on the day: `from` counts, `until` no longer does. */
export const limitsOn = ({ limits }: StateLaw, day: string): Limits =>
  limits.find(({ from, until }) => (from ?? "") <= day && (until === undefined || day < until)) ?? limits[0]
