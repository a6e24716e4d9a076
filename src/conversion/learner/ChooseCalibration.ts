import { type Calibration, calibrated, isotonic, platt, type Told } from "./Calibration.ts"
import { surprise } from "./Design.ts"
import { rowsWhere } from "./Folds.ts"

const none: Calibration = { _tag: "None" }
const kinds = [() => none, platt, isotonic] as const
/** Nats an example that a more elaborate calibration must save. */
const worthwhile = 1e-4

const taken = ({ logits, outcomes }: Told, rows: Int32Array): Told => ({
  logits: Float64Array.from(rows, row => logits[row] ?? 0),
  outcomes: Uint8Array.from(rows, row => outcomes[row] ?? 0)
})

const loss = (calibration: Calibration, { logits, outcomes }: Told): number =>
  logits.reduce((sum, told, row) => sum + surprise(calibrated(calibration, told), outcomes[row] ?? 0), 0)

/** The calibration that does best on what it was not made of; the plainest of about equals. */
export const chooseCalibration = (told: Told, folds: Uint8Array, foldCount: number): Calibration => {
  const losses = kinds.map(kind => {
    let sum = 0
    for (let fold = 0; fold < foldCount; fold++) {
      const calibration = kind(
        taken(
          told,
          rowsWhere(folds, other => other !== fold)
        )
      )
      sum += loss(
        calibration,
        taken(
          told,
          rowsWhere(folds, other => other === fold)
        )
      )
    }
    return sum / Math.max(1, told.outcomes.length)
  })
  const best = kinds.reduce(
    (chosen, _, at) => ((losses[at] ?? 0) < (losses[chosen] ?? 0) - worthwhile ? at : chosen),
    0
  )
  return (kinds[best] ?? kinds[0])(told)
}
