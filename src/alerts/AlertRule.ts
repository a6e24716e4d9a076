import { Schema } from "effect"

export const RuleName = Schema.Literal(
  "high_enrichment_failure_rate",
  "provider_degradation",
  "low_suggestion_utilization",
  "fraud_risk_spike",
  "cost_budget_exceeded",
  "sample_ratio_mismatch"
).annotations({ identifier: "AlertRuleName" })
export type RuleName = typeof RuleName.Type

export const Severity = Schema.Literal("warning", "critical").annotations({ identifier: "AlertSeverity" })
export type Severity = typeof Severity.Type

export const Unit = Schema.Literal("percent", "probability").annotations({
  identifier: "AlertUnit",
  description: "percent: 0-100; probability: 0-1."
})
export type Unit = typeof Unit.Type

const Bound = Schema.Number.annotations({ description: "In the rule's unit." })

export class AlertRule extends Schema.Class<AlertRule>("AlertRule")({
  rule: RuleName,
  title: Schema.String,
  meaning: Schema.String.annotations({ description: "What it says when it fires." }),
  statistic: Schema.String.annotations({ description: "When exactly the limit counts as passed." }),
  whatToDo: Schema.String,
  severity: Severity,
  watches: Schema.Literal("service", "provider", "budget", "experiment").annotations({
    description: "What an alert is about: its subject; null for the service as a whole."
  }),
  unit: Unit,
  direction: Schema.Literal("above", "below").annotations({ description: "The side of the threshold that is bad." }),
  threshold: Bound,
  clearAt: Schema.NullOr(Bound).annotations({
    description: "Where it counts as over; between this and the threshold nothing changes. Null: only a person ends it."
  }),
  windowMinutes: Schema.NullOr(Schema.Int).annotations({
    description: "How far it looks back; null for what counts from midnight UTC or from an experiment's begin on."
  }),
  fewestEvents: Schema.Int.annotations({
    description: "With fewer nothing can be told: what fires goes on firing, and nothing begins to."
  }),
  toFire: Schema.Int.annotations({ description: "Evaluations in a row that must find it passed." }),
  toClear: Schema.Int.annotations({ description: "Evaluations in a row that must find it over." }),
  evaluatedEverySeconds: Schema.Int.annotations({ description: "0: never by the replica that answers." })
}) {}
