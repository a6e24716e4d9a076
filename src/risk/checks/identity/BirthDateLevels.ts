import { isOneSlip } from "../OneSlip.ts"

export const birthDateLevels = ["same", "slip", "part", "other"] as const
export type BirthDateLevel = (typeof birthDateLevels)[number]

const shape = /^(\d{4})-?(\d{2})-?(\d{2})$/

/** `slip`: one digit off, two digits swapped, or day and month swapped; `part`: two of year, month and day are the same. */
export const birthDateLevel = (a: string | undefined, b: string | undefined): BirthDateLevel | undefined => {
  const [x, y] = [shape.exec(a ?? "")?.slice(1), shape.exec(b ?? "")?.slice(1)]
  if (x === undefined || y === undefined) return undefined
  const [left, right] = [x.join(""), y.join("")]
  if (left === right) return "same"
  const isTurned = x[0] === y[0] && x[1] === y[2] && x[2] === y[1]
  if (isTurned || isOneSlip(left, right)) return "slip"
  return x.filter((part, at) => part === y[at]).length === 2 ? "part" : "other"
}
