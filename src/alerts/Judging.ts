import { wilson } from "../statistics/FixedSample.ts"
import type { Signal } from "./Alarm.ts"

export interface Counts {
  readonly numerator: number
  readonly denominator: number
}

export interface Limits {
  readonly direction: "above" | "below"
  readonly threshold: number
  readonly clearAt: number | null
  readonly fewestEvents: number
}

export interface Judged {
  readonly signal: Signal
  readonly value: number
}

/** One chance in two hundred that a share which keeps to its threshold is found beyond it at one look. */
const alpha = 0.01

const share = (part: number, whole: number) => (whole === 0 ? 0 : (100 * part) / whole)

const sideOf = ({ clearAt, direction, threshold }: Limits, surest: number, value: number): Signal => {
  const sign = direction === "above" ? 1 : -1
  if (sign * surest > sign * threshold) return "breach"
  return clearAt !== null && sign * value <= sign * clearAt ? "clear" : "between"
}

/** In percent: beyond the threshold only when Wilson's interval is wholly beyond it. */
export const judgedShare = ({ denominator, numerator }: Counts, limits: Limits): Judged => {
  if (denominator < limits.fewestEvents) return { signal: "unknown", value: share(numerator, denominator) }
  const [low, high] = wilson(numerator, denominator, alpha)
  const value = share(numerator, denominator)
  return { signal: sideOf(limits, 100 * (limits.direction === "above" ? low : high), value), value }
}

/** What is known exactly, such as money. Reaching the threshold is enough. */
export const judgedAmount = (value: number, limits: Limits): Judged => ({
  signal: value === limits.threshold ? "breach" : sideOf(limits, value, value),
  value
})

export interface Unusual {
  readonly factor: number
  readonly floor: number
  readonly fewestEvents: number
}

/** What must be passed to be unusual: so many times what was usual at most, and never less than the floor. */
export const unusualShare = (usual: Counts, { factor, floor, fewestEvents }: Unusual): number =>
  usual.denominator < fewestEvents
    ? floor
    : Math.max(floor, Math.min(100, factor * 100 * wilson(usual.numerator, usual.denominator, alpha)[1]))
