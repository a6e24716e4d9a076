import type { Word } from "./Words.ts"

/** Words of one thought: `from` and `to` are its place in the text. */
export interface Segment {
  readonly text: string
  readonly from: number
  readonly to: number
}

const endsThought = /[.?!;\n]/
const longest = 40

/** An utterance by its sentences, and by what follows a "but"; never more than forty words at once. */
export const segmentsOf = (text: string, words: ReadonlyArray<Word>): ReadonlyArray<Segment> => {
  const segments: Array<Segment> = []
  let first = 0
  const close = (end: number) => {
    const [from, to] = [words[first]?.from, words[end - 1]?.to]
    if (from !== undefined && to !== undefined && end > first) segments.push({ text: text.slice(from, to), from, to })
    first = end
  }
  for (let at = 1; at < words.length; at++) {
    const [before, word] = [words[at - 1], words[at]]
    if (before === undefined || word === undefined) continue
    const ends = word.opensClause && endsThought.test(text.slice(before.to, word.from))
    if (ends || word.text === "but" || at - first >= longest) close(at)
  }
  close(words.length)
  return segments
}
