import { words } from "./Words.ts"

export interface PersonName {
  /** All parts, in any order: what a source calls the family name is not to be relied on. */
  readonly parts: ReadonlyArray<string>
}

const honorifics = new Set("mr mrs ms dr prof phd md jr sr ii iii iv esq sir".split(" "))
const degree = /\b(?:ph\.? ?d|m\.d|ed\.d)\b\.?/gi

export const personName = (text: string): PersonName => {
  const parts = words(text.replace(degree, " ").replaceAll(".", " "))
  const bare = parts.filter(part => !honorifics.has(part))
  return { parts: bare.length > 0 ? bare : parts }
}

const longEnough = 5

/** At most one letter wrong, missing, added or swapped. */
const misspelt = (a: string, b: string): boolean => {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.length < longEnough || long.length - short.length > 1) return false
  let from = 0
  while (from < short.length && short[from] === long[from]) from++
  if (short.slice(from + 1) === long.slice(from + 1) && short.length === long.length) return true
  if (short.slice(from) === long.slice(from + 1)) return true
  return (
    short[from] === long[from + 1] && short[from + 1] === long[from] && short.slice(from + 2) === long.slice(from + 2)
  )
}

const sameWord = (a: string, b: string) => a.length > 1 && (a === b || misspelt(a, b))

/** An initial of the other, or a short form such as "Chris" of "Christopher". */
const shortens = (a: string, b: string) =>
  a.length < b.length
    ? b.startsWith(a) && (a.length === 1 || a.length > 2)
    : a.startsWith(b) && (b.length === 1 || b.length > 2)

interface Matched {
  readonly all: boolean
  readonly words: number
}

const matched = (fewer: ReadonlyArray<string>, more: ReadonlyArray<string>): Matched => {
  const left = [...more]
  let whole = 0
  const open: Array<string> = []
  for (const part of fewer) {
    const at = left.findIndex(other => sameWord(part, other))
    if (at < 0) open.push(part)
    else {
      left.splice(at, 1)
      whole++
    }
  }
  for (const part of open) {
    const at = left.findIndex(other => part === other || shortens(part, other))
    if (at < 0) return { all: false, words: whole }
    left.splice(at, 1)
  }
  return { all: true, words: whole }
}

/** One full word in common and nothing against it: initials, left-out middle names and the order do not matter. */
export const samePerson = (a: PersonName, b: PersonName): boolean => {
  const [fewer, more] = a.parts.length <= b.parts.length ? [a.parts, b.parts] : [b.parts, a.parts]
  const { all, words } = matched(fewer, more)
  return all && words > 0
}

/** Says no more than the family name where the other says who. */
export const vaguer = (a: PersonName, b: PersonName): boolean => a.parts.length === 1 && b.parts.length > 1

/** The other spelling says all that this one says, initials and left-out names apart. */
export const spelledBy = (a: PersonName, b: PersonName): boolean =>
  a.parts.every(part => b.parts.includes(part) || (part.length === 1 && b.parts.some(other => other.startsWith(part))))
