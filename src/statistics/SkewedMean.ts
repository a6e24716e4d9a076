import { studentCritical } from "./Distributions.ts"
import type { Interval } from "./Interval.ts"
import { ofValues } from "./Sample.ts"

/**
 * Interval of a mean whose observations are skewed, as those of rare and unequally weighted events are: Hall's (1992)
 * monotone transformation of Student's statistic. It reaches further on the side of the long tail.
 */
export const skewedMean = (
  values: ReadonlyArray<number>,
  { alpha, degreesOfFreedom }: { readonly alpha: number; readonly degreesOfFreedom: number }
): Interval => {
  const { count, mean, variance } = ofValues(values)
  if (variance === 0) return [mean, mean]
  const cubes = values.reduce((sum, value) => sum + (value - mean) ** 3, 0)
  const skew = cubes / count / variance ** 1.5 / Math.sqrt(count)
  const error = Math.sqrt(variance / count)
  const critical = studentCritical(alpha, degreesOfFreedom)
  const untransformed = (x: number) =>
    Math.abs(skew) < 1e-6 ? x : (3 / skew) * (Math.cbrt(1 + skew * (x - skew / 6)) - 1)
  return [mean - error * untransformed(critical), mean - error * untransformed(-critical)]
}
