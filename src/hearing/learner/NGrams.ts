const offset = 0x811c9dc5
const prime = 0x01000193
const wordSeed = 0x9e3779b1
const pairSeed = 0x85ebca6b
const edge = 0x20
const gramLengths = [2, 3, 4, 5]
const apostrophes = /['’‘`]/g
const words = /[\p{L}]+|\p{N}+|[?!$%]|[^\s\p{L}\p{N}\p{P}]+/gu

const mix = (hash: number, code: number) => Math.imul(hash ^ code, prime)

const hashed = (text: string, seed: number): number => {
  let hash = offset ^ seed
  for (let at = 0; at < text.length; at++) hash = mix(hash, text.charCodeAt(at))
  return hash
}

const spell = (text: string): ReadonlyArray<string> =>
  text
    .toLowerCase()
    .replace(apostrophes, "")
    .match(words)
    ?.map(word => (word >= "0" && word <= "9~" ? "0".repeat(Math.min(word.length, 6)) : word)) ?? []

/** What of a text is weighed: its words, pairs of neighbours, and pieces of words, each once, as a 32-bit hash. */
export const gramsOf = (text: string): ReadonlySet<number> => {
  const grams = new Set<number>()
  let before = offset
  for (const word of spell(text)) {
    const hash = hashed(word, wordSeed)
    grams.add(hash)
    grams.add(mix(mix(before, pairSeed), hash))
    before = hash
    const last = word.length + 1
    for (const length of gramLengths)
      for (let from = 0; from + length <= last + 1; from++) {
        let piece = offset ^ length
        for (let at = from; at < from + length; at++)
          piece = mix(piece, at === 0 || at === last ? edge : word.charCodeAt(at - 1))
        grams.add(piece)
      }
  }
  return grams
}
