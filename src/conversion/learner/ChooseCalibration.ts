import { type Calibration, calibrated, isotonic, platt, type Told } from "./Calibration.ts"
import { rowsWhere } from "./Folds.ts"
import type { Work } from "./Work.ts"
import { surelySave } from "./Worth.ts"

type Kind = (told: Told) => Work<Calibration>

const none: Kind = function* () {
  return { _tag: "None" }
}
const rising: Kind = function* (told) {
  return isotonic(told)
}

const taken = ({ logits, outcomes }: Told, rows: Int32Array): Told => ({
  logits: Float64Array.from(rows, row => logits[row] ?? 0),
  outcomes: Uint8Array.from(rows, row => outcomes[row] ?? 0)
})

/** Each logit after a calibration that did not see it. */
function* heldOut(told: Told, folds: Uint8Array, foldCount: number, kind: Kind): Work<Float64Array> {
  const logits = new Float64Array(told.logits.length)
  for (let fold = 0; fold < foldCount; fold++) {
    const calibration = yield* kind(
      taken(
        told,
        rowsWhere(folds, other => other !== fold)
      )
    )
    for (const row of rowsWhere(folds, other => other === fold))
      logits[row] = calibrated(calibration, told.logits[row] ?? 0)
    yield
  }
  return logits
}

/** The calibration that does best on what it was not made of; the plainest unless another surely does better. */
export function* chooseCalibration(told: Told, folds: Uint8Array, foldCount: number): Work<Calibration> {
  let chosen: { readonly kind: Kind; readonly logits: Float64Array } = { kind: none, logits: told.logits }
  for (const kind of [platt, rising]) {
    const logits = yield* heldOut(told, folds, foldCount, kind)
    if (surelySave(chosen.logits, logits, told.outcomes)) chosen = { kind, logits }
  }
  return yield* chosen.kind(told)
}
