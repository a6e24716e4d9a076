import type { Suffix } from "./Companies.ts"

const spellings: Readonly<Record<Suffix, ReadonlyArray<string>>> = {
  Inc: [" Inc", ", Inc.", " Inc.", ", Incorporated"],
  LLC: [" LLC", ", LLC", " L.L.C.", ", Limited Liability Company"],
  Corp: [" Corp", " Corp.", " Corporation", ", Corporation"],
  Co: [" Co", " Co.", " Company", " & Company"],
  Ltd: [" Ltd", " Ltd.", ", Ltd.", " Limited"],
  LP: [" LP", ", L.P.", " L.P.", ", Limited Partnership"]
}

/** Spelling 0-3 of the firm's legal name. */
export const legalName = (name: string, suffix: Suffix, spelling: number): string =>
  name + (spellings[suffix][spelling % 4] ?? "")

const legalWords = new Set(
  "inc incorporated llc lc corp corporation co company ltd limited lp llp plc liability partnership the and".split(" ")
)

/** What is left of a firm's name for comparing: lower case, no punctuation, no legal form. */
export const nameKey = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\b([a-z])\.(?=[a-z]\b)/g, "$1")
    .replace(/[^a-z0-9]+/g, " ")
    .trim()
    .split(" ")
    .filter(word => !legalWords.has(word))
    .join(" ")
