import { annualOf, estimateNotQuote, monthlyOf, Premium, PremiumStep } from "../Premium.ts"
import { type Figure, factorOf } from "./tables/Figure.ts"
import { sourceText } from "./tables/Source.ts"

/** What was not known, and what was taken for it. */
export interface Assumption {
  readonly field: string
  readonly assumption: string
}

export type Finding =
  | { readonly kind: "amount" | "multiplier"; readonly factor: string; readonly figure: Figure }
  | ({ readonly kind: "assumed"; readonly low: number; readonly high: number } & Assumption)

export type Findings = ReadonlyArray<Finding | undefined>

/** US dollars a year, to the cent. */
export const adds = (factor: string, figure: Figure): Finding => ({ kind: "amount", factor, figure })

export const times = (factor: string, figure: Figure): Finding => ({
  kind: "multiplier",
  factor,
  figure: { ...figure, value: factorOf(figure.value) }
})

/** Rated as if it were neutral; `low` and `high` are the factors that the answer could bring. */
export const assumes = (field: string, assumption: string, low: number, high: number): Finding => ({
  kind: "assumed",
  field,
  assumption,
  low,
  high
})

/** Steps and premiums are made of the decoded tables: decoding them once more would cost more than the rating. */
export const unchecked = { disableValidation: true } as const

interface Running {
  readonly annual: number
  /** Sums of squared logarithms: errors of different sources are independent, so they do not simply add up. */
  readonly below: number
  readonly above: number
}

const squaredLog = (ratio: number): number => Math.log(ratio) ** 2

const widened = (running: Running, annual: number, low: number, high: number): Running => ({
  annual,
  below: running.below + squaredLog(annual / Math.max(Math.min(low, annual), 0.01)),
  above: running.above + squaredLog(Math.max(high, annual) / annual)
})

const next = (running: Running, finding: Finding): Running => {
  const { annual } = running
  if (finding.kind === "assumed") return widened(running, annual, annual * finding.low, annual * finding.high)
  const { value, low = value, high = value } = finding.figure
  return finding.kind === "amount"
    ? widened(running, annual + value, annual + low, annual + high)
    : widened(running, annual * value, annual * low, annual * high)
}

const stepOf = (finding: Finding): ReadonlyArray<PremiumStep> => {
  if (finding.kind === "assumed") return []
  const { kind, factor, figure } = finding
  return [new PremiumStep({ factor, [kind]: figure.value, source: sourceText(figure.source) }, unchecked)]
}

export const assumptionsOf = (findings: Findings): ReadonlyArray<Assumption> =>
  findings.flatMap(finding =>
    finding?.kind === "assumed" ? [{ field: finding.field, assumption: finding.assumption }] : []
  )

export const priceOf = (
  breakdown: ReadonlyArray<PremiumStep>,
  range: (annual: number) => readonly [number, number]
) => {
  const annual = annualOf(breakdown)
  const [low, high] = range(annual)
  return new Premium(
    {
      annual,
      monthly: monthlyOf(annual),
      currency: "USD",
      range: [Math.floor(Math.min(low, annual)), Math.ceil(Math.max(high, annual))],
      breakdown,
      notice: estimateNotQuote
    },
    unchecked
  )
}

export const premiumOf = (findings: Findings): Premium => {
  const found = findings.filter(finding => finding !== undefined)
  const { below, above } = found.reduce(next, { annual: 0, below: 0, above: 0 })
  return priceOf(found.flatMap(stepOf), annual => [
    annual * Math.exp(-Math.sqrt(below)),
    annual * Math.exp(Math.sqrt(above))
  ])
}
