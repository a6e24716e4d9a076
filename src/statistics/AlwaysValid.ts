import type { Difference } from "./Difference.ts"
import { around, type Interval } from "./Interval.ts"

export interface Sequence {
  /** Chance that the truth is ever outside, however often one looks and whenever one stops. */
  readonly alpha: number
  /** Effective size at which the interval is narrowest against a fixed-sample one; settled before the first look. */
  readonly plannedSize: number
}

/** A few thousand observations in two arms; off by a factor of ten either way it costs a tenth of the width. */
export const usualSequence: Sequence = { alpha: 0.05, plannedSize: 1_000 }

/** Clusters that are the same ones all along soon add little: what a few dozen know never grows to a thousand. */
export const clusterSequence: Sequence = { alpha: 0.05, plannedSize: 300 }

/**
 * The confidence sequence of a normal mixture over the standardised effect (Robbins 1970; Waudby-Smith et al. 2024), for
 * an estimated variance as in Lindon et al. 2022, "Anytime-Valid Linear Models". Null as long as the data, too small for
 * their degrees of freedom, exclude no difference at all.
 */
export const alwaysValid = (
  { degreesOfFreedom, effectiveSize, estimate, variance }: Difference,
  { alpha, plannedSize }: Sequence = usualSequence
): Interval | null => {
  const doubt = -2 * Math.log(alpha)
  const information = ((doubt + Math.log(doubt) + 1) * effectiveSize) / plannedSize
  const logGrowth = (Math.log1p(information) + doubt) / (degreesOfFreedom + 1)
  const growth = Math.expm1(logGrowth)
  const left = 1 - Math.exp(logGrowth) / (1 + information)
  if (!(information > 0) || !(left > 0)) return null
  return around(estimate, Math.sqrt((variance * degreesOfFreedom * growth) / left))
}
