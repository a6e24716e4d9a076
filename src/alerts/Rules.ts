import { Duration } from "effect"
import { mismatchLevel } from "../statistics/SampleRatio.ts"
import { AlertRule, type RuleName } from "./AlertRule.ts"
import type { AlertSettings } from "./AlertSettings.ts"

export type Rules = Readonly<Record<RuleName, AlertRule>>

const surelyBeyond = "Wilson's 99 % interval of the share lies wholly beyond the threshold"

/** The closed list of what is watched, under the operator's thresholds. */
export const rulesOf = (settings: AlertSettings): Rules => {
  const { budgetPercent, clearPercent, enrichment, fewestEvents, fraud, hold, provider, utilization } = settings
  const held = { toFire: hold, toClear: hold, evaluatedEverySeconds: Duration.toSeconds(settings.every), fewestEvents }
  const above = (threshold: number) =>
    ({ unit: "percent", direction: "above", threshold, clearAt: (threshold * clearPercent) / 100 }) as const
  const lookingBack = (window: Duration.Duration) => ({ windowMinutes: Duration.toMinutes(window) })
  return {
    high_enrichment_failure_rate: AlertRule.make({
      rule: "high_enrichment_failure_rate",
      title: "High enrichment failure rate",
      meaning:
        "Too many enrichments that asked providers were answered by none of them: they failed, or fell back on what was stored.",
      statistic: `${surelyBeyond}. What was answered without asking, or skipped by choice, does not count.`,
      whatToDo:
        "GET /api/data-providers/{id}/health of each provider says which one fails and why; PATCH it to isEnabled false if it will last.",
      severity: "critical",
      watches: "service",
      ...above(enrichment.percent),
      ...lookingBack(enrichment.window),
      ...held
    }),
    provider_degradation: AlertRule.make({
      rule: "provider_degradation",
      title: "Provider service degradation",
      meaning: "Too many look-ups that were sent to this provider got no answer.",
      statistic: `${surelyBeyond}. Or nobody asks it: its key, its credits or the contract are refused, or it wants to be left alone for more than five minutes. What it cannot look up because of what was asked does not count; a provider that is switched off is not watched.`,
      whatToDo:
        "POST /api/data-providers/{id}/validate-credentials, then its /health for quota and last error, and the vendor's own status page.",
      severity: "warning",
      watches: "provider",
      ...above(provider.percent),
      ...lookingBack(provider.window),
      ...held
    }),
    low_suggestion_utilization: AlertRule.make({
      rule: "low_suggestion_utilization",
      title: "Low suggestion utilization",
      meaning: "Agents use too few of the suggestions that they are shown; the aim is above 60 %.",
      statistic: `${surelyBeyond}. Of what was shown, what was used against all that was used, dismissed or has expired.`,
      whatToDo:
        "GET /api/personalization/dashboard shows which types are used and how they are rated; ask the agents what they dismiss, and why.",
      severity: "warning",
      watches: "service",
      unit: "percent",
      direction: "below",
      threshold: utilization.percent,
      clearAt: Math.min(100, (utilization.percent * 100) / clearPercent),
      ...lookingBack(utilization.window),
      ...held
    }),
    fraud_risk_spike: AlertRule.make({
      rule: "fraud_risk_spike",
      title: "Fraud risk spike",
      meaning: "Far more of the leads that were validated are of high or critical risk than usual.",
      statistic: `${surelyBeyond}, which is ${fraud.factor} times the upper bound of what was usual in the seven days before, and at least what stands here. Each lead counts once.`,
      whatToDo:
        "GET /api/risk-reviews has the leads; see whether they share a source, a network or a device, and stop that source.",
      severity: "critical",
      watches: "service",
      ...above(fraud.percent),
      ...lookingBack(fraud.window),
      ...held
    }),
    cost_budget_exceeded: AlertRule.make({
      rule: "cost_budget_exceeded",
      title: "Cost budget exceeded",
      meaning:
        "So much of a day's budget is spent that it will not last; when it is used up, nothing more is bought under it.",
      statistic:
        "What is booked since midnight UTC, lost answers as charged, against the budget; one evaluation is enough. A budget of 0 buys nothing and is not watched.",
      whatToDo:
        "Raise the budget, or lower ENRICHMENT_MAX_COST_PER_LEAD or raise ENRICHMENT_MIN_SCORE until midnight UTC.",
      severity: "critical",
      watches: "budget",
      ...above(budgetPercent),
      windowMinutes: null,
      ...held,
      fewestEvents: 0,
      toFire: 1,
      toClear: 1
    }),
    sample_ratio_mismatch: AlertRule.make({
      rule: "sample_ratio_mismatch",
      title: "Sample ratio mismatch",
      meaning:
        "The arms of an experiment do not have the shares that they were to have: something other than chance decides who is in them, and its figures cannot be believed.",
      statistic:
        "Always-valid chance of evidence as strong at any look so far (Lindon & Malek 2022): one evaluation is enough, and it never grows back.",
      whatToDo:
        "GET /api/experiments/{key} has the arms; find what keeps units of one arm from being shown offers, stop the experiment and begin it anew.",
      severity: "warning",
      watches: "experiment",
      unit: "probability",
      direction: "below",
      threshold: mismatchLevel,
      clearAt: null,
      windowMinutes: null,
      ...held,
      fewestEvents: 0,
      toFire: 1,
      toClear: 1
    })
  }
}
