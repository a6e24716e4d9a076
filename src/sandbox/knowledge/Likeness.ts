import { nicknames } from "../population/Names.ts"

/** Edits between two texts, given up above `most`. */
export const edits = (a: string, b: string, most: number): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1)
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

export const plain = (text: string): string =>
  text
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")

const shortOf = new Map([...nicknames].map(([name, short]) => [plain(name), plain(short)]))

/** 1 the same, less for a nickname, an initial or a slip of the pen, 0 another name. */
export const nameLikeness = (a: string, b: string): number => {
  const x = plain(a)
  const y = plain(b)
  if (x === y) return x === "" ? 0 : 1
  if (shortOf.get(x) === y || shortOf.get(y) === x) return 0.9
  return Math.min(x.length, y.length) >= 4 && edits(x, y, 1) === 1 ? 0.8 : 0
}

/** 0-1 by shared words and edits; both sides are name keys. */
export const firmLikeness = (a: string, b: string): number => {
  if (a === b) return 1
  const longest = Math.max(a.length, b.length)
  const byEdits = 1 - edits(a, b, 4) / longest
  const ours = a.split(" ")
  const theirs = new Set(b.split(" "))
  const shared = ours.filter(word => theirs.has(word)).length
  return Math.max(byEdits > 0.75 ? byEdits : 0, shared / Math.max(ours.length, theirs.size))
}

export const phoneKey = (text: string): string => {
  const digits = text.replace(/\D/g, "")
  return digits.length === 10 ? `+1${digits}` : `+${digits}`
}

export const domainKey = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/^www\./, "")
    .replace(/[/?#].*$/, "")
