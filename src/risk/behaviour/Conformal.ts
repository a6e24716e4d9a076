/** How a value stands among earlier ones of its kind. */
export interface Rank {
  readonly earlier: number
  /** Of the earlier ones, as extreme or more so; ties are. */
  readonly asExtreme: number
}

/** Falsely alarmed about of what comes as usual, at most: one in a hundred. */
export const falseAlarmRate = 0.01

/**
 * Conformal p-value: if the new value comes as the earlier ones came, it is at most p with probability at most p, whatever
 * their distribution (Vovk, Gammerman, Shafer, Algorithmic Learning in a Random World, 2005, ch. 2).
 */
export const pValue = ({ asExtreme, earlier }: Rank): number => (asExtreme + 1) / (earlier + 1)

/** So few are known that even the most extreme value could not ring. */
export const isTooFew = ({ earlier }: Rank, measures: number): boolean => 1 / (earlier + 1) > falseAlarmRate / measures

/** The rate is shared among the measures that are asked of one lead, so that it holds for all of them together. */
export const isUnusual = (rank: Rank, measures: number): boolean => pValue(rank) <= falseAlarmRate / measures
