import { type Comparator, comparator } from "./Comparator.ts"

const itself = (value: number) => value

export const withinAmount = (amount: number): Comparator<number> =>
  comparator(itself, (a, b) => (Math.abs(a - b) <= amount ? 1 : 0))

/** `share` of the larger of the two, or `amount` where numbers are small. */
export const withinShare = (share: number, amount = 0): Comparator<number> =>
  comparator(itself, (a, b) => (Math.abs(a - b) <= Math.max(amount, share * Math.max(a, b)) ? 1 : 0))
