import { jaroWinkler } from "@skyra/jaro-winkler"
import { words } from "../../../enrichment/merge/Words.ts"
import { isOneSlip } from "../OneSlip.ts"
import { areFormsOfOneName } from "./Nicknames.ts"

export const nameLevels = ["same", "variant", "near", "other"] as const
export type NameLevel = (typeof nameLevels)[number]

const likeness = 0.85

const isInitial = (a: string, b: string) => (a.length === 1 || b.length === 1) && a[0] === b[0]

/** A double name shortened, or a middle name left out. */
const isContained = (a: ReadonlyArray<string>, b: ReadonlyArray<string>) =>
  a.every(word => b.includes(word)) || b.every(word => a.includes(word))

/** Nothing when one of the two is missing. */
export const nameLevel = (a: string | undefined, b: string | undefined): NameLevel | undefined => {
  const [left, right] = [words(a ?? ""), words(b ?? "")]
  if (left.length === 0 || right.length === 0) return undefined
  const [x, y] = [left.join(""), right.join("")]
  if (x === y) return "same"
  if (isContained(left, right) || isInitial(x, y) || areFormsOfOneName(x, y)) return "variant"
  return isOneSlip(x, y) || jaroWinkler(x, y) >= likeness ? "near" : "other"
}
