import type { Listener } from "./Cues.ts"
import type { Word } from "./Words.ts"

const denials = new Set("not isnt arent wasnt werent dont doesnt didnt wont wouldnt never hardly nobody".split(" "))
const reach = 3

const isDenied = (words: ReadonlyArray<Word>, first: number): boolean => {
  for (let at = first; at > 0 && first - at < reach; at--) {
    if (words[at]?.opensClause === true) return false
    if (denials.has(words[at - 1]?.text ?? "")) return true
  }
  return false
}

/** "It is not too expensive" is no complaint about the price; a cue's own negation belongs to it. */
export const unlessDenied =
  <Value extends string>(listener: Listener<Value>): Listener<Value> =>
  words =>
    listener(words).filter(({ first }) => !isDenied(words, first))

export const deniedIn =
  <Value extends string>(listener: Listener<Value>) =>
  (words: ReadonlyArray<Word>): ReadonlySet<string> =>
    new Set(listener(words).flatMap(({ value, first }) => (isDenied(words, first) ? [value] : [])))
