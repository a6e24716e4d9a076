/** What a comparison of means needs to know of a sample. */
export interface Sample {
  readonly count: number
  readonly mean: number
  /** Of one observation, unbiased. */
  readonly variance: number
}

const noSample: Sample = { count: 0, mean: 0, variance: 0 }

export const ofSums = (count: number, sum: number, sumOfSquares: number): Sample => {
  if (count === 0) return noSample
  const mean = sum / count
  return { count, mean, variance: count < 2 ? 0 : Math.max(0, (sumOfSquares - count * mean * mean) / (count - 1)) }
}

/** The variance is that of one more success and one more failure: with few of either it is not believed to be small. */
export const ofSuccesses = (successes: number, count: number): Sample => {
  if (count === 0) return noSample
  const careful = (successes + 1) / (count + 2)
  return { count, mean: successes / count, variance: careful * (1 - careful) }
}

/** In two passes, so that nothing cancels. */
export const ofValues = (values: ReadonlyArray<number>): Sample => {
  const count = values.length
  if (count === 0) return noSample
  const mean = values.reduce((sum, value) => sum + value, 0) / count
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { count, mean, variance: count < 2 ? 0 : squares / (count - 1) }
}
