import { logGamma } from "./Distributions.ts"

export interface SampleRatio {
  /** Chance of evidence as strong as this at any time, were the shares as planned. */
  readonly pValue: number
  readonly mismatch: boolean
}

/** From here on a mismatch is called one: a healthy experiment is stopped once in a thousand, however often one looks. */
export const mismatchLevel = 0.001

/** Observations that the prior stands for: deviations of a few hundredths are found first. */
const concentration = 1_000

/** Log Bayes factor of a Dirichlet mixture around the planned shares against those shares exactly. */
export const logEvidence = (counts: ReadonlyArray<number>, shares: ReadonlyArray<number>): number => {
  const total = counts.reduce((sum, count) => sum + count, 0)
  return counts.reduce(
    (sum, count, arm) => {
      const share = shares[arm] ?? 0
      if (share === 0) return count === 0 ? sum : Number.POSITIVE_INFINITY
      const prior = concentration * share
      return sum + logGamma(prior + count) - logGamma(prior) - count * Math.log(share)
    },
    logGamma(concentration) - logGamma(concentration + total)
  )
}

/** Lindon & Malek 2022: looks are the counts at one time after another, each including those before. */
export const sampleRatio = (
  looks: ReadonlyArray<ReadonlyArray<number>>,
  weights: ReadonlyArray<number>
): SampleRatio => {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const shares = weights.map(weight => weight / total)
  const strongest = looks.reduce((most, counts) => Math.max(most, logEvidence(counts, shares)), 0)
  const pValue = Math.exp(-strongest)
  return { pValue, mismatch: pValue <= mismatchLevel }
}
