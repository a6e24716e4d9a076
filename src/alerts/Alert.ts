import { Schema } from "effect"
import { strictInput } from "../leads/LeadInput.ts"
import { momentOf } from "../leads/Moment.ts"
import { textOf } from "../leads/Normalised.ts"
import { RuleName, Severity, Unit } from "./AlertRule.ts"

export const AlertId = Schema.UUID.pipe(Schema.brand("AlertId")).annotations({ identifier: "AlertId" })
export type AlertId = typeof AlertId.Type

export const AlertStatus = Schema.Literal("firing", "acknowledged", "resolved").annotations({
  identifier: "AlertStatus",
  description: "acknowledged: it fires still, and somebody is at it.",
  message: () => ({ message: "must be firing, acknowledged or resolved", override: true })
})
export type AlertStatus = typeof AlertStatus.Type

export const Resolution = Schema.Literal("cleared", "no_longer_watched").annotations({
  identifier: "AlertResolution",
  description:
    "no_longer_watched: the provider was removed or switched off, the experiment ended, the budget was taken away, or the rule no longer looks at it."
})
export type Resolution = typeof Resolution.Type

export class Alert extends Schema.Class<Alert>("Alert")({
  alertId: AlertId,
  rule: RuleName,
  title: Schema.String,
  severity: Severity,
  subject: Schema.NullOr(Schema.String).annotations({
    description:
      "The provider's id, the experiment's key or the budget (day, provider:<id>, source:<name>); null for the service."
  }),
  subjectName: Schema.NullOr(Schema.String).annotations({ description: "The same, as people call it." }),
  status: AlertStatus,
  value: Schema.Number.annotations({ description: "As of the last evaluation that could tell, in the unit." }),
  threshold: Schema.Number.annotations({ description: "What it was measured by, in the unit." }),
  unit: Unit,
  numerator: Schema.Number.annotations({ description: "Counts, or US dollars spent." }),
  denominator: Schema.Number.annotations({ description: "Counts, or US dollars of the budget." }),
  message: Schema.String.annotations({ description: "What happened and what to do." }),
  startedAt: Schema.DateTimeUtc.annotations({ description: "First of the evaluations in a row that found it." }),
  firedAt: Schema.DateTimeUtc,
  acknowledgedAt: Schema.NullOr(Schema.DateTimeUtc),
  acknowledgedBy: Schema.NullOr(Schema.String),
  note: Schema.NullOr(Schema.String),
  silencedUntil: Schema.NullOr(Schema.DateTimeUtc).annotations({
    description: "Webhooks hear nothing of it until then."
  }),
  resolvedAt: Schema.NullOr(Schema.DateTimeUtc),
  resolution: Schema.NullOr(Resolution)
}) {}

export const Acknowledgement = Schema.Struct({
  by: Schema.optional(textOf(100, "Who is at it; the key's name when absent.")),
  note: Schema.optional(textOf(1_000, "What is known or done.")),
  silenceUntil: Schema.optional(
    momentOf(
      "Until then webhooks hear nothing of this rule and subject, of another alert neither; at most 30 days ahead."
    )
  )
}).annotations({ identifier: "AlertAcknowledgement", parseOptions: strictInput })
export type Acknowledgement = typeof Acknowledgement.Type

export class AlertNotFound extends Schema.TaggedError<AlertNotFound>()(
  "AlertNotFound",
  { alertId: Schema.String },
  { description: "No alert has this id, or it is past its time." }
) {}

export class AlertResolved extends Schema.TaggedError<AlertResolved>()(
  "AlertResolved",
  { alertId: Schema.String },
  { description: "The alert is over: there is nothing to acknowledge." }
) {}

export class SilenceOutOfRange extends Schema.TaggedError<SilenceOutOfRange>()(
  "SilenceOutOfRange",
  { mostDays: Schema.Int },
  { description: "silenceUntil must lie ahead, and no further than so many days." }
) {}
