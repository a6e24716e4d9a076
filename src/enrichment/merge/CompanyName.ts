import { type Comparator, comparator, looser } from "./Comparator.ts"
import { words } from "./Words.ts"

const legalForms = new Set(
  (
    "inc incorporated corp corporation co company llc lc pllc llp lp ltd limited plc pc pa gmbh ag kg sa sas sarl srl spa " +
    "bv nv oy ab as aps pty pvt kk liability partnership"
  ).split(" ")
)
const fillers = new Set(["and", "the"])

/** "Acme Inc." and "The ACME Company, Incorporated" are the same words. */
const companyWords = (name: string): ReadonlyArray<string> => {
  const all = words(name).filter(word => !fillers.has(word))
  let end = all.length
  while (end > 1 && legalForms.has(all[end - 1] ?? "")) end--
  return all.slice(0, end)
}

const read = (name: string) => {
  const parts = companyWords(name)
  return { parts, joined: parts.join("") }
}

/** A name that another one begins with is its short form: "Acme" of "Acme Holdings". */
export const companyName: Comparator<string> = comparator(read, (claim, candidate) => {
  if (claim.joined === candidate.joined) return 1
  const begins =
    claim.parts.length > 0 &&
    claim.parts.length < candidate.parts.length &&
    claim.parts.every((part, index) => part === candidate.parts[index])
  return begins ? looser : 0
})
