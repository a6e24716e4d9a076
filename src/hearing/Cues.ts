import type { Word } from "./Words.ts"

/** Phrases that give something away: `a|b` either word, `word?` may be missing, `~` up to three words of any kind. */
export type Cues<Value extends string> = Readonly<Record<Value, ReadonlyArray<string>>>

/** The words `first` up to and without `end`. */
export interface Heard<Value extends string> {
  readonly value: Value
  readonly first: number
  readonly end: number
}

interface Step {
  readonly words: ReadonlySet<string>
  readonly optional: boolean
}

interface Phrase<Value extends string> {
  readonly value: Value
  readonly rest: ReadonlyArray<Step | "gap">
}

const longestGap = 3

const stepOf = (part: string): Step | "gap" => {
  if (part === "~") return "gap"
  const optional = part.endsWith("?")
  return { words: new Set((optional ? part.slice(0, -1) : part).split("|")), optional }
}

/** The word behind the phrase, when it goes on from `at`; -1 when it does not. */
const endOf = (words: ReadonlyArray<Word>, at: number, rest: ReadonlyArray<Step | "gap">, next = 0): number => {
  const step = rest[next]
  if (step === undefined) return at
  if (step === "gap") {
    for (let skipped = 0; skipped <= longestGap && at + skipped <= words.length; skipped++) {
      const end = endOf(words, at + skipped, rest, next + 1)
      if (end >= 0) return end
    }
    return -1
  }
  const word = words[at]
  if (word !== undefined && step.words.has(word.text)) {
    const end = endOf(words, at + 1, rest, next + 1)
    if (end >= 0) return end
  }
  return step.optional ? endOf(words, at, rest, next + 1) : -1
}

export type Listener<Value extends string> = (words: ReadonlyArray<Word>) => ReadonlyArray<Heard<Value>>

/** Looks each word up once; only phrases that begin with it are followed. */
export const listenFor = <Value extends string>(cues: Cues<Value>): Listener<Value> => {
  const byFirst = new Map<string, ReadonlyArray<Phrase<Value>>>()
  for (const value in cues)
    for (const phrase of cues[value]) {
      const steps = phrase.split(" ").map(stepOf)
      for (const [at, step] of steps.entries()) {
        if (step === "gap") break
        const rest = steps.slice(at + 1)
        for (const word of step.words) byFirst.set(word, [...(byFirst.get(word) ?? []), { value, rest }])
        if (!step.optional) break
      }
    }
  return words =>
    words.flatMap((word, first) =>
      (byFirst.get(word.text) ?? []).flatMap(({ value, rest }) => {
        const end = endOf(words, first + 1, rest)
        return end < 0 ? [] : [{ value, first, end }]
      })
    )
}
