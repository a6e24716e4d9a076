import { Array as Arr, Order } from "effect"
import type { Finding, Signal } from "./checks/Check.ts"
import { type RiskSeverity, severityOf, type Thresholds } from "./Severity.ts"

const most = 100
/** All that weak signals together may add to hard ones. */
const weakAtMost = 15

export interface WeighedSignal extends Signal {
  /** Its part of the score; 0 for a weak signal that no hard one stands beside. */
  readonly weight: number
}

export interface WeighedFinding extends Omit<Finding, "signals"> {
  readonly signals: ReadonlyArray<WeighedSignal>
  readonly weight: number
  readonly status: "passed" | "failed" | "warning"
  readonly severity: RiskSeverity
}

export interface Weighed {
  readonly overallRiskScore: number
  readonly findings: ReadonlyArray<WeighedFinding>
}

interface Entry {
  readonly signal: Signal
  readonly finding: number
  readonly place: number
}

const sum = Arr.reduce(0, (total: number, part: number) => total + part)

const gravestFirst = Order.combine(
  Order.mapInput(Order.boolean, ({ signal }: Entry) => signal.strength === "weak"),
  Order.mapInput(Order.reverse(Order.number), ({ signal }: Entry) => signal.points)
)

const entriesOf = (findings: ReadonlyArray<Finding>): ReadonlyArray<Entry> =>
  findings.flatMap(({ signals }, finding) => signals.map((signal, place) => ({ signal, finding, place })))

/** What two checks have seen weighs once. */
const once = (entries: ReadonlyArray<Entry>): ReadonlyArray<Entry> =>
  Arr.dedupeWith(Arr.sort(entries, gravestFirst), (a, b) => a.signal.id === b.signal.id)

const keyOf = (finding: number, place: number) => `${finding} ${place}`

const upTo = (limit: number, entries: ReadonlyArray<Entry>): ReadonlyMap<string, number> => {
  const weights = new Map<string, number>()
  let left = limit
  for (const { finding, place, signal } of entries) {
    const weight = Math.min(left, signal.points)
    weights.set(keyOf(finding, place), weight)
    left -= weight
  }
  return weights
}

/** Hard signals count; weak ones only beside a hard sign of fraud, which a rule of law is not. */
const weightsOf = (findings: ReadonlyArray<Finding>): ReadonlyMap<string, number> => {
  const entries = entriesOf(findings)
  const isSuspect = entries.some(
    ({ finding, signal: { points, strength } }) =>
      strength === "hard" && points > 0 && findings[finding]?.category !== "compliance"
  )
  const [weak, hard] = Arr.partition(once(entries), ({ signal }) => signal.strength === "hard")
  const decided = upTo(most, hard)
  if (!isSuspect) return decided
  return new Map([...decided, ...upTo(Math.min(weakAtMost, most - sum([...decided.values()])), weak)])
}

const statusOf = ({ verdict }: Finding, counted: boolean): WeighedFinding["status"] => {
  if (verdict === "clear") return "passed"
  return verdict === "contradicted" && counted ? "failed" : "warning"
}

/** Every finding with its weight; the weights add up to the score. */
export const weigh = (findings: ReadonlyArray<Finding>, thresholds: Thresholds): Weighed => {
  const weights = weightsOf(findings)
  const weighed = findings.map((finding, index) => {
    const signals = finding.signals.map((signal, place) => ({
      ...signal,
      weight: weights.get(keyOf(index, place)) ?? 0
    }))
    const weight = sum(signals.map(signal => signal.weight))
    const counts = signals.some(({ points, strength, weight }) => points > 0 && (strength === "hard" || weight > 0))
    return {
      ...finding,
      signals,
      weight,
      status: statusOf(finding, counts),
      severity: severityOf(weight, thresholds)
    }
  })
  return { overallRiskScore: sum(weighed.map(({ weight }) => weight)), findings: weighed }
}
