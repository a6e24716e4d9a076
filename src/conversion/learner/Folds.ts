import { Utils } from "effect"

/** The same order under the same seed. */
export const shuffled = (count: number, seed: number): Int32Array => {
  const random = new Utils.PCGRandom(seed)
  const order = Int32Array.from({ length: count }, (_, at) => at)
  for (let at = count - 1; at > 0; at--) {
    const other = random.integer(at + 1)
    const held = order[at] ?? 0
    order[at] = order[other] ?? 0
    order[other] = held
  }
  return order
}

/** The fold of each row; each fold has its share of either outcome. */
export const foldsOf = (outcomes: Uint8Array, count: number, seed: number): Uint8Array => {
  const folds = new Uint8Array(outcomes.length)
  const dealt = [0, 0]
  for (const row of shuffled(outcomes.length, seed)) {
    const outcome = outcomes[row] ?? 0
    const turn = dealt[outcome] ?? 0
    folds[row] = turn % count
    dealt[outcome] = turn + 1
  }
  return folds
}

export const rowsWhere = (folds: Uint8Array, keep: (fold: number) => boolean): Int32Array => {
  const rows = new Int32Array(folds.length)
  let kept = 0
  for (let row = 0; row < folds.length; row++) if (keep(folds[row] ?? 0)) rows[kept++] = row
  return rows.subarray(0, kept)
}
