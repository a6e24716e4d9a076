/** mulberry32: the same numbers in every run. */
export const seeded = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export const oneOf = <A>(random: () => number, values: readonly [A, ...Array<A>]): A =>
  values[Math.floor(random() * values.length)] ?? values[0]

export interface Answer {
  readonly confidence: number
  readonly right: boolean
}

/** Mean distance between what is promised and what is kept, over ten equal steps of confidence. */
export const calibrationError = (answers: ReadonlyArray<Answer>): number => {
  const bins = Map.groupBy(answers, ({ confidence }) => Math.min(9, Math.floor(confidence * 10)))
  let error = 0
  for (const bin of bins.values()) {
    const promised = bin.reduce((sum, { confidence }) => sum + confidence, 0)
    const kept = bin.filter(({ right }) => right).length
    error += Math.abs(promised - kept) / answers.length
  }
  return error
}
