import type { Compared } from "./Compared.ts"

export interface Group {
  /** The value that stands for the group. */
  readonly centre: number
  readonly values: ReadonlyArray<number>
}

/** The value that most weight agrees with takes those with it; then the next of what is left. */
export const grouped = ({ supports }: Compared, weights: ReadonlyArray<number>): ReadonlyArray<Group> => {
  const alike = (value: number, centre: number) =>
    value === centre || (supports(value, centre) === 1 && supports(centre, value) === 1)
  const groups: Array<Group> = []
  let left = weights.map((_, value) => value)
  while (left.length > 0) {
    let centre = -1
    let most = -1
    for (const candidate of left) {
      let weight = 0
      for (const value of left) if (alike(value, candidate)) weight += weights[value] ?? 0
      if (weight > most) {
        most = weight
        centre = candidate
      }
    }
    const values = left.filter(value => alike(value, centre))
    groups.push({ centre, values })
    left = values.length === left.length ? [] : left.filter(value => !values.includes(value))
  }
  return groups
}
