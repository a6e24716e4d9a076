import { type Calibration, calibrated, platt } from "../../conversion/learner/Calibration.ts"
import { finish } from "../../conversion/learner/Work.ts"
import { fitLinear, type Linear, type Sample } from "./Linear.ts"

/** Samples of one group are written alike: they are held out together. */
export interface GroupedSample<Label extends string> extends Sample<Label> {
  readonly group: number
}

export interface Choice<Label extends string> {
  readonly label: Label
  /** Of choices made with confidence p about the share p is right: also null, none of the labels, counts as wrong. */
  readonly confidence: number
}

export interface Classifier<Label extends string> {
  readonly choose: (text: string) => Choice<Label> | null
}

const foldCount = 3

const likeliest = (logits: Float32Array): number =>
  logits.reduce((best, logit, at) => (logit > (logits[best] ?? Number.NEGATIVE_INFINITY) ? at : best), 0)

/** From the likeliest label's logit to the chance that it is right, by samples that its weights did not see. */
export const calibrationOf = <Label extends string>(samples: ReadonlyArray<GroupedSample<Label>>): Calibration => {
  const logits: Array<number> = []
  const outcomes: Array<number> = []
  for (let fold = 0; fold < foldCount; fold++) {
    const seen = samples.filter(({ group }) => group % foldCount !== fold)
    const linear = fitLinear(seen)
    for (const { text, label, group } of samples) {
      if (group % foldCount !== fold) continue
      const told = linear.logits(text)
      const best = likeliest(told)
      logits.push(told[best] ?? 0)
      outcomes.push(linear.labels[best] === label ? 1 : 0)
    }
  }
  return finish(platt({ logits: Float64Array.from(logits), outcomes: Uint8Array.from(outcomes) }))
}

/** Chooses the likeliest label, with the confidence that a calibration gives it. */
export const classifierOf = <Label extends string>(
  linear: Linear<Label>,
  calibration: Calibration
): Classifier<Label> => ({
  choose: text => {
    const told = linear.logits(text)
    const best = likeliest(told)
    const label = linear.labels[best]
    if (label === undefined) return null
    return { label, confidence: 1 / (1 + Math.exp(-calibrated(calibration, told[best] ?? 0))) }
  }
})
