import { listenFor } from "../../hearing/Cues.ts"
import type { Word } from "../../hearing/Words.ts"
import { duties } from "./Duties.ts"

export interface Spoken {
  /** Which elements, by place, and where the words stand. */
  readonly elements: ReadonlySet<number>
  readonly span: readonly [number, number]
}

const denials = new Set(
  "not no nothing never nobody neither cant cannot wont isnt arent wasnt werent dont doesnt didnt hardly without".split(
    " "
  )
)
const reach = 3

const isDenial = (cue: string) => cue.split(" ").some(part => part.split("|").some(word => denials.has(word)))

const cuesOf = (wanted: (cue: string) => boolean) =>
  Object.fromEntries(
    duties.flatMap(({ elements, id }) => elements.map(({ cues }, at) => [`${id} ${at}`, cues.filter(wanted)] as const))
  )

const plain = listenFor(cuesOf(cue => !isDenial(cue)))
const denying = listenFor(cuesOf(isDenial))

/** "This call is not recorded" says nothing of a recording. */
const isDenied = (words: ReadonlyArray<Word>, first: number, end: number): boolean => {
  for (let at = end - 1; at >= Math.max(0, first - reach); at--) {
    if (denials.has(words[at]?.text ?? "")) return true
    if (at <= first && words[at]?.opensClause === true) return false
  }
  return false
}

const listen = (words: ReadonlyArray<Word>) => [
  ...plain(words).filter(({ end, first }) => !isDenied(words, first, end)),
  ...denying(words)
]

/** What of each duty is said in a line: one pass over its words, however many duties there are. */
export const elementsIn = (words: ReadonlyArray<Word>): ReadonlyMap<string, Spoken> => {
  const found = new Map<string, { elements: Set<number>; span: [number, number] }>()
  for (const { end, first, value } of listen(words)) {
    const [id = "", place = ""] = value.split(" ")
    const [from, to] = [words[first]?.from ?? 0, words[end - 1]?.to ?? 0]
    const before = found.get(id)
    if (before === undefined) found.set(id, { elements: new Set([Number(place)]), span: [from, to] })
    else {
      before.elements.add(Number(place))
      before.span = [Math.min(before.span[0], from), Math.max(before.span[1], to)]
    }
  }
  return found
}
