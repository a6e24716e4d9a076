const marks = /[\u0300-\u036f]/g
const beyondAscii = /[^\u0020-\u007e]/
const dottedLetters = /\b(?:[a-z]\.){2,}/g
const apostrophes = /['’`]/g
const separators = /[^\p{L}\p{N}]+/gu

/** Lower case, without accents. */
const folded = (text: string): string => {
  const lower = text.toLowerCase()
  return beyondAscii.test(lower) ? lower.normalize("NFKD").replace(marks, "") : lower
}

/** "L.L.C." is one word, "&" is "and", everything else between letters and digits is space. */
export const words = (text: string): ReadonlyArray<string> => {
  const lower = folded(text)
  const joined = lower.includes(".") ? lower.replace(dottedLetters, letters => letters.replaceAll(".", "")) : lower
  const plain = joined.replace(apostrophes, "").replaceAll("&", " and ").replace(separators, " ").trim()
  return plain === "" ? [] : plain.split(" ")
}

export const singular = (word: string): string =>
  word.length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word

/** Letters and digits only. */
export const squeezed = (text: string): string => folded(text).replace(separators, "")
