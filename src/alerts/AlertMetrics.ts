import { type DateTime, Effect, Metric, Option } from "effect"
import { labelled } from "../platform/LabelledMetric.ts"
import { RuleName } from "./AlertRule.ts"

const alerts = labelled(
  Metric.gauge("callwise_alerts", { description: "Alerts that stand, by rule; the same on every replica." }),
  "rule",
  "state"
)

const evaluated = Metric.gauge("callwise_alerts_evaluated_timestamp_seconds", {
  description: "When any replica last evaluated the rules of alerts, seconds since 1970; 0: never."
})

interface Standing {
  readonly rule: RuleName
  readonly status: "firing" | "acknowledged"
  readonly count: number
}

const states = ["firing", "acknowledged"] as const

/** Every rule in every state, so that what is over falls back to none. */
export const showStanding = (standing: ReadonlyArray<Standing>) =>
  Effect.sync(() => {
    for (const rule of RuleName.literals)
      for (const state of states)
        alerts(standing.find(found => found.rule === rule && found.status === state)?.count ?? 0, rule, state)
  })

export const showEvaluated = (at: Option.Option<DateTime.Utc>) =>
  Metric.set(evaluated, Option.match(at, { onNone: () => 0, onSome: ({ epochMillis }) => epochMillis / 1_000 }))
