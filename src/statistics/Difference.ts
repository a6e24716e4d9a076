import type { Sample } from "./Sample.ts"

/** An estimated difference of two means and how surely it is known. */
export interface Difference {
  readonly estimate: number
  /** Of the estimate. */
  readonly variance: number
  readonly degreesOfFreedom: number
  /** Independent observations that would know a single mean as surely. */
  readonly effectiveSize: number
}

export const pooledVariance = (treated: Sample, control: Sample): number =>
  (treated.count * treated.variance + control.count * control.variance) / (treated.count + control.count)

/** Treated less control, their variances not assumed equal (Welch 1947, with his degrees of freedom). */
export const differenceOfMeans = (treated: Sample, control: Sample): Difference => {
  const [a, b] = [treated.variance / treated.count, control.variance / control.count]
  const variance = a + b
  return {
    estimate: treated.mean - control.mean,
    variance,
    degreesOfFreedom: variance ** 2 / (a ** 2 / (treated.count - 1) + b ** 2 / (control.count - 1)),
    effectiveSize: pooledVariance(treated, control) / variance
  }
}
