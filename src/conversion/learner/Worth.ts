import { surprise } from "./Design.ts"

const surely = 2

/** Whether the other logits save more than two standard errors of what they save: less may be chance. */
export const surelySave = (plain: Float64Array, other: Float64Array, outcomes: Uint8Array): boolean => {
  let sum = 0
  let squares = 0
  outcomes.forEach((outcome, row) => {
    const saved = surprise(plain[row] ?? 0, outcome) - surprise(other[row] ?? 0, outcome)
    sum += saved
    squares += saved ** 2
  })
  return sum > surely * Math.sqrt(squares)
}
