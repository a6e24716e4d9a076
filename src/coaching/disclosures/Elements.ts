import { listenFor } from "../../hearing/Cues.ts"
import type { Word } from "../../hearing/Words.ts"
import { duties } from "./Duties.ts"

export interface Spoken {
  /** Which elements, by place, and where the words stand. */
  readonly elements: ReadonlySet<number>
  readonly span: readonly [number, number]
}

const listen = listenFor(
  Object.fromEntries(
    duties.flatMap(({ elements, id }) => elements.map(({ cues }, at) => [`${id} ${at}`, cues] as const))
  )
)

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
