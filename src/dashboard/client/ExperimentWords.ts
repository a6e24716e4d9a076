import { numberText, rangeText } from "./Numbers.ts"
import type { ReadingJson, Unit } from "./Wire.ts"

type Arm = ReadingJson["arms"][number]

export const unitsOf = ({ metric }: ReadingJson): { readonly mean: Unit; readonly difference: Unit } =>
  metric === "premium"
    ? { mean: "US dollars", difference: "US dollars" }
    : { mean: "percent", difference: "percentage points" }

export const metricText = ({ metric }: ReadingJson): string =>
  metric === "premium" ? "premium a year for each lead that saw an offer" : "of leads that saw an offer took one"

const withheld = {
  sample_ratio_mismatch: "not told: the arms do not have the shares that were planned",
  too_few_outcomes: "not told yet: too few outcomes"
} as const

export const armText = (arm: Arm, reading: ReadingJson): string =>
  arm.mean === null ? "none" : numberText(arm.mean, unitsOf(reading).mean)

/** What an arm adds to the first, and whether that is more than chance. */
export const againstText = ({ againstFirst }: Arm, reading: ReadingJson): string => {
  if (againstFirst === null) return "what the others are compared with"
  const { difference, interval, reason } = againstFirst
  if (difference === null || interval === null) return withheld[reason ?? "too_few_outcomes"]
  const unit = unitsOf(reading).difference
  const sure = interval[0] > 0 || interval[1] < 0 ? "more than chance" : "may be chance"
  return `${numberText(difference, unit)} (${rangeText(interval, unit)}), ${sure}`
}

/** The reading in one sentence. */
export const readingText = (reading: ReadingJson): string => {
  const [first, ...others] = reading.arms
  const told = others.map(arm => `${arm.key} against ${first?.key}: ${againstText(arm, reading)}`)
  const known = reading.arms.reduce((sum, arm) => sum + arm.known, 0)
  return `${told.join("; ")}. ${known.toLocaleString("en-US")} outcomes are known.`
}

const odds = (pValue: number): string => (pValue < 0.001 ? "p below 0.001" : `p ${pValue.toFixed(3)}`)

export const checkText = ({ sampleRatio: { passes, pValue } }: ReadingJson): string =>
  passes
    ? `Shares are as planned (${odds(pValue)})`
    : `Shares are not as planned (${odds(pValue)}): something other than chance decides who is in an arm. Do not read it.`
