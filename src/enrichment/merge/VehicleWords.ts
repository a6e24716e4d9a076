import { type Comparator, comparator, looser } from "./Comparator.ts"
import { squeezed } from "./Words.ts"

const shortNames: Readonly<Record<string, string>> = {
  chevy: "chevrolet",
  mercedesbenz: "mercedes",
  vw: "volkswagen"
}

/** "F-150" is "F150", "Chevy" is "Chevrolet". */
export const vehicleKey = (text: string): string => {
  const joined = squeezed(text)
  return shortNames[joined] ?? joined
}

/** A model that another one begins with leaves the trim out: "Civic" of "Civic EX". */
export const vehicleWords: Comparator<string> = comparator(vehicleKey, (claim, candidate) => {
  if (claim === candidate) return 1
  return claim.length > 2 && candidate.startsWith(claim) ? looser : 0
})
