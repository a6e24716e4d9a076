import { jaroWinkler } from "@skyra/jaro-winkler"
import { squeezed } from "../../../enrichment/merge/Words.ts"
import { isOneSlip } from "../OneSlip.ts"
import type { Home } from "./Person.ts"

export const homeLevels = ["same", "near", "part", "other"] as const
export type HomeLevel = (typeof homeLevels)[number]

type Likeness = (a: string, b: string) => number

const likeness = 0.85

const alike: Likeness = (a, b) => {
  if (a === b) return 1
  return isOneSlip(a, b) || jaroWinkler(a, b) >= likeness ? 0.8 : 0
}
const slipped: Likeness = (a, b) => {
  if (a === b) return 1
  return isOneSlip(a, b) ? 0.5 : 0
}
const equal: Likeness = (a, b) => (a === b ? 1 : 0)

interface Tally {
  readonly compared: number
  readonly agreed: number
}

/** A part that one source leaves out weighs nothing. */
const tally = (likeness: Likeness, share: number, a: string | undefined, b: string | undefined): Tally => {
  const [x, y] = [squeezed(a ?? ""), squeezed(b ?? "")]
  return x === "" || y === "" ? { compared: 0, agreed: 0 } : { compared: share, agreed: share * likeness(x, y) }
}

const total = (tallies: ReadonlyArray<Tally>): Tally => ({
  compared: tallies.reduce((sum, { compared }) => sum + compared, 0),
  agreed: tallies.reduce((sum, { agreed }) => sum + agreed, 0)
})

const shares = { houseNumber: 2, street: 3, unit: 1, city: 2, postalCode: 3, state: 1 } as const

/** The two lines of an address change places easily. */
const lines = (a: Home, b: Home): Tally => {
  const straight = total([tally(alike, shares.street, a.street, b.street), tally(alike, shares.unit, a.unit, b.unit)])
  const turned = total([tally(alike, shares.street, a.street, b.unit), tally(alike, shares.unit, a.unit, b.street)])
  return turned.agreed > straight.agreed ? turned : straight
}

/** The least that two homes must have in common to be compared. */
const leastCompared = 3

/** One level of the whole home, as its parts depend on each other. */
export const homeLevel = (a: Home | undefined, b: Home | undefined): HomeLevel | undefined => {
  if (a === undefined || b === undefined) return undefined
  const { agreed, compared } = total([
    lines(a, b),
    tally(slipped, shares.houseNumber, a.houseNumber, b.houseNumber),
    tally(alike, shares.city, a.city, b.city),
    tally(slipped, shares.postalCode, a.postalCode?.slice(0, 5), b.postalCode?.slice(0, 5)),
    tally(equal, shares.state, a.state, b.state)
  ])
  if (compared < leastCompared) return undefined
  const same = agreed / compared
  if (same >= 0.85) return "same"
  if (same >= 0.6) return "near"
  return same >= 0.35 ? "part" : "other"
}
