import { type Design, logitOf, surprise } from "./Design.ts"
import { rowsWhere } from "./Folds.ts"
import { fitLogistic } from "./Logistic.ts"
import type { Work } from "./Work.ts"

export const foldCount = 5
const tolerance = 0.05

export interface Validated {
  /** Mean surprise in nats of the outcomes that were held out. */
  readonly loss: number
  /** Each row's logit, told by weights that did not see it. */
  readonly logits: Float64Array
}

/** Each set of penalties on the same folds; the dearest first is the quickest. */
export function* crossValidate(
  design: Design,
  folds: Uint8Array,
  candidates: ReadonlyArray<Float64Array>
): Work<ReadonlyArray<Validated>> {
  const results = candidates.map(() => ({ sum: 0, logits: new Float64Array(design.rows) }))
  for (let fold = 0; fold < foldCount; fold++) {
    const rows = rowsWhere(folds, other => other !== fold)
    const held = rowsWhere(folds, other => other === fold)
    let start = new Float64Array(design.columns)
    for (const [at, penalties] of candidates.entries()) {
      start = new Float64Array(yield* fitLogistic({ design, rows, penalties, start, tolerance }))
      const result = results[at]
      if (result === undefined) continue
      for (const row of held) {
        const told = logitOf(design, row, start)
        result.logits[row] = told
        result.sum += surprise(told, design.outcomes[row] ?? 0)
      }
      yield
    }
  }
  return results.map(({ sum, logits }) => ({ loss: sum / design.rows, logits }))
}
