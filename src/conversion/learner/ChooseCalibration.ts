import { type Calibration, calibrated, isotonic, platt, type Told } from "./Calibration.ts"
import { surprise } from "./Design.ts"
import { rowsWhere } from "./Folds.ts"
import type { Work } from "./Work.ts"

type Kind = (told: Told) => Work<Calibration>

const none: Kind = function* () {
  return { _tag: "None" }
}
const rising: Kind = function* (told) {
  return isotonic(told)
}
const kinds = [none, platt, rising] as const
/** Nats an example that a more elaborate calibration must save. */
const worthwhile = 1e-4

const taken = ({ logits, outcomes }: Told, rows: Int32Array): Told => ({
  logits: Float64Array.from(rows, row => logits[row] ?? 0),
  outcomes: Uint8Array.from(rows, row => outcomes[row] ?? 0)
})

const loss = (calibration: Calibration, { logits, outcomes }: Told): number =>
  logits.reduce((sum, told, row) => sum + surprise(calibrated(calibration, told), outcomes[row] ?? 0), 0)

/** The calibration that does best on what it was not made of; the plainest of about equals. */
export function* chooseCalibration(told: Told, folds: Uint8Array, foldCount: number): Work<Calibration> {
  const losses = kinds.map(() => 0)
  for (let fold = 0; fold < foldCount; fold++) {
    const made = rowsWhere(folds, other => other !== fold)
    const held = rowsWhere(folds, other => other === fold)
    for (const [at, kind] of kinds.entries()) {
      const calibration = yield* kind(taken(told, made))
      losses[at] = (losses[at] ?? 0) + loss(calibration, taken(told, held)) / told.outcomes.length
      yield
    }
  }
  const best = kinds.reduce(
    (chosen, _, at) => ((losses[at] ?? 0) < (losses[chosen] ?? 0) - worthwhile ? at : chosen),
    0
  )
  return yield* (kinds[best] ?? kinds[0])(told)
}
