import type { Difference } from "./Difference.ts"
import { normalCritical, studentCritical } from "./Distributions.ts"
import { around, type Interval } from "./Interval.ts"

/** Wilson's score interval of a proportion: for one look at a size settled beforehand. */
export const wilson = (successes: number, count: number, alpha = 0.05): Interval => {
  if (count === 0) return [0, 1]
  const z = normalCritical(alpha)
  const share = successes / count
  const shrunk = (share + z ** 2 / (2 * count)) / (1 + z ** 2 / count)
  const half = (z / (1 + z ** 2 / count)) * Math.sqrt((share * (1 - share)) / count + z ** 2 / (4 * count ** 2))
  return [successes === 0 ? 0 : shrunk - half, successes === count ? 1 : shrunk + half]
}

export interface Successes {
  readonly successes: number
  readonly count: number
}

/** Newcombe's hybrid score interval (1998, his method 10) of treated less control. */
export const newcombe = (treated: Successes, control: Successes, alpha = 0.05): Interval => {
  const [p, q] = [treated.successes / treated.count, control.successes / control.count]
  const [pLow, pHigh] = wilson(treated.successes, treated.count, alpha)
  const [qLow, qHigh] = wilson(control.successes, control.count, alpha)
  return [p - q - Math.hypot(p - pLow, qHigh - q), p - q + Math.hypot(pHigh - p, q - qLow)]
}

/** Student's interval with Welch's degrees of freedom. */
export const welch = ({ degreesOfFreedom, estimate, variance }: Difference, alpha = 0.05): Interval =>
  around(estimate, studentCritical(alpha, degreesOfFreedom) * Math.sqrt(variance))
