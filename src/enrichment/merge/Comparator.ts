/**
 * How far saying `claim` speaks for `candidate` being the truth, as the share of right sources that would put it so: 1
 * says the same; `looser` and above says it less exactly (a region for a city, a prefix for a code); what is between
 * that and 0, which contradicts, is wrong in part.
 */
export type Support = (claim: number, candidate: number) => number

/** Reads all values of one field once and then compares them by index. */
export type Comparator<V> = (values: ReadonlyArray<V>) => Support

export const comparator =
  <V, N>(read: (value: V) => N, support: (claim: N, candidate: N) => number): Comparator<V> =>
  values => {
    const read_ = values.map(read)
    return (claim, candidate) => {
      const a = read_[claim]
      const b = read_[candidate]
      return a === undefined || b === undefined ? 0 : support(a, b)
    }
  }

export const sameKey = <V>(key: (value: V) => string): Comparator<V> => comparator(key, (a, b) => (a === b ? 1 : 0))

export const equal: Comparator<string> = sameKey(value => value)

/** Values that cannot contradict each other: later news of the same thing. */
export const neverDiffers: Comparator<unknown> = () => () => 1

export const looser = 0.5

/** Says more than the candidate, which is wrong if the candidate is the whole truth. */
export const overstated = 0.1
