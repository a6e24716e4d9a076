import type { AlertRule } from "./AlertRule.ts"

interface Found {
  readonly subjectName: string | null
  readonly numerator: number
  readonly denominator: number
  readonly value: number
}

const figure = (value: number, digits: number) => value.toLocaleString("en-US", { maximumFractionDigits: digits })
const percent = (value: number) => `${figure(value, 1)} %`
const dollars = (value: number) => value.toLocaleString("en-US", { style: "currency", currency: "USD" })

const lastOf = (minutes: number | null) => {
  if (minutes === null) return ""
  return minutes % 60 === 0 && minutes > 60 ? `the last ${minutes / 60} hours` : `the last ${minutes} minutes`
}

/** Of a provider that a person must mend, or that wants to be left alone for long. */
export const notAskedFor = ({ denominator, numerator, subjectName }: Omit<Found, "value">, reason: string): string =>
  `${subjectName} is not asked at present, because of ${reason}: ${figure(numerator, 0)} of the last ${figure(denominator, 0)} look-ups failed.`

/** What was found, in one sentence. */
export const happened = (
  { denominator, numerator, subjectName, value }: Found,
  { rule, threshold, windowMinutes }: Pick<AlertRule, "rule" | "threshold" | "windowMinutes">
): string => {
  const [some, all, last] = [figure(numerator, 0), figure(denominator, 0), lastOf(windowMinutes)]
  const against = `${percent(value)}; the limit is ${percent(threshold)}`
  switch (rule) {
    case "high_enrichment_failure_rate":
      return `${some} of ${all} enrichments of ${last} got no answer from any provider (${against}).`
    case "provider_degradation":
      return `${some} of ${all} look-ups of ${subjectName} in ${last} failed (${against}).`
    case "low_suggestion_utilization":
      return `Agents used ${some} of ${all} suggestions of ${last} (${against}).`
    case "fraud_risk_spike":
      return `${some} of ${all} leads validated in ${last} are at high or critical risk (${against}).`
    case "cost_budget_exceeded":
      return `${dollars(numerator)} of the ${dollars(denominator)} budget of ${subjectName} are spent since midnight UTC (${against}).`
    case "sample_ratio_mismatch":
      return `The first arm of ${subjectName} has ${some} of ${all} units, which its planned share makes all but impossible (p = ${value.toExponential(1)}; the limit is ${threshold}).`
  }
}
